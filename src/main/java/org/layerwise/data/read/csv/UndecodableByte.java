package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** Goes through a file a second time to say where its first byte stands that is no text in its encoding. */
public final class UndecodableByte {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_WORD = 20;

    private UndecodableByte() {}

    /**
     * Finds the first byte that cannot be decoded.
     *
     * @param pause called now and then; may throw to end the search
     */
    public static Problem locate(CsvSource source, TextEncoding encoding, Runnable pause) throws IOException {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long decoded = 0;
        long line = 1;
        char previous = 0;
        CoderResult result = CoderResult.UNDERFLOW;
        boolean last = false;
        try (InputStream in = source.bytes()) {
            while (!last && !result.isError()) {
                pause.run();
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                last = count < 0;
                bytes.position(bytes.position() + Math.max(0, count)).flip();
                result = decoder.decode(bytes, chars.clear(), last);
                decoded += bytes.position();
                for (char c : chars.flip().toString().toCharArray()) {
                    line += c == '\r' || (c == '\n' && previous != '\r') ? 1 : 0;
                    previous = c;
                }
                if (!result.isError()) {
                    bytes.compact();
                }
            }
        }
        byte wrong = bytes.hasRemaining() ? bytes.get(bytes.position()) : 0;
        String hex = HexFormat.of().withUpperCase().toHexDigits(wrong);
        Message message = source.isZipped()
                ? Message.of("data.read.csv/undecodable-unpacked", decoded + 1, hex, encoding.words())
                : Message.of("data.read.csv/undecodable-byte", decoded + 1, hex, encoding.words());
        String word = word(bytes, encoding);
        return Problem.error(
                Location.line(source.file().toString(), line),
                message.hinted(
                        word.isEmpty()
                                ? Message.of("data.read.csv/other-encoding")
                                : Message.of("data.read.csv/windows-word", word)));
    }

    /** How the word reads in the most frequent of the other encodings, Windows-1252: {@code übrig}; empty where it does not. */
    private static String word(ByteBuffer bytes, TextEncoding encoding) {
        if (encoding != TextEncoding.UTF_8 || !bytes.hasRemaining()) {
            return "";
        }
        int from = bytes.position();
        while (from > 0 && isPart(bytes.get(from - 1)) && bytes.position() - from < LONGEST_WORD) {
            from--;
        }
        int to = bytes.position() + 1;
        while (to < bytes.limit() && isPart(bytes.get(to)) && to - bytes.position() < LONGEST_WORD) {
            to++;
        }
        byte[] part = new byte[to - from];
        bytes.get(from, part);
        String word = new String(part, TextEncoding.WINDOWS_1252.charset());
        boolean readable = word.codePoints().allMatch(Character::isLetter)
                && word.codePoints().anyMatch(c -> c < 0x80);
        return readable ? word : "";
    }

    private static boolean isPart(byte b) {
        return b < 0 || Character.isLetter(b);
    }
}

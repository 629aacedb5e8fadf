package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.layerwise.base.Location;
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
        int wrong = bytes.hasRemaining() ? bytes.get(bytes.position()) & 0xFF : 0;
        String message = String.format(
                Locale.ROOT,
                "byte %,d of the %s (0x%02X) is not valid %s.",
                decoded + 1,
                source.isZipped() ? "unpacked text" : "file",
                wrong,
                encoding.title());
        return Problem.error(
                Location.line(source.file().toString(), line),
                message,
                other(bytes, encoding)
                        + "The file is probably in another encoding, such as Windows-1252 or GBK: set data.format.encoding, or"
                        + " save it as UTF-8. Or set data.faults.undecodable to skip or missing.");
    }

    /** How the word reads in the most frequent of the other encodings: {@code In Windows-1252 it would be "übrig".} */
    private static String other(ByteBuffer bytes, TextEncoding encoding) {
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
        return readable ? "In Windows-1252 the word would be \"" + word + "\". " : "";
    }

    private static boolean isPart(byte b) {
        return b < 0 || Character.isLetter(b);
    }
}

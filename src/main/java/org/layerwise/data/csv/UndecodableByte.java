package org.layerwise.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;

/** Goes through a file a second time to say where its first byte stands that is no text in its encoding. */
final class UndecodableByte {
    private static final int BUFFER = 1 << 16;

    private UndecodableByte() {}

    static Problem locate(CsvSource source, TextEncoding encoding) throws IOException {
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
                Where.line(source.file().toString(), line),
                message,
                "The file is probably in another encoding, such as Windows-1252 or GBK: set data.format.encoding, or save"
                        + " it as UTF-8. Or set data.faults.undecodable to skip or missing.");
    }
}

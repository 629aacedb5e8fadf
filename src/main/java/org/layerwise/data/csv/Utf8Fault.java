package org.layerwise.data.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;

/** Goes through a file a second time to say where its first byte stands that is not UTF-8 (RFC 3629). */
final class Utf8Fault {
    private Utf8Fault() {}

    static Problem locate(Path file) throws IOException {
        long position = 0;
        long line = 1;
        int previous = 0;
        int lead = 0;
        long leadPosition = 0;
        int pending = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                position++;
                if (pending > 0) {
                    boolean first = position == leadPosition + 1;
                    if (b < (first ? lowestSecond(lead) : 0x80) || b > (first ? highestSecond(lead) : 0xBF)) {
                        break;
                    }
                    pending--;
                } else if (b >= 0x80) {
                    lead = b;
                    leadPosition = position;
                    pending = following(b);
                    if (pending == 0) {
                        break;
                    }
                } else if (b == '\r' || (b == '\n' && previous != '\r')) {
                    line++;
                }
                previous = b;
            }
        }
        String message =
                String.format(Locale.ROOT, "byte %,d of the file (0x%02X) is not valid UTF-8.", leadPosition, lead);
        return Problem.error(
                Where.line(file.toString(), line),
                message,
                "The file is probably in another encoding, such as Windows-1252 or GBK; save it as UTF-8.");
    }

    private static int following(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 1;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 2;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
    }

    private static int lowestSecond(int lead) {
        return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int lead) {
        return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }
}

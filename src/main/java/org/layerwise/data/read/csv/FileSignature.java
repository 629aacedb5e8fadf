package org.layerwise.data.read.csv;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.layerwise.base.Message;

/** Recognizes, by its first bytes, a file that is something other than text. */
public final class FileSignature {
    /** How Parquet files begin. */
    public static final String PARQUET = "PAR1";

    private FileSignature() {}

    /** What the file is, with its article ({@code a PNG picture}); empty when it may be text. */
    static Optional<Message> of(byte[] head) {
        if (startsWith(head, "PK\u0003\u0004") || startsWith(head, "PK\u0005\u0006")) {
            String start = new String(head, StandardCharsets.ISO_8859_1);
            if (start.contains("xl/") || start.contains("[Content_Types].xml")) {
                return Optional.of(Message.of("data.read.csv/xlsx"));
            }
            return Optional.of(
                    start.contains("opendocument.spreadsheet")
                            ? Message.of("data.read.csv/ods")
                            : Message.of("data.read.csv/zip"));
        }
        if (startsWith(head, "\u00D0\u00CF\u0011\u00E0")) {
            return Optional.of(Message.of("data.read.csv/xls"));
        }
        if (startsWith(head, "\u0089PNG")) {
            return Optional.of(Message.of("data.read.csv/png"));
        }
        if (startsWith(head, "\u00FF\u00D8\u00FF")) {
            return Optional.of(Message.of("data.read.csv/jpeg"));
        }
        if (startsWith(head, "GIF8")) {
            return Optional.of(Message.of("data.read.csv/gif"));
        }
        if (startsWith(head, "%PDF-")) {
            return Optional.of(Message.of("data.read.csv/pdf"));
        }
        if (isParquet(head)) {
            return Optional.of(Message.of("data.read.csv/parquet"));
        }
        if (startsWith(head, "PARE")) {
            return Optional.of(Message.of("data.read.csv/encrypted-parquet"));
        }
        if (startsWith(head, "SQLite format 3\0")) {
            return Optional.of(Message.of("data.read.csv/sqlite"));
        }
        boolean wide = EncodingSniffer.sniff(head).isWide();
        return !wide && isBinary(head) ? Optional.of(Message.of("data.read.csv/binary")) : Optional.empty();
    }

    /** Whether the bytes begin as a Parquet file's do. */
    public static boolean isParquet(byte[] head) {
        return startsWith(head, PARQUET);
    }

    /** Whether the bytes begin as gzip's do. */
    static boolean isGzip(byte[] head) {
        return startsWith(head, "\u001F\u008B");
    }

    /** Whether many bytes are control characters that no text has; zeros, which UTF-16 is full of, do not count. */
    private static boolean isBinary(byte[] head) {
        int separator = separates(head) ? 1 : ' ';
        int controls = 0;
        for (byte b : head) {
            boolean text = b >= ' ' || b <= 0 || b == separator || (b >= '\t' && b <= '\r') || b == 0x1A || b == 0x1B;
            controls += text ? 0 : 1;
        }
        return controls > head.length / 50;
    }

    /** Whether U+0001 separates fields, as in Hive's files: each line has some, and there are no zeros. */
    private static boolean separates(byte[] head) {
        boolean found = false;
        boolean all = true;
        boolean inLine = false;
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
            if (b == '\n') {
                all &= inLine;
                inLine = false;
            }
            inLine |= b == 1;
            found |= b == 1;
        }
        return found && all;
    }

    private static boolean startsWith(byte[] head, String signature) {
        byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (head[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}

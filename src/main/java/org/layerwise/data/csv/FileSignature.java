package org.layerwise.data.csv;

import java.nio.charset.StandardCharsets;

/** Recognises, by its first bytes, a file that is something other than UTF-8 text. */
final class FileSignature {
    private FileSignature() {}

    /** What the file is, with its article ({@code a PNG picture}); empty when it may be text. */
    static String of(byte[] head) {
        if (startsWith(head, "PK\u0003\u0004") || startsWith(head, "PK\u0005\u0006")) {
            String start = new String(head, StandardCharsets.ISO_8859_1);
            if (start.contains("xl/") || start.contains("[Content_Types].xml")) {
                return "an Excel workbook (.xlsx)";
            }
            return start.contains("opendocument.spreadsheet") ? "an OpenDocument spreadsheet (.ods)" : "a zip archive";
        }
        if (startsWith(head, "\u00D0\u00CF\u0011\u00E0")) {
            return "an old Excel workbook (.xls)";
        }
        if (startsWith(head, "\u0089PNG")) {
            return "a PNG picture";
        }
        if (startsWith(head, "\u00FF\u00D8\u00FF")) {
            return "a JPEG picture";
        }
        if (startsWith(head, "GIF8")) {
            return "a GIF picture";
        }
        if (startsWith(head, "%PDF-")) {
            return "a PDF document";
        }
        if (startsWith(head, "\u001F\u008B")) {
            return "a gzip archive";
        }
        if (startsWith(head, "PAR1")) {
            return "a Parquet file";
        }
        if (startsWith(head, "SQLite format 3\0")) {
            return "an SQLite database";
        }
        if (startsWith(head, "\u00FF\u00FE") || startsWith(head, "\u00FE\u00FF")) {
            return "text in UTF-16, not UTF-8";
        }
        for (byte b : head) {
            if (b == 0) {
                return "a binary file (it holds NUL bytes)";
            }
        }
        return "";
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

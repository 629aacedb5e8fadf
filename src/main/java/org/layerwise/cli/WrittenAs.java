package org.layerwise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Message;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.TextEncoding;

/** What was found out of how a table's file is written, in a line. */
final class WrittenAs {
    private WrittenAs() {}

    /**
     * Encoding, separator, decimal mark and what is before the table: {@code UTF-8; separator: comma; decimal point}.
     *
     * @param format with every part resolved
     */
    static String text(Path file, CsvFormat format) {
        List<Object> parts = new ArrayList<>();
        parts.add(encoding(file, format.encoding()));
        parts.add(Message.of("cli/written-separator", format.separator().title()));
        parts.add(
                format.decimal() == CsvFormat.Decimal.COMMA
                        ? Message.of("cli/written-decimal-comma")
                        : Message.of("cli/written-decimal-point"));
        if (format.skip() > 0 && format.skip() < CsvFormat.AUTO_LINES) {
            parts.add(Message.of("cli/written-preamble", format.skip()));
        }
        if (format.header() == CsvFormat.Header.NO) {
            parts.add(Message.of("cli/written-without-header"));
        }
        return Message.of("cli/written", parts).text();
    }

    /** Where the text is not in Unicode, also which byte says so. */
    private static Object encoding(Path file, TextEncoding encoding) {
        String title = encoding.title();
        if (encoding.isUnicode()) {
            return title;
        }
        try {
            return CsvSource.of(file)
                    .firstNoUtf8()
                    .<Object>map(place -> Message.of("cli/written-no-utf-8", title, place.offset(), place.line()))
                    .orElse(title);
        } catch (IOException _) {
            return title; // the table was read a moment ago; who trains from it is told what became of it
        }
    }
}

package org.layerwise.data.read.csv;

import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;

/** What is said about faults in records. */
public final class RowFaults {
    static final String RAGGED = "rows with the wrong number of fields";
    static final String QUOTES = "rows with quotes in the wrong place";
    public static final String UNDECODABLE = "rows with bytes that are no text";

    private static final int SHOWN = 60;

    private final String file;
    private final CsvFormat format;

    RowFaults(String file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    Problem ragged(RecordReader record, int expected) {
        int found = record.scanner().fields();
        String hint = found > expected
                ? "Put quotes around text that holds a " + format.separator().title()
                        + ", or remove the extra fields. Or set" + " data.faults.ragged to skip or pad."
                : "Add the missing fields (an empty field is a missing value), or join a broken line. Or set"
                        + " data.faults.ragged to skip or pad.";
        String names = format.header().records() == 0 ? "as most rows have" : "as in the header";
        return Problem.error(
                Location.line(file, record.line()),
                "expected " + count(expected, "field") + " " + names + ", found " + found + ".",
                hint);
    }

    /** The fault as a warning, with what was done about it. */
    static Problem passed(Problem fault, boolean skipped) {
        return Problem.warning(
                fault.where(), fault.message() + (skipped ? " The row is left out." : " The row is padded."), "");
    }

    static Problem asText(Problem fault) {
        return Problem.warning(fault.where(), fault.message() + " It is taken as text.", "");
    }

    Problem undecodable(RecordReader record, boolean skipped) {
        RecordScanner fields = record.scanner();
        int field = 0;
        while (field < fields.fields() - 1
                && !RowHandler.isDirty(record.text(), fields.start(field), fields.end(field) - fields.start(field))) {
            field++;
        }
        return Problem.warning(
                Location.cell(file, record.line(), field + 1, ""),
                "\"" + shown(record, field) + "\" holds bytes that are not valid "
                        + format.encoding().title() + ". "
                        + (skipped ? "The row is left out." : "The cell is taken as missing."),
                "");
    }

    private static String shown(RecordReader record, int field) {
        RecordScanner fields = record.scanner();
        int length = fields.end(field) - fields.start(field);
        String text = new String(record.text(), fields.start(field), Math.min(SHOWN, length)).strip();
        return length > SHOWN ? text + "…" : text;
    }

    Problem quotes(RecordReader record, List<String> names) {
        RecordScanner fields = record.scanner();
        int field = fields.faultField();
        String name = field < names.size() ? names.get(field) : "";
        Location where = Location.cell(file, record.lineOf(fields.faultAt()), field + 1, name);
        char quote = format.quote().character();
        String twice = "" + quote + quote;
        if (fields.isFaultOpen()) {
            return Problem.error(
                    where,
                    "a quote (" + quote + ") is opened here and never closed.",
                    "Close it, or double it (" + twice + ") where it belongs to the text. Or set data.faults.quotes to"
                            + " text.");
        }
        return Problem.error(
                where,
                "after the closing quote (" + quote + ") comes '" + record.text()[fields.faultAt()] + "'; expected a "
                        + format.separator().title() + " or the end of the line.",
                "Double a quote (" + twice + ") that belongs to the text. Or set data.faults.quotes to text.");
    }

    Problem unescaped(RecordReader record) {
        return Problem.warning(Location.line(file, record.line()), "a quote inside quotes is not escaped.", "");
    }

    Problem headerAgain(RecordReader record, boolean same) {
        return Problem.warning(
                Location.line(file, record.line()),
                same
                        ? "the header stands here once more; the line is passed over."
                        : "a second table begins here, with other columns; it is left out.",
                same ? "" : "Put it into a file of its own to use it.");
    }

    Problem nuls(long count) {
        return Problem.warning(
                Location.file(file),
                String.format(Locale.ROOT, "%,d NUL characters were left out.", count),
                "Nothing needs to be done if the cells look right.");
    }

    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

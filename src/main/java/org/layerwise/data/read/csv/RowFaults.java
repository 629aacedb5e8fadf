package org.layerwise.data.read.csv;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** What is said about faults in records. */
public final class RowFaults {
    static final Message RAGGED = Message.of("data.read.csv/ragged-rows");
    static final Message QUOTES = Message.of("data.read.csv/quoted-rows");
    public static final Message UNDECODABLE = Message.of("data.read.csv/undecodable-rows");

    private static final int SHOWN = 60;

    private final String file;
    private final CsvFormat format;

    RowFaults(String file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    Problem ragged(RecordReader record, int expected) {
        int found = record.scanner().fields();
        Message text = format.header().records() == 0
                ? Message.of("data.read.csv/ragged-without-header", expected, found)
                : Message.of("data.read.csv/ragged", expected, found);
        return Problem.error(
                Location.line(file, record.line()),
                text.hinted(
                        found > expected
                                ? Message.of(
                                        "data.read.csv/too-many-fields",
                                        format.separator().words())
                                : Message.of("data.read.csv/too-few-fields")));
    }

    /** The fault as a warning, with what was done about it. */
    static Problem passed(Problem fault, boolean skipped) {
        return Problem.warning(
                fault.where(),
                skipped
                        ? Message.of("data.read.csv/row-left-out", fault.text())
                        : Message.of("data.read.csv/row-padded", fault.text()));
    }

    static Problem asText(Problem fault) {
        return Problem.warning(fault.where(), Message.of("data.read.csv/taken-as-text", fault.text()));
    }

    Problem undecodable(RecordReader record, boolean skipped) {
        RecordScanner fields = record.scanner();
        int field = 0;
        while (field < fields.fields() - 1
                && !RowHandler.isDirty(record.text(), fields.start(field), fields.end(field) - fields.start(field))) {
            field++;
        }
        String cell = shown(record, field);
        Message encoding = format.encoding().words();
        return Problem.warning(
                Location.cell(file, record.line(), field + 1, ""),
                skipped
                        ? Message.of("data.read.csv/undecodable-skipped", cell, encoding)
                        : Message.of("data.read.csv/undecodable-missing", cell, encoding));
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
        return Problem.error(
                where,
                fields.isFaultOpen()
                        ? Message.of("data.read.csv/open-quote", quote, twice)
                        : Message.of(
                                "data.read.csv/text-after-quote",
                                quote,
                                record.text()[fields.faultAt()],
                                format.separator().words(),
                                twice));
    }

    Problem unescaped(RecordReader record) {
        return Problem.warning(Location.line(file, record.line()), Message.of("data.read.csv/unescaped-quote"));
    }

    Problem headerAgain(RecordReader record, boolean same) {
        return Problem.warning(
                Location.line(file, record.line()),
                same ? Message.of("data.read.csv/header-again") : Message.of("data.read.csv/second-table"));
    }

    Problem nuls(long count) {
        return Problem.warning(Location.file(file), Message.of("data.read.csv/nuls-left-out", count));
    }
}

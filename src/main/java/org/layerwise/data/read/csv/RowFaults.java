package org.layerwise.data.read.csv;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.read.csv.CsvFormat.Comment;

/** What is said about faults in records. */
public final class RowFaults {
    static final Message RAGGED = Message.of("data.read.csv/ragged-rows");
    static final Message QUOTES = Message.of("data.read.csv/quoted-rows");
    public static final Message UNDECODABLE = Message.of("data.read.csv/undecodable-rows");

    private static final int SHOWN = 60;

    private final String file;
    private final CsvFormat format;
    private final TableShape shape;

    RowFaults(String file, CsvFormat format, TableShape shape) {
        this.shape = shape;
        this.file = file;
        this.format = format;
    }

    Problem ragged(RecordReader record, int expected) {
        int found = record.scanner().fields();
        Message text = format.header().records() == 0
                ? Message.of("data.read.csv/ragged-without-header", expected, found)
                : Message.of("data.read.csv/ragged", expected, found);
        return Problem.error(Location.line(file, record.line()), text.hinted(mending(record, expected)));
    }

    /** What mends a row of the wrong width: what fits its shape, and that of all others. */
    private Message mending(RecordReader record, int expected) {
        int found = record.scanner().fields();
        Comment mark = comment(record);
        if (mark != Comment.NONE) {
            return Message.of("data.read.csv/comment-offered", mark.mark(), mark.key());
        }
        if (shape.rowWidth() == found) {
            return found > expected
                    ? Message.of("data.read.csv/every-row-longer", found, expected)
                    : Message.of("data.read.csv/every-row-shorter", found, expected);
        }
        return found > expected
                ? Message.of("data.read.csv/too-many-fields", format.separator().words())
                : Message.of("data.read.csv/too-few-fields");
    }

    /** How comments begin that a record may be one of; {@link Comment#NONE} when it is none, or they are passed over. */
    private Comment comment(RecordReader record) {
        RecordScanner fields = record.scanner();
        String cell = shown(record, 0);
        for (Comment comment : Comment.values()) {
            boolean begins = !comment.mark().isEmpty() && cell.startsWith(comment.mark());
            if (begins && !fields.isQuoted(0) && format.comment().mark().isEmpty()) {
                return comment;
            }
        }
        return Comment.NONE;
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

    Problem headerAgain(long line, long count) {
        return Problem.warning(Location.line(file, line), Message.of("data.read.csv/header-again", count));
    }

    Problem secondTable(RecordReader record) {
        return Problem.warning(Location.line(file, record.line()), Message.of("data.read.csv/second-table"));
    }

    Problem total(long line, String word) {
        return Problem.warning(Location.line(file, line), Message.of("data.read.csv/total-left-out", word));
    }

    Problem likeTotal(long line, String word) {
        return Problem.note(Location.line(file, line), Message.of("data.read.csv/total-kept", word));
    }

    Problem rowNames(String name) {
        return Problem.warning(Location.file(file), Message.of("data.read.csv/row-names-named", name));
    }

    Problem separatorsAtEnd() {
        return Problem.warning(Location.file(file), Message.of("data.read.csv/separators-dropped"));
    }

    Problem separatorLine() {
        return Problem.warning(
                Location.line(file, 1),
                Message.of("data.read.csv/separator-named", format.separator().words()));
    }

    Problem controlZ() {
        return Problem.warning(Location.file(file), Message.of("data.read.csv/control-z-left-out"));
    }

    Problem comments(long count) {
        return Problem.warning(
                Location.file(file),
                Message.of(
                        "data.read.csv/comments-passed", count, format.comment().mark()));
    }

    Problem nuls(long count) {
        return Problem.warning(Location.file(file), Message.of("data.read.csv/nuls-left-out", count));
    }
}

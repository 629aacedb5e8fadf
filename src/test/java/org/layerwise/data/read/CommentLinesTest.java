package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Comment;
import org.layerwise.data.read.csv.CsvFormat.Escape;
import org.layerwise.data.read.csv.CsvFormat.Separator;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;

/** Comments between rows, and the dumps of MySQL and Hive. */
class CommentLinesTest extends TableFixture {
    private static String passed(int count, String mark) {
        return count == 1
                ? "WARNING t.csv: 1 line that begins with " + mark
                        + " is passed over as a comment. If it is a row, set data.format.comment to none."
                : "WARNING t.csv: " + count + " lines that begin with " + mark
                        + " are passed over as comments. If they are rows, set data.format.comment to none.";
    }

    private CsvFormat found(String text) {
        return TableReader.preview(Tables.file(folder, text), CsvFormat.AUTO, FaultPolicy.STOP, 10)
                .format();
    }

    @Test
    void commentsAreFoundOutAnywhere() {
        assertTable(
                "# exported 2024\n# unit: cm\nx,z,y\n2.04,8.66,q\n# it's \"late\n1.14,6.34,q\n#2.3,4.5,p\n8.99,1.88,p\n",
                List.of("x", "z", "y"),
                "2.04|8.66|q/1.14|6.34|q/8.99|1.88|p",
                passed(4, "#"));
        assertTable("x;y\r\n1;q\r\n// a; b; c\r\n2;p\r\n", List.of("x", "y"), "1|q/2|p", passed(1, "//"));
        assertTable("x\ty\n1\tq\n% end of day\n2\tp\n", List.of("x", "y"), "1|q/2|p", passed(1, "%"));
        assertTable("x,y\n1,q\n; remark\n2,p", List.of("x", "y"), "1|q/2|p", passed(1, ";"));
    }

    @Test
    void commentsOfATablesOnlyColumn() {
        assertTable("x\n1.5\n# calibrated\n2.5\n3\n", List.of("x"), "1.5/2.5/3", passed(1, "#"));
        assertTable("tag\n#love\nhate\n#hope\n", List.of("tag"), "#love/hate/#hope");
    }

    @Test
    void aHeaderThatBeginsAsCommentsDoStays() {
        assertTable("# exported\n#x,z\n1,2\n# pause, long, dull\n3,4\n", List.of("x", "z"), "1|2/3|4", passed(1, "#"));
        assertEquals(List.of("#x", "z"), read("#x,z\n1,2\n3,4\n").columns());
    }

    @Test
    void cellsThatBeginSoStay() {
        assertTable("color,n\n#ff0000,1\n#00ff00,2\nred,3\n", List.of("color", "n"), "#ff0000|1/#00ff00|2/red|3");
        assertTable("id,n\n#1,1\n#2,2\n", List.of("id", "n"), "#1|1/#2|2");
        assertEquals("a|#b/;|c", shown(read("x;y\na;#b\n\";\";c\n")));
        assertEquals(Comment.NONE, found("x;y\n;2\n;3\n1;4\n").comment());
    }

    @Test
    void aSettingIsOfferedWhereItWouldMendTheFile() {
        Path file = Tables.file(folder, "x,y\n1,q\n# pause\n2,p\n");
        assertEquals(
                List.of("ERROR t.csv, line 3: expected 2 fields as in the header, found 1. If lines that begin with #"
                        + " are comments, set data.format.comment to hash."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.DEFAULT)));
        Table told = TableReader.read(file, CsvFormat.DEFAULT.withComment(Comment.HASH));
        assertEquals("1|q/2|p", shown(told));
        assertEquals(4, told.line(1));
        assertEquals("1|q/2|p", shown(TableReader.readLike(file, CsvFormat.DEFAULT, FaultPolicy.STOP)));
    }

    @Test
    void mysqlEscapesOutsideQuotes() {
        String text = "id\tnote\n1\ta\\tb\\nc\n2\t\\N\n3\tC:\\\\new\n4\tx\\\ty\n";
        assertEquals(Escape.BACKSLASH_EVERYWHERE, found(text).escape());
        assertEquals("1|a\tb\nc/2|\\N/3|C:\\new/4|x\ty", shown(read(text)));
        assertEquals(5, read(text).line(3));
        assertEquals("1|a,b/2|c", shown(read("id,note\n1,a\\,b\n2,c\n")));
        assertEquals("1|a\nb/2|c", shown(read("id,note\n1,a\\\nb\n2,c\n")));
        assertEquals(4, read("id,note\n1,a\\\nb\n2,c\n").line(1));
        assertEquals(true, new MissingTokens(MissingTokens.DEFAULTS).isMissing("\\N"));
    }

    @Test
    void pathsOfWindowsStay() {
        assertEquals("1|C:\\temp\\new/2|C:\\new\\", shown(read("id\tfile\n1\tC:\\temp\\new\n2\tC:\\new\\\n")));
        assertEquals("1|\\\\nas\\top/2|x", shown(read("id,file\n1,\\\\nas\\top\n2,x\n")));
    }

    @Test
    void hiveSeparatesByAControlCharacter() {
        String text = "1\u0001a, b\u0001\\N\n2\u0001c\u00012.5\n3\u0001d\u00013.5\n";
        assertEquals(Separator.CONTROL_A, found(text).separator());
        assertEquals(List.of("column1", "column2", "column3"), read(text).columns());
        assertEquals("1|a, b|\\N/2|c|2.5/3|d|3.5", shown(read(text)));
    }
}

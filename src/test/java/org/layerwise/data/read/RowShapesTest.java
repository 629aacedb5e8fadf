package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Separator;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.data.table.Table;

/** Rows that have names, separators at the end of lines, the first line that names the separator, and the end of the file. */
class RowShapesTest extends TableFixture {
    private static final String ROW_NAMES =
            "WARNING t.csv: the header has a name less than the rows have fields; the first column is taken for the names of the rows, and is called \"row_names\" here. Give it a name in the file if it is something else.";
    private static final String ENDS =
            "WARNING t.csv: lines end with separators behind which nothing stands; they are passed over. Nothing needs to be done.";

    private static String named(String separator) {
        return "WARNING t.csv, line 1: the first line names the separator (" + separator
                + "); it is passed over. Nothing needs to be done.";
    }

    @Test
    void rowNamesOfRAreTheFirstColumn() {
        assertTable(
                "A B C\n\"1\" 2.04 8.66 \"q\"\n\"2\" 1.14 6.34 \"q\"\n\"3\" 8.99 1.88 \"p\"\n",
                List.of("row_names", "A", "B", "C"),
                "1|2.04|8.66|q/2|1.14|6.34|q/3|8.99|1.88|p",
                ROW_NAMES);
    }

    @Test
    void rowNamesBeforeTextsAndOneColumnAndYears() {
        assertTable(
                "\"a\"\t\"row_names\"\r\n\"x\"\t1\t\"q\"\r\n\"y\"\t2\t\"p\"\r\n",
                List.of("row_names_2", "a", "row_names"),
                "x|1|q/y|2|p",
                "WARNING t.csv: the header has a name less than the rows have fields; the first column is taken for the names of the rows, and is called \"row_names_2\" here. Give it a name in the file if it is something else.");
        assertTable("x\n\"1\" 2.3\n\"2\" 3.4\n", List.of("row_names", "x"), "1|2.3/2|3.4", ROW_NAMES);
        assertTable(
                "2019,2020\nnorth,1.5,2\nsouth,3,4.5\n",
                List.of("row_names", "2019", "2020"),
                "north|1.5|2/south|3|4.5",
                ROW_NAMES);
        assertTable(
                "\"a\" \"b\"\n\"1\" \"new york\" \"p\"\n\"2\" \"bath\" \"q\"\n",
                List.of("row_names", "a", "b"),
                "1|new york|p/2|bath|q",
                ROW_NAMES);
    }

    @Test
    void aHeaderOfTwoLinesMayLackTheRowsNames() {
        assertTable(
                "size,mass\ncm,kg\nann,1,2\nbob,3,4\ncid,5,6\n",
                List.of("row_names", "size cm", "mass kg"),
                "ann|1|2/bob|3|4/cid|5|6",
                ROW_NAMES);
    }

    @Test
    void rowsOfTheHeadersWidthRuleRowNamesOut() {
        Path file = Tables.file(folder, "a,b\n1,2,3\n4,5\n6,7,8\n");
        assertEquals(
                List.of("ERROR t.csv, line 2: expected 2 fields as in the header, found 3. Put quotes around text that"
                        + " holds a comma, or remove the extra fields. Or set data.faults.ragged to skip or"
                        + " pad."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO)));
    }

    @Test
    void separatorsAtTheEndOfRowsAloneAreDropped() {
        assertTable(
                "A,B,C\n2.04,8.66,q,\n1.14,6.34,q,\n8.99,1.88,p,\n",
                List.of("A", "B", "C"),
                "2.04|8.66|q/1.14|6.34|q/8.99|1.88|p",
                ENDS);
        assertTable("A;B\r\n1;2;;\r\n3;4;;\r\n", List.of("A", "B"), "1|2/3|4", ENDS);
        assertTable("A\n1,\n2,\n3,\n", List.of("A"), "1/2/3", ENDS);
    }

    @Test
    void separatorsAtTheEndOfRowsAndHeaderOrHeaderAloneAreDropped() {
        assertTable("A\tB\t\n1\t2\t\n3\t4\t\n", List.of("A", "B"), "1|2/3|4", ENDS);
        assertTable("A,B,,\n1,2,,\n3,4,,\n", List.of("A", "B"), "1|2/3|4", ENDS);
        assertTable("A,B,\n1,2\n3,4\n", List.of("A", "B"), "1|2/3|4", ENDS);
    }

    @Test
    void anUnnamedColumnWithOneCellStaysAndSoDoesANamedBlankOne() {
        assertTable(
                "A,B,\n1,2,\n3,4,x\n",
                List.of("A", "B", "column_3"),
                "1|2|/3|4|x",
                "WARNING t.csv, line 1, column 3 (column_3): this column has no name in the header; it is called"
                        + " \"column_3\" here. Give it a name in the file.");
        assertTable("A,B\n1,\n3,\n", List.of("A", "B"), "1|/3|");
    }

    @Test
    void theFirstLineNamesTheSeparator() {
        assertTable("sep=;\nx;y\n2,04;q\n1,14;q\n", List.of("x", "y"), "2,04|q/1,14|q", named("semicolon"));
        assertTable("\uFEFF\"SEP=|\"\r\nx|y\r\n1|q\r\n", List.of("x", "y"), "1|q", named("vertical bar"));
        assertTable("sep=\t\nx\ty,z\n1\tq,r\n", List.of("x", "y,z"), "1|q,r", named("tab"));
        assertTable("Sep=^\nx^y\n1^q\n", List.of("x", "y"), "1|q", named("caret"));
        assertEquals(
                Separator.COMMA,
                TableReader.probe(Tables.file(folder, "sep=,\na;b,c\n1;2,3\n"), CsvFormat.AUTO, 5)
                        .format()
                        .separator());
    }

    @Test
    void theFirstLineIsPassedOverHoweverTheFormatWasRecorded() {
        Path file = Tables.file(folder, "sep=;\nx;y\n2;q\n");
        for (CsvFormat format : List.of(CsvFormat.DEFAULT, CsvFormat.DEFAULT.withSkip(1))) {
            assertEquals(List.of("x", "y"), TableReader.read(file, format).columns());
        }
        assertEquals(
                List.of("x", "y"),
                TableReader.readLike(file, CsvFormat.DEFAULT, FaultPolicy.STOP).columns());
    }

    @Test
    void theEndOfFileCharacterIsIgnored() {
        String told = "WARNING t.csv: the end-of-file character ^Z at the end was left out. Nothing needs to be done.";
        assertTable("x,z\r\n1,q\r\n2,p\r\n\u001A", List.of("x", "z"), "1|q/2|p", told);
        assertTable("x,z\n1,q\n2,p\n\u001A\n", List.of("x", "z"), "1|q/2|p", told);
        assertTable("x,z\n1,q\n2,p\u001A\u001A\r\n", List.of("x", "z"), "1|q/2|p", told);
        assertTable("x,z\n1,q\u001A\n2,p\n", List.of("x", "z"), "1|q\u001A/2|p");
    }

    @Test
    void whereEveryRowIsTooLongNeitherSkipNorPadIsAdvised() {
        Path file = Tables.file(folder, "a,b\n1,2,3,4\n4,5,6,7\n");
        assertEquals(
                List.of("ERROR t.csv, line 2: expected 2 fields as in the header, found 4. Every row has 4 fields, the"
                        + " header 2: name the missing columns there, or set data.format.skip,"
                        + " data.format.header or data.format.separator to how the file is written."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.DEFAULT)));
        Path less = Tables.file(folder, "a,b,c\n1,2\n3,4\n");
        assertEquals(
                List.of("ERROR t.csv, line 2: expected 3 fields as in the header, found 2. Every row has 2 fields, the"
                        + " header 3: remove the names that are too many, or set data.format.skip,"
                        + " data.format.header or data.format.separator to how the file is written."),
                Tables.complaints(folder, () -> TableReader.read(less, CsvFormat.DEFAULT)));
    }

    @Test
    void paddingShiftsNoNames() {
        Path file = Tables.file(folder, "A,B\nx,1,2\ny,3,4\n");
        Table padded = TableReader.read(file, CsvFormat.DEFAULT, FaultPolicy.STOP.withRagged(Ragged.PAD));
        assertEquals(List.of("row_names", "A", "B"), padded.columns());
        assertEquals("x|1|2/y|3|4", shown(padded));
    }
}

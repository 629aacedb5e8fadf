package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.ExtraRows;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.data.table.Table;

/** Repeated headers and rows of totals, which are none of a table's rows. */
class ExtraRowsTest extends TableFixture {
    private static String total(int line, String word) {
        return "WARNING t.csv, line " + line + ": the last row (\"" + word
                + "\") holds totals or means of the others; it is"
                + " left out. To keep it, set data.faults.extraRows to keep.";
    }

    @Test
    void repeatedHeadersAreLeftOutAndCounted() {
        assertTable(
                "x,y\n1,a\nx,y\n2,b\n x , \"y\" \n\uFEFFx,y\n3,c\n",
                List.of("x", "y"),
                "1|a/2|b/3|c",
                "WARNING t.csv, line 3: the header stands in the table 3 more times, here first; those lines are left"
                        + " out. To keep them as rows, set data.faults.extraRows to keep.");
    }

    @Test
    void repeatedHeadersOfRowNamesAndOfTwoLinesAreLeftOut() {
        String once =
                ": the header stands in the table 1 more time, here; that line is left out. To keep it as a row, set"
                        + " data.faults.extraRows to keep.";
        assertTable(
                "A;B;\n1;2;\nA;B;\n3;4;\n",
                List.of("A", "B"),
                "1|2/3|4",
                "WARNING t.csv, line 3" + once,
                "WARNING t.csv: lines end with separators behind which nothing stands; they are passed over. Nothing needs to be done.");
        Path units = Tables.file(folder, "size,mass\ncm,kg\n1,2\n3,4\nsize,mass\ncm,kg\n7,8\n");
        Table table = TableReader.read(units, CsvFormat.AUTO.withHeader(CsvFormat.Header.TWO_LINES));
        assertEquals(List.of("size cm", "mass kg"), table.columns());
        assertEquals("1|2/3|4/7|8", shown(table));
    }

    @Test
    void namesOfOneColumnAndNumbersAreNoRepeatedHeader() {
        assertEquals("1/x/2", shown(read("x\n1\nx\n2\n")));
        Path numbers = Tables.file(folder, "0,1\n1,0\n0,1\n");
        assertEquals("1|0/0|1", shown(TableReader.read(numbers, CsvFormat.DEFAULT)));
    }

    @Test
    void aTotalAmongNumbersIsLeftOut() {
        assertTable(
                "x,z,y\n2.04,8.66,q\n1.14,6.34,q\n8.99,1.88,p\nTotal,16.88,\n",
                List.of("x", "z", "y"),
                "2.04|8.66|q/1.14|6.34|q/8.99|1.88|p",
                total(5, "Total"));
    }

    @Test
    void aTotalAmongDatesOrOfSumsOrTooShortIsLeftOut() {
        assertTable(
                "day;n\n01.02.2024;3\n02.02.2024;5\nSUMME: ;9\n",
                List.of("day", "n"),
                "01.02.2024|3/02.02.2024|5",
                total(4, "SUMME:"));
        assertTable(
                "who,n,share\nann,3,37.5%\nbob,5,62.5%\nGrand total,8,100.0%\n\n",
                List.of("who", "n", "share"), "ann|3|37.5%/bob|5|62.5%", total(4, "Grand total"));
        assertTable("x,z,y\n2,8,q\n1,6,q\n合計,14\n", List.of("x", "z", "y"), "2|8|q/1|6|q", total(4, "合計"));
    }

    private static String kept(int line, String word) {
        return "NOTE t.csv, line " + line + ": the last row (\"" + word
                + "\") is called as rows of totals or means are, but none of its figures is the sum or the mean of its"
                + " column; it is kept. To leave it out, set data.faults.extraRows to leave-out-by-name.";
    }

    @Test
    void oneFigureOfItsColumnIsEnoughWhereTheWordComesFirst() {
        assertTable(
                "who,n,age\nann,3,31\nbob,5,44\ncid,4,52\nMean,4,40.1\n",
                List.of("who", "n", "age"),
                "ann|3|31/bob|5|44/cid|4|52",
                total(5, "Mean"));
        assertTable(
                "who;n;age\nann;3;31,5\nbob;5;44,5\ncid;4;52,5\nDurchschnitt:;9;42,8\n",
                List.of("who", "n", "age"),
                "ann|3|31,5/bob|5|44,5/cid|4|52,5",
                total(5, "Durchschnitt:"));
        assertTable(
                "who,n,age\nann,3,31\nbob,5,44\nTotal,8,37.7\n",
                List.of("who", "n", "age"),
                "ann|3|31/bob|5|44",
                total(4, "Total"));
    }

    @Test
    void severalRowsAtTheEndAreLeftOutTogether() {
        assertTable(
                "who,n,age\nann,3,31\nbob,6,44\nSum,9,75\nAverage,4.5,37.5\n",
                List.of("who", "n", "age"),
                "ann|3|31/bob|6|44",
                total(4, "Sum"),
                total(5, "Average"));
    }

    @Test
    void aRowThatIsOnlyCalledSoIsKeptAndNamed() {
        assertTable(
                "who,n\nann,3\nbob,6\nMoyenne,77\n", List.of("who", "n"), "ann|3/bob|6/Moyenne|77", kept(4, "Moyenne"));
        assertTable(
                "who,n,m\nann,3,1\nbob,6,2\nсреднее,1,9\n",
                List.of("who", "n", "m"),
                "ann|3|1/bob|6|2/среднее|1|9",
                kept(4, "среднее"));
        Path file = Tables.file(folder, "who,n\nann,3\nbob,6\nMoyenne,77\n");
        FaultPolicy byName = FaultPolicy.STOP.withExtraRows(ExtraRows.LEAVE_OUT_BY_NAME);
        assertEquals("ann|3/bob|6", shown(TableReader.read(file, CsvFormat.AUTO, byName)));
    }

    @Test
    void aRoundMeanOrAWordThatIsNotFirstSaysNothing() {
        assertTable(
                "who,n\nann,3\nbob,6\ncid,2\nMean,4\n",
                List.of("who", "n"),
                "ann|3/bob|6/cid|2/Mean|4",
                kept(5, "Mean"));
        assertTable(
                "who,kind,n,m\nann,part,3,1\nbob,part,6,2\ncid,Total,9,9\n",
                List.of("who", "kind", "n", "m"),
                "ann|part|3|1/bob|part|6|2/cid|Total|9|9");
    }

    @Test
    void aCategoryCalledTotalStays() {
        assertTable(
                "kind,n\npart,3\nTotal,3\npart,5\nTotal,5\n", List.of("kind", "n"), "part|3/Total|3/part|5/Total|5");
        assertTable(
                "kind,n\npart,3\npart,4\nTotal,9\n", List.of("kind", "n"), "part|3/part|4/Total|9", kept(4, "Total"));
        assertTable(
                "kind,n\npart,0\npart,0\nTotal,0\n", List.of("kind", "n"), "part|0/part|0/Total|0", kept(4, "Total"));
    }

    @Test
    void aTotalThatIsNotLastOrNoneIsAFaultWhereItIsTooShort() {
        Path file = Tables.file(folder, "x,z,y\n2,8,q\n1,6,q\nTotal,14\n3,4,q\n");
        assertEquals(
                List.of("ERROR t.csv, line 4: expected 3 fields as in the header, found 2. Add the missing fields (an"
                        + " empty field is a missing value), or join a broken line. Or set data.faults.ragged to skip"
                        + " or pad."),
                Tables.complaints(folder, () -> TableReader.read(file, CsvFormat.AUTO)));
    }

    @Test
    void extraRowsAreKeptWhereThatIsAskedFor() {
        Path file = Tables.file(folder, "x,y\n1,2\nx,y\n3,4\nTotal,6\n");
        FaultPolicy keep = FaultPolicy.STOP.withExtraRows(ExtraRows.KEEP);
        assertEquals("1|2/x|y/3|4/Total|6", shown(TableReader.read(file, CsvFormat.AUTO, keep)));
    }

    @Test
    void theTotalsRowCountsAsSkippedAndTheFingerprintStays() {
        Path file = Tables.file(folder, "x,y\n1,2\n3,4\nTotal,6\n");
        Table left = TableReader.read(file, CsvFormat.AUTO);
        Table kept = TableReader.read(file, CsvFormat.AUTO, FaultPolicy.STOP.withExtraRows(ExtraRows.KEEP));
        assertEquals(new ReadTotals(3, 2, 0, 0, 0), left.totals());
        assertEquals(kept.fingerprint(), left.fingerprint());
        assertEquals(
                2,
                TableReader.preview(file, CsvFormat.AUTO, FaultPolicy.STOP, 50)
                        .rows()
                        .size());
    }

    @Test
    void aTotalMayCountLimitsOrNot() {
        for (String sum : List.of("4.3", "4.2", "4.1")) {
            assertTable(
                    "who,a,b\nann,<0.1,1\nbob,1.8,2\ncid,2.3,3\ndan,<0.1,4\nTotal," + sum + ",10\n",
                    List.of("who", "a", "b"),
                    "ann|<0.1|1/bob|1.8|2/cid|2.3|3/dan|<0.1|4",
                    total(6, "Total"));
        }
        assertTable(
                "who,a,b\nann,<0.1,1\nbob,1.8,2\ncid,2.3,3\nTotal,9.5,7\n",
                List.of("who", "a", "b"),
                "ann|<0.1|1/bob|1.8|2/cid|2.3|3/Total|9.5|7",
                kept(5, "Total"));
    }

    @Test
    void aTotalMayBeOfNumbersBeforeTheyWereRounded() {
        assertTable(
                "who,a\nann,10\nbob,20\ncid,30\ndan,40\nTotal,101.9\n",
                List.of("who", "a"),
                "ann|10/bob|20/cid|30/dan|40",
                total(6, "Total"));
        assertTable(
                "who,a\nann,10\nbob,20\ncid,30\ndan,40\nTotal,102.6\n",
                List.of("who", "a"),
                "ann|10/bob|20/cid|30/dan|40/Total|102.6",
                kept(6, "Total"));
    }
}

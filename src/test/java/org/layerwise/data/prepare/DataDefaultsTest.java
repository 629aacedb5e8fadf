package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;

class DataDefaultsTest {
    private static final MissingTokens MISSING = new MissingTokens(List.of("NA"));

    @TempDir
    Path folder;

    @Test
    void everyUsableColumnIsAFeature() {
        Table table = Tables.of(folder, "n,c,y\n1,a,u\n2,b,v\nNA,a,u\n");
        assertEquals(
                new DataDefaults(
                        new DataSpec(
                                "t.csv",
                                table.fingerprint(),
                                "y",
                                Task.CLASSIFICATION,
                                List.of("", "NA"),
                                List.of(
                                        new ColumnSpec("n", ColumnType.INTEGER, ColumnUse.FEATURE, Imputation.MEAN),
                                        new ColumnSpec("c", ColumnType.CATEGORY, ColumnUse.FEATURE, Imputation.MODE))),
                        Message.of("base/of", "y", Message.of("data.profile/texts", 2)),
                        List.of(Problem.note(
                                Location.file(table.file()), Message.of("data.prepare/missing-texts", "n: \"NA\" 1")))),
                Tables.defaults(table, "t.csv", "y", null, MISSING));
    }

    @Test
    void columnsThatCannotHelpAreLeftOutWithAReason() {
        String rows = IntStream.range(0, 51)
                .mapToObj(i -> "NA,7,id" + i + ",c" + i % 40 + "," + i % 2 + "\n")
                .collect(Collectors.joining());
        Table table = Tables.of(folder, "empty,same,id,forty,y\n" + rows);
        DataDefaults defaults = Tables.defaults(table, "t.csv", "y", null, MISSING);
        assertEquals(
                List.of("forty"),
                defaults.data().features().stream().map(ColumnSpec::name).toList());
        assertEquals(
                List.of(
                        "WARNING t.csv, column empty: the column has no value in any row; it is left out. Choose the column to"
                                + " use it all the same.",
                        "WARNING t.csv, column same: the column has the same value, 7, wherever it has one; it is left out."
                                + " Choose the column to use it all the same.",
                        "NOTE t.csv, column id: the column is a text identifier: 51 of 51 texts differ, as names and keys do;"
                                + " it is left out. Such texts tell nothing about other rows; set its type to category to use it"
                                + " all the same.",
                        "NOTE t.csv: texts count as missing: empty: \"NA\" 51. Choose other missing values, for all columns or for"
                                + " one, if some are values."),
                Tables.describe(folder, defaults.problems()));
    }

    @Test
    void textsThatAreNearlyDatesAreLeftOutWithWhatToDo() {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "2024-0" + (1 + i / 28) + "-" + (1 + i % 28) + ",0" + (1 + i % 9) + "/" + (10 + i % 19)
                        + "/2024," + i % 2 + "\n")
                .collect(Collectors.joining());
        Table table = Tables.of(folder, "day,other,y\n" + rows + "tomorrow,01/31/2024,0\n");
        DataDefaults defaults = Tables.defaults(table, "t.csv", "y", null, MISSING);
        assertEquals(
                List.of(
                        "NOTE t.csv, column day: the column is a text identifier: 61 of 61 texts differ, as names and keys do;"
                                + " it is left out. Nearly all its values are dates: correct the others, or add them to the"
                                + " missing values, and set its type to date.",
                        "NOTE t.csv, column other: dates are read with the month first, since one day is above 12."),
                Tables.describe(folder, defaults.problems()));
        assertEquals(
                "1 of 61 values is not a date (\"tomorrow\" in line 62); nearly all differ, as names and keys do",
                Profiler.profile(table, 0, MISSING).reason().text());
    }

    @Test
    void targetThatIsNotThere() {
        Table table = Tables.of(folder, "length,kind\n1,a\n2,b\n");
        assertEquals(
                List.of("ERROR t.csv, column Kind: the table has no column \"Kind\". Did you mean \"kind\"?"),
                Tables.complaints(folder, () -> Tables.defaults(table, "t.csv", "Kind", null, MISSING)));
    }

    @Test
    void targetWithoutAnyValue() {
        Table table = Tables.of(folder, "x,y\n1,\n2,NA\n");
        assertEquals(
                List.of("ERROR t.csv, column y: the target has no value in any row. Choose another target."),
                Tables.complaints(folder, () -> Tables.defaults(table, "t.csv", "y", null, MISSING)));
    }

    @Test
    void regressionOnText() {
        Table table = Tables.of(folder, "x,y\n1,3\n2,abc\n");
        assertEquals(
                List.of(
                        "ERROR t.csv, column y: a regression needs a number in every row that has a target; found: 1 of 2 values is"
                                + " not a number (\"abc\" in line 3). Correct the cells, add what they hold to the missing values,"
                                + " or choose classification."),
                Tables.complaints(folder, () -> Tables.defaults(table, "t.csv", "y", Task.REGRESSION, MISSING)));
    }

    @Test
    void askedForTaskIsTaken() {
        Table table = Tables.of(folder, "x,y\n1,3\n2,4\n");
        DataDefaults defaults = Tables.defaults(table, "t.csv", "y", Task.REGRESSION, MISSING);
        assertEquals(Task.REGRESSION, defaults.data().task());
        assertEquals("asked for", defaults.taskReason().text());
    }

    @Test
    void changedFileIsNoticed() {
        Table table = Tables.of(folder, "x,y\n1,3\n2,4\n");
        DataSpec data = Tables.defaults(table, "t.csv", "y", null, MISSING).data();
        assertEquals(Optional.empty(), data.checkFingerprint(table, Severity.ERROR));
        Table changed = Tables.of(folder, "x,y\n1,3\n2,5\n");
        assertEquals(
                List.of("WARNING t.csv: the file has changed since the experiment was made: its fingerprint is "
                        + changed.fingerprint() + ", the experiment recorded " + table.fingerprint()
                        + ". Restore the file, or make the experiment anew from this one."),
                Tables.describe(
                        folder,
                        data.checkFingerprint(changed, Severity.WARNING).stream()
                                .toList()));
    }

    @Test
    void anotherTargetKeepsWhatWasSettled() {
        Table table = Tables.of(folder, "n,c,y\n1,a,u\n2,b,v\n3,a,u\n");
        ColumnSpec settled = new ColumnSpec("n", ColumnType.NUMBER, ColumnUse.IGNORED, Imputation.MODE);
        DataSpec earlier =
                Tables.defaults(table, "t.csv", "y", null, MISSING).data().with(settled);
        DataSpec changed = Tables.defaults(table, "t.csv", "c", null, MISSING).keeping(earlier);
        assertEquals("c", changed.target());
        assertEquals(List.of(settled, ColumnSpec.feature("y", ColumnType.CATEGORY)), changed.columns());
    }

    @Test
    void missingTokensAreTrimmedAndHoldTheEmptyCell() {
        MissingTokens tokens = new MissingTokens(List.of(" - ", "NA", "-"));
        assertEquals(List.of("", "-", "NA"), tokens.list());
        assertEquals(
                List.of(true, true, true, false),
                List.of("", "-", "NA", "na").stream().map(tokens::isMissing).toList());
    }

    @Test
    void contradictionsAreRefused() {
        ColumnSpec x = ColumnSpec.feature("x", ColumnType.NUMBER);
        assertEquals(
                List.of("ERROR data.columns.x: column \"x\" is listed twice. Remove it from data.columns."),
                Tables.complaints(
                        folder, () -> new DataSpec("t", "f", "y", Task.REGRESSION, List.of(), List.of(x, x))));
        assertEquals(
                List.of("ERROR data.columns.x: column \"x\" is the target and cannot be listed among the other columns."
                        + " Remove it from data.columns."),
                Tables.complaints(folder, () -> new DataSpec("t", "f", "x", Task.REGRESSION, List.of(), List.of(x))));
        assertEquals(
                List.of("ERROR data.columns.x.missing: a category has no mean. Set it to mode, or the column's type to"
                        + " number."),
                Tables.complaints(
                        folder, () -> new ColumnSpec("x", ColumnType.CATEGORY, ColumnUse.FEATURE, Imputation.MEAN)));
    }
}

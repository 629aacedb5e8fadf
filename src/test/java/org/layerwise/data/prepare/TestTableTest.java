package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Seed;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.table.Table;

/** A second file as the test part. */
class TestTableTest {
    @TempDir
    Path folder;

    private final String first = "a,town,y\n"
            + IntStream.range(0, 40)
                    .mapToObj(i -> i + "," + (i % 3 == 0 ? "Ulm" : "Hof") + "," + (i % 2 == 0 ? "no" : "yes") + "\n")
                    .collect(Collectors.joining());

    private Table second(String text) throws Exception {
        return TableReader.read(Files.writeString(folder.resolve("second.csv"), text), CsvFormat.AUTO);
    }

    private PreparedData prepare(Table other) {
        Table table = Tables.of(folder, first);
        SplitSpec split = new SplitSpec(0.25, 0, true).withTestTable("second.csv", other.fingerprint());
        return PreparedData.of(table, other, Tables.data(table, "y"), PipelineSpec.DEFAULT, split, new Seed(1));
    }

    private List<String> problems(PreparedData data) {
        return Tables.describe(folder, data.problems());
    }

    @Test
    void itsRowsAreTheTestPartAndItsColumnsAreFoundByName() throws Exception {
        Table other = second("more,y,town,a\n1,yes,Hof,100.5\n2,no,Ulm,-7\n3,yes,Ulm,\n");
        PreparedData data = prepare(other);
        assertEquals(
                List.of(30, 10, 3), data.parts().stream().map(Dataset::rows).toList());
        assertSame(other, data.testTable());
        assertEquals(List.of(data.table(), data.table(), other), data.tables());
        assertEquals(other.fingerprint(), data.test().fingerprint());
        assertArrayEquals(new int[] {0, 1, 2}, data.test().tableRows());
        FittedColumn a = data.pipeline().columns().getFirst();
        float[] encoded = FittedColumns.encode(a, ColumnData.Numbers.of("a", new double[] {100.5, -7, Double.NaN}))[0];
        float[] expected = {
            encoded[0], 1, 0, //
            encoded[1], 0, 1, //
            encoded[2], 0, 1
        };
        assertArrayEquals(expected, data.test().features().data);
        assertArrayEquals(new float[] {1, 0, 1}, data.test().targets().data);
        assertEquals(List.of(), problems(data));
        PartBalance test = PartBalance.of(data).getLast();
        assertEquals(
                "[no 1, yes 2]",
                test.classes().stream()
                        .map(each -> each.category() + " " + each.count())
                        .toList()
                        .toString());
    }

    /** Everything that is learned or watched, bit for bit. */
    @Test
    void nothingOfItIsLearned() throws Exception {
        PreparedData one = prepare(second("a,town,y\n3.5,Ulm,no\n"));
        PreparedData two =
                prepare(second("a,town,y\n" + "1e9,Bonn,yes\n".repeat(500) + ",,no\n" + "-5,Kiel,\n".repeat(9)));
        assertEquals(one.pipeline(), two.pipeline());
        assertArrayEquals(one.split().train(), two.split().train());
        assertArrayEquals(one.split().validation(), two.split().validation());
        assertArrayEquals(one.train().features().data, two.train().features().data);
        assertArrayEquals(one.train().targets().data, two.train().targets().data);
        assertArrayEquals(one.validation().features().data, two.validation().features().data);
        Table table = Tables.of(folder, first);
        PreparedData without = PreparedData.of(
                table, Tables.data(table, "y"), PipelineSpec.DEFAULT, new SplitSpec(0.25, 0, true), new Seed(1));
        assertEquals(without.pipeline(), one.pipeline());
        assertArrayEquals(without.split().train(), one.split().train());
    }

    @Test
    void unseenCategoriesAreFlaggedAndRowsWithoutATargetLeftOut() throws Exception {
        PreparedData data = prepare(second("a,town,y\n1.5,Bonn,yes\n2.5,Ulm,\n"));
        assertEquals(
                List.of(
                        "WARNING second.csv, column y: 1 of 2 rows of the test table have no target, or no number where one is"
                                + " needed, and are left out. Fill them in to use them.",
                        "WARNING second.csv, line 2, column 2 (town): the category \"Bonn\" did not occur in"
                                + " training; it is encoded as all zeros. Training had Hof, Ulm."),
                problems(data));
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        Table lacking = second("town,y\nUlm,no\n");
        assertEquals(
                List.of("ERROR second.csv, column a: the table has no column \"a\". The model was trained with it."
                        + " Its columns are: town, y."),
                Tables.complaints(folder, () -> prepare(lacking)));
        Table unseen = second("a,town,y\n1,Ulm,perhaps\n");
        assertEquals(
                List.of("ERROR second.csv, line 2, column 3 (y): the class \"perhaps\" did not occur in"
                        + " training. Training had no, yes."),
                Tables.complaints(folder, () -> prepare(unseen)));
        Table empty = second("a,town,y\n1,Ulm,\n");
        assertEquals(
                List.of(
                        "ERROR second.csv, column y: no row of the test table has a target; nothing can be tested on it."
                                + " Choose a file with the target filled in."),
                Tables.complaints(folder, () -> prepare(empty)));
        assertEquals(
                List.of(
                        "ERROR split.test: the test part is a file of its own, b.csv; a share of 0.1 of the table cannot be"
                                + " kept apart besides. Set split.test to 0, or remove split.testTable."),
                Tables.complaints(
                        folder,
                        () -> new SplitSpec(0.2, 0, true)
                                .withTestTable("b.csv", "")
                                .withTest(0.1)));
    }

    @Test
    void rowsThatAreKnownAreTold() throws Exception {
        // 5 and 5.0 are the same; 41 is new; the town tells 7 apart
        PreparedData data = prepare(second("a,town,y\n41,Hof,no\n5.0,Hof,yes\n7,Ulm,yes\n6,Ulm,no\n"));
        assertEquals(
                List.of(
                        "WARNING second.csv: 2 of 4 test rows have the same features as a training or validation row, the"
                                + " first on line 3; figures of the test may be too good. Remove them from one of the two files,"
                                + " unless rows may well be alike by chance."),
                problems(data));
    }

    @Test
    void aReconstructionTakesAllItsRows() throws Exception {
        Table table = Tables.of(folder, first);
        DataSpec data = Tables.data(table, "y").withTargets(Task.RECONSTRUCTION, List.of());
        Table other = second("a,town\n100.5,Hof\n-7,Bonn\n");
        PreparedData made = PreparedData.of(
                table,
                other,
                data,
                PipelineSpec.DEFAULT,
                new SplitSpec(0.25, 0, true).withTestTable("second.csv", other.fingerprint()),
                new Seed(1));
        assertEquals(2, made.test().rows());
        assertTrue(made.test().reconstructs() && made.train().reconstructs());
    }

    @Test
    void aChangedFileIsTold() throws Exception {
        Table table = Tables.of(folder, first);
        Table other = second("a,town,y\n1.5,Ulm,no\n");
        SplitSpec split = new SplitSpec(0, 0, true).withTestTable("second.csv", "sha256:before");
        PreparedData data =
                PreparedData.of(table, other, Tables.data(table, "y"), PipelineSpec.DEFAULT, split, new Seed(1));
        assertEquals(
                List.of(
                        "WARNING second.csv: the test table has changed since the experiment was made: its fingerprint is "
                                + other.fingerprint()
                                + ", the experiment recorded sha256:before. Restore the file, or choose it as"
                                + " the test table anew."),
                problems(data));
    }

    @Test
    void itsWeightsCountWhereItHasThem() throws Exception {
        Table table =
                Tables.of(folder, first.replace("town", "w").replace("Ulm", "2").replace("Hof", "1"));
        DataSpec weighted = Tables.data(table, "y").withWeights("w");
        for (boolean has : new boolean[] {true, false}) {
            Table other = second(has ? "a,w,y\n1.5,3,no\n" : "a,y\n1.5,no\n");
            PreparedData data = PreparedData.of(
                    table,
                    other,
                    weighted,
                    PipelineSpec.DEFAULT,
                    new SplitSpec(0, 0, true).withTestTable("second.csv", ""),
                    new Seed(1));
            if (has) {
                assertArrayEquals(new float[] {3}, data.test().weights());
            } else {
                assertNull(data.test().weights());
                assertTrue(
                        problems(data).getFirst().contains("there is no column \"w\""),
                        problems(data).toString());
            }
        }
    }

    @Test
    void oldFilesSayNothingOfIt() {
        assertEquals(
                "{\"validation\":0.2,\"test\":0.0,\"stratified\":true}",
                JsonCodec.write(SplitSpec.DEFAULT).toString());
        SplitSpec split = SplitSpec.DEFAULT.withTestTable("b.csv", "sha256:1");
        assertEquals(
                String.format(
                        Locale.ROOT,
                        "{\"validation\":0.2,\"test\":0.0,\"stratified\":true,\"testTable\":\"b.csv\",\"testFingerprint\":\"%s\"}",
                        "sha256:1"),
                JsonCodec.write(split).toString());
        assertEquals(split, new JsonCodec("").read(SplitSpec.class, JsonCodec.write(split), ""));
    }
}

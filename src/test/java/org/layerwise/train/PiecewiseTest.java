package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.PredictionsCsv;
import org.layerwise.files.SampleModels;

/** Tables that are predicted and evaluated piece by piece come to what they come to at once. */
class PiecewiseTest {
    /** Two pieces and a bit, of features that are few. */
    private static final int ROWS = 2 * (1 << 16) + 1_000;

    @TempDir
    Path folder;

    private Model model;

    private Table table(String name, IntFunction<String> rows) throws IOException {
        String text = IntStream.range(0, ROWS).mapToObj(rows).collect(Collectors.joining("\n", "a,c,y\n", "\n"));
        return TableReader.read(Files.writeString(folder.resolve(name), text), CsvFormat.AUTO);
    }

    private static String row(int row) {
        return row % 89 * 0.5 + "," + (row % 3 == 0 ? "red" : "blue") + "," + (row % 5 < 2 ? "yes" : "no");
    }

    @BeforeEach
    void trainOnAFewRows() throws IOException {
        List<List<String>> few = new ArrayList<>(List.of(List.of("a", "c", "y")));
        IntStream.range(0, 90).forEach(row -> few.add(List.of(row(row).split(","))));
        Table small = SampleModels.write(folder.resolve("small.csv"), few);
        model = SampleModels.model(small, "y", SampleModels.network(small, "y"));
    }

    @Test
    void predictionsAreTheSameAndSoIsTheFile() throws IOException {
        Table table = table("t.csv", PiecewiseTest::row);
        Predictor predictor = new Predictor(model);
        Predictions.Classes all = (Predictions.Classes) predictor.predict(table, table.allRows());
        assertEquals(ROWS, all.rows());
        for (int from : new int[] {0, 1 << 16, 1 << 17}) {
            int[] some = IntStream.range(from, from + 1_000).toArray();
            Predictions.Classes alone = (Predictions.Classes) predictor.predict(table, some);
            assertArrayEquals(alone.probabilities(), Arrays.copyOfRange(all.probabilities(), from, from + 1_000));
        }
        StringWriter whole = new StringWriter();
        PredictionsCsv.write(all, List.of(), whole);
        StringWriter pieces = new StringWriter();
        PredictionsCsv csv = new PredictionsCsv(pieces);
        List<Integer> sizes = new ArrayList<>();
        predictor.predict(table, table.allRows(), (rows, predictions) -> {
            sizes.add(rows.length);
            csv.append(predictions, List.of());
        });
        assertEquals(List.of(1 << 16, 1 << 16, 1_000), sizes);
        assertEquals(whole.toString(), pieces.toString());
    }

    @Test
    void evaluationIsTheSame() throws IOException {
        Table table = table("t.csv", PiecewiseTest::row);
        Evaluation pieces = Evaluation.of(model, table, Part.ALL);
        Dataset all = model.pipeline().transform(table, table.allRows(), new ProblemCollector());
        Evaluator evaluator = new Evaluator(
                model.plan(),
                model.weights(),
                model.pipeline().target(),
                model.experiment().training().blas().gemm());
        Scores whole = evaluator.evaluate(all);
        assertEquals(ROWS, pieces.rows());
        assertEquals(whole.loss(), pieces.loss());
        assertEquals(whole.accuracy(), pieces.metrics().get("accuracy").orElse(-1));
    }

    @Test
    void whatCannotBeReadIsCountedInAllPiecesAndNothingIsPredictedAfterIt() throws IOException {
        int first = (1 << 16) + 100;
        Table table = table("t.csv", row -> row >= first && row % 300 == 0 ? "x,red,no" : row(row));
        long wrong = IntStream.range(first, ROWS).filter(row -> row % 300 == 0).count();
        Predictor predictor = new Predictor(model);
        List<Integer> read = new ArrayList<>();
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> predictor.predict(table, table.allRows(), (rows, predictions) -> read.add(rows[0])));
        assertEquals(List.of(0), read);
        String last = e.problems().getLast().message();
        assertTrue(last.contains(wrong + " in all"), last);
        assertThrows(ProblemException.class, () -> predictor.check(table, table.allRows()));
        assertThrows(ProblemException.class, () -> Evaluation.of(model, table, Part.ALL));
    }

    @Test
    void whatIsFlaggedIsCountedInAllPieces() throws IOException {
        Table table = table("t.csv", row -> row % 400 == 7 ? "1,green,no" : row(row));
        long unseen = IntStream.range(0, ROWS).filter(row -> row % 400 == 7).count();
        List<Problem> flags = new Predictor(model).check(table, table.allRows());
        assertEquals(101, flags.size());
        assertTrue(
                flags.getLast().message().contains(unseen + " in all"),
                flags.getLast().message());
    }

    @Test
    void aColumnThatIsNotThereIsToldOnce() throws IOException {
        Table table = table("t.csv", PiecewiseTest::row);
        Table other = TableReader.read(
                Files.writeString(
                        folder.resolve("o.csv"),
                        Files.readString(Path.of(table.file())).replaceFirst("a,c,y", "b,c,y")),
                CsvFormat.AUTO);
        ProblemException e =
                assertThrows(ProblemException.class, () -> new Predictor(model).check(other, other.allRows()));
        assertEquals(1, e.problems().size());
    }
}

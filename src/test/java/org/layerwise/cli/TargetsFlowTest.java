package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Onnx;
import org.layerwise.exchange.ReadBack;
import org.layerwise.files.ModelFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Several numbers, several labels, and the features themselves as targets, from the table to predictions elsewhere. */
class TargetsFlowTest {
    private static final int ROWS = 200;
    private static final List<String> NUMBERS = List.of("--target", "high", "--target", "low");
    private static final List<String> LABELS = List.of("--target", "warm", "--target", "wet");
    private static final List<String> FEATURES = List.of("--task", "reconstruction");

    @TempDir
    Path folder;

    private Path table;

    /** high = 300 + 20a, low = a − b; warm when a > 0, wet when b > 0; c follows a, and some cells are missing. */
    @BeforeEach
    void writeATable() throws IOException {
        RandomStream random = new Seed(7).stream("test");
        List<String> lines = new ArrayList<>(List.of("a,b,c,place,high,low,warm,wet"));
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            lines.add(String.join(
                    ",",
                    i % 17 == 3 ? "" : String.valueOf((float) a),
                    String.valueOf((float) b),
                    String.valueOf((float) (2 * a + 0.1 * random.nextGaussian())),
                    a > b ? "north" : "south",
                    String.valueOf((float) (300 + 20 * a)),
                    i == 5 ? "" : String.valueOf((float) (a - b)),
                    a > 0 ? "yes" : "no",
                    b > 0 ? "1" : "0"));
        }
        table = Files.write(folder.resolve("t.csv"), lines);
    }

    static Stream<Arguments> targets() {
        return Stream.of(Arguments.of(NUMBERS), Arguments.of(LABELS), Arguments.of(FEATURES));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private void make(List<String> targets) {
        List<Object> arguments = new ArrayList<>(List.of("new", table));
        arguments.addAll(targets);
        arguments.addAll(List.of("--layers", "24", "--epochs", "120", "--learning-rate", "0.01", "-o", path("e.json")));
        Outcome.done(arguments.toArray());
    }

    private JsonNode trained(List<String> targets) {
        make(targets);
        Outcome.done("train", path("e.json"), "-o", path("m.layerwise"), "--csv", path("m.csv"), "--quiet");
        return new ObjectMapper()
                .readTree(Outcome.done("evaluate", path("m.layerwise"), table, "--part", "validation", "--json"));
    }

    private List<String> predicted() {
        return Outcome.done("predict", path("m.layerwise"), table).lines().toList();
    }

    @Test
    void severalNumbersAreLearnedInTheirOwnUnits() {
        JsonNode told = trained(NUMBERS);
        assertEquals("[\"high\",\"low\"]", told.get("targets").toString());
        assertTrue(told.at("/perTarget/r2/0").asDouble() > 0.9, told::toString);
        assertTrue(told.at("/perTarget/r2/1").asDouble() > 0.9, told::toString);
        assertEquals(
                (told.at("/perTarget/rmse/0").asDouble()
                                + told.at("/perTarget/rmse/1").asDouble())
                        / 2,
                told.at("/metrics/rmse").asDouble(),
                1e-12);
        List<String> metrics = Rows.column(path("m.csv"), "metric");
        assertTrue(metrics.containsAll(List.of("rmse/train", "r2/train", "rmse/validation", "r2/validation")));
        List<String> lines = predicted();
        assertEquals("prediction:high,prediction:low", lines.getFirst());
        assertEquals(ROWS + 1, lines.size());
        double high = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[0]))
                .average()
                .orElseThrow();
        assertEquals(300, high, 5, "in its own units");
    }

    @Test
    void aRowThatLacksOneOfItsTargetsIsLeftOut() {
        make(NUMBERS);
        Outcome outcome = Outcome.of("train", path("e.json"), "-o", path("m.layerwise"), "--set", "training.epochs=1");
        assertTrue(
                outcome.err().contains("1 of 200 rows lack one of the targets and are left out: line 7."),
                outcome.err());
        JsonNode all = new ObjectMapper().readTree(Outcome.done("evaluate", path("m.layerwise"), table, "--json"));
        assertEquals(ROWS - 1, all.get("rows").asInt());
    }

    @Test
    void labelsDoNotExcludeEachOther() {
        JsonNode told = trained(LABELS);
        assertEquals("[\"warm\",\"wet\"]", told.get("targets").toString());
        assertTrue(told.at("/metrics/accuracy").asDouble() > 0.9, told::toString);
        assertTrue(told.at("/metrics/exact-match").asDouble() > 0.85, told::toString);
        long rows = told.get("rows").asLong();
        for (JsonNode counts : told.get("labelCounts")) {
            long sum = 0;
            for (JsonNode row : counts) {
                sum += row.get(0).asLong() + row.get(1).asLong();
            }
            assertEquals(rows, sum);
        }
        List<String> metrics = Rows.column(path("m.csv"), "metric");
        assertTrue(metrics.containsAll(List.of("accuracy/train", "accuracy/validation")));
        List<String> lines = predicted();
        assertEquals("prediction:warm,prediction:wet,probability:warm,probability:wet", lines.getFirst());
        assertTrue(lines.stream().skip(1).anyMatch(line -> line.startsWith("yes,1,")), "both at once");
        assertTrue(lines.stream().skip(1).anyMatch(line -> line.startsWith("no,0,")), "neither");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertEquals(Double.parseDouble(cells[2]) > 0.5 ? "yes" : "no", cells[0], line);
            assertEquals(Double.parseDouble(cells[3]) > 0.5 ? "1" : "0", cells[1], line);
        }
    }

    @Test
    void featuresAreGivenBackAndStrangeRowsStandOut() throws IOException {
        make(FEATURES);
        JsonNode experiment = new ObjectMapper().readTree(Files.readString(path("e.json")));
        assertEquals("", experiment.at("/data/target").asString());
        Outcome.done("train", path("e.json"), "-o", path("m.layerwise"), "--quiet");
        List<String> lines = predicted();
        assertTrue(
                lines.getFirst().startsWith("error,prediction:a,prediction:b,prediction:c,prediction:place="),
                lines.getFirst());
        double usual = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[0]))
                .sorted()
                .skip(ROWS / 2)
                .findFirst()
                .orElseThrow();
        Path strange =
                Rows.write(folder.resolve("strange.csv"), "a,b,c,place,high,low,warm,wet", "2,0,-6,south,250,3,no,1");
        double error = Double.parseDouble(Outcome.done("predict", path("m.layerwise"), strange)
                .lines()
                .toList()
                .get(1)
                .split(",")[0]);
        assertTrue(error > 10 * usual, error + " against " + usual);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void onnxRuntimeSaysTheSame(List<String> targets) throws IOException {
        make(targets);
        Outcome.done("train", path("e.json"), "-o", path("m.layerwise"), "--quiet", "--set", "training.epochs=5");
        Outcome.done("export", path("m.layerwise"), "--format", "onnx", "-o", path("m.onnx"));
        Path cells = Rows.write(
                folder.resolve("cells.csv"),
                "place,b,a,c,high,low,warm,wet",
                "north,1,2,3,300,1,yes,0",
                "never seen,,,,320,,no,",
                ",-1,NA,1e6,,-1,yes,1");
        for (Path file : List.of(table, cells)) {
            Table read = TableReader.read(file, CsvFormat.AUTO);
            ReadBack back = ReadBack.of(new Onnx(), ModelFile.load(path("m.layerwise")), path("m.onnx"), read);
            assertTrue(back.agrees(), back::toString);
            assertEquals(Math.min(ReadBack.ROWS, read.rowCount()), back.rows());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aRunStoppedWithinAnEpochGoesOnBitForBit(List<String> targets) throws IOException {
        make(targets);
        String epochs = "training.epochs=3";
        Outcome.done(
                "train", path("e.json"), "-o", path("whole.layerwise"), "--csv", path("whole.csv"), "--set", epochs);
        Outcome.done(
                "train",
                path("e.json"),
                "-o",
                path("part.layerwise"),
                "--csv",
                path("part.csv"),
                "--checkpoint",
                path("c.checkpoint"),
                "--set",
                epochs,
                "--set",
                "training.timeLimit=1e-9");
        Outcome.done(
                "train",
                "--resume",
                path("c.checkpoint"),
                "-o",
                path("part.layerwise"),
                "--csv",
                path("part.csv"),
                "--set",
                "training.timeLimit=0");
        assertEquals(Files.readString(path("whole.csv")), Files.readString(path("part.csv")));
        assertArrayEquals(weights("whole"), weights("part"), "the weights are the same to the last bit");
    }

    private byte[] weights(String name) throws IOException {
        Path file = path(name + ".safetensors");
        Outcome.done("export", path(name + ".layerwise"), "--format", "safetensors", "-o", file);
        return Files.readAllBytes(file);
    }

    private void refuses(String because, Object... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals(2, outcome.status(), outcome.out());
        assertTrue(outcome.err().contains(because), outcome.err());
    }

    @Test
    void whatCannotBeIsNamed() {
        Path out = path("x.json");
        refuses(
                "column place: a label has two texts",
                "new",
                skewed(),
                "--target",
                "place",
                "--task",
                "multi-label",
                "-o",
                out);
        refuses(
                "a reconstruction has the features",
                "new",
                table,
                "--target",
                "a",
                "--task",
                "reconstruction",
                "-o",
                out);
        refuses("a target is listed twice", "new", table, "--target", "a", "--target", "a", "-o", out);
        refuses(
                "only a regression and a multi-label",
                "new",
                table,
                "--target",
                "a",
                "--target",
                "b",
                "--task",
                "classification",
                "-o",
                out);
        make(LABELS);
        refuses(
                "Categorical cross-entropy is for classes that exclude each other",
                "train",
                path("e.json"),
                "--set",
                "loss=categorical-cross-entropy");
        make(FEATURES);
        refuses("a reconstruction gives features back", "train", path("e.json"), "--set", "loss=binary-cross-entropy");
        refuses("there is no column to predict", "train", path("e.json"), "--set", "data.task=regression");
        refuses("there is no column to predict", "train", path("e.json"), "--set", "data.task=multi-label");
        refuses("cannot be reconstructed", "train", path("e.json"), "--set", "pipeline.encoding=index");
    }

    @Test
    void theOutputsFollowWhatIsSetAndWhatAFoldHas() throws IOException {
        Path out = path("r.json");
        Outcome.done(
                "new",
                table,
                "--task",
                "reconstruction",
                "--epochs",
                "2",
                "--set",
                "data.columns.high.use=ignored",
                "--set",
                "pipeline.decorrelation=pca-whitening",
                "-o",
                out);
        Outcome.done("train", out, "-o", path("r.layerwise"), "--quiet");
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.replaceAll(line -> line.replace(",south,", ",north,"));
        lines.set(1, lines.get(1).replace(",north,", ",elsewhere,"));
        lines.set(2, lines.get(2).replace(",north,", ",south,"));
        Path rare = Files.write(path("rare.csv"), lines);
        Outcome.done("new", rare, "--task", "reconstruction", "--epochs", "2", "-o", out);
        Outcome.done("train", out, "-o", path("r.layerwise"), "--quiet");
        JsonNode folds = new ObjectMapper()
                .readTree(Outcome.done("evaluate", path("r.layerwise"), rare, "--folds", "4", "--json"));
        assertEquals(4, folds.get("folds").size());
    }

    @Test
    void theTrueTextOfAPairIsTheLabel() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,krank,aktiv,group"));
        for (int i = 0; i < 60; i++) {
            lines.add(i
                    + (i % 3 == 0 ? ",ja" : ",nein")
                    + (i % 4 == 0 ? ",active" : ",Inactive")
                    + (i % 5 == 0 ? ",?" : i % 2 == 0 ? ",b" : ",a"));
        }
        Path file = Files.write(path("pairs.csv"), lines);
        String said = Outcome.done(
                "new",
                file,
                "--target",
                "krank",
                "--target",
                "aktiv",
                "--target",
                "group",
                "--set",
                "data.missing=[\"\",\"?\"]",
                "--epochs",
                "2",
                "-o",
                path("e.json"));
        assertTrue(
                said.contains(
                        "Labels: krank where it says \"ja\", aktiv where it says \"active\", group where it says \"b\"."),
                said);
        Outcome.done("train", path("e.json"), "-o", path("m.layerwise"), "--quiet");
        Outcome evaluated = Outcome.of("evaluate", path("m.layerwise"), file, "--json");
        assertTrue(evaluated.err().contains("12 of 60 rows lack one of the targets"), evaluated.err());
        JsonNode counts = new ObjectMapper().readTree(evaluated.out()).get("labelCounts");
        assertEquals(16, counts.at("/0/1/0").asInt() + counts.at("/0/1/1").asInt(), "ja in 16 of the 48 rows");
        assertEquals(12, counts.at("/1/1/0").asInt() + counts.at("/1/1/1").asInt(), "active in 12 of them");
    }

    @Test
    void aProfileKnowsLabelsAsClasses() {
        JsonNode profile = new ObjectMapper()
                .readTree(Outcome.done("profile", table, "--target", "warm", "--task", "multi-label", "--json"));
        assertEquals(2, profile.at("/balance/classes").size(), profile::toString);
        refuses("a reconstruction has the features", "profile", table, "--target", "a", "--task", "reconstruction");
    }

    /** With three places. */
    private Path skewed() {
        try {
            return Rows.write(folder.resolve("s.csv"), "a,place", "1,x", "2,y", "3,z");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/** Models and checkpoints that are opened; the background and the front are the test's thread. */
class OpenedModelTest {
    private static final Path FILES = Path.of("src/test/golden/files");

    /** How many files there are: a test that finds fewer looks in the wrong place. */
    private static final int MODELS = 29;

    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final List<Problem> complaints = new ArrayList<>();

    /** Version and name: {@code v1/01-iris.layerwise}. */
    static List<String> models() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.map(file -> FILES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".layerwise") || name.endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        }
    }

    private Path copy(String name, String as) throws IOException {
        return Files.copy(FILES.resolve(name), folder.resolve(as));
    }

    /** With all tables of its version beside it. */
    private Path withTables(String name) throws IOException {
        Path version = FILES.resolve(name).getParent();
        try (Stream<Path> tables = Files.list(version)) {
            for (Path table : tables.filter(file -> file.toString().matches(".*[/\\\\][a-z][^/\\\\]*\\.csv"))
                    .toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        return copy(name, "golden");
    }

    private ShownRun shown() {
        return workbench.runs().shown().orElseThrow();
    }

    private Model model() {
        return shown().model(ModelChoice.LAST);
    }

    private List<Problem> errors() {
        return workbench.checked().map(CheckedExperiment::errors).orElseThrow();
    }

    @Test
    void allAreThere() throws IOException {
        assertEquals(2 * MODELS + 1, models().size());
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneOfAnyVersionOpensWithItsTableAndPredicts(String name) throws IOException {
        Path file = withTables(name);
        workbench.open(file, complaints::addAll);
        assertEquals(List.of(), complaints);
        assertEquals(file.toAbsolutePath(), shown().file().orElseThrow());
        OpenTable table = workbench.table().orElseThrow();
        assertEquals(folder.toAbsolutePath(), table.path().getParent());
        assertEquals(List.of(), errors());
        assertTrue(workbench.prepared().isPresent());
        assertEquals(
                model().experiment().network(),
                workbench.experiment().orElseThrow().network());
        assertFalse(
                workbench.document().isModified() && workbench.document().file().isPresent());
        Model model = model();
        RowForm form = RowForm.of(model, table);
        Predictor predictor = new Predictor(model);
        assertEquals(
                new Predictor(ModelFile.load(file))
                        .predict(table.table(), new int[] {0})
                        .rows(),
                predictor.predict(form.rowOf(form.cellsOf(0)), new int[] {0}).rows());
        assertEquals(table.table().rowCount(), form.rows());
        if (name.endsWith(".layerwise")) {
            assertAgrees(name, PredictedTable.of(table.path(), model, predictor));
        }
    }

    private void assertAgrees(String name, PredictedTable predicted) throws IOException {
        Path file = folder.resolve("now");
        predicted.save(file);
        List<String> now = Files.readAllLines(file);
        List<String> then = Files.readAllLines(FILES.resolve(name.replace(".layerwise", ".predictions.csv")));
        assertEquals(then.size(), now.size());
        List<String> head = Arrays.asList(now.getFirst().split(",", -1));
        String[] first = then.getFirst().split(",", -1);
        for (int row = 1; row < then.size(); row += 7) {
            String[] before = then.get(row).split(",", -1);
            String[] after = now.get(row).split(",", -1);
            for (int cell = 0; cell < first.length; cell++) {
                String found = after[after.length - head.size() + head.lastIndexOf(first[cell])];
                if (before[cell].matches("-?\\d+\\.\\d+.*")) {
                    double number = Double.parseDouble(before[cell]);
                    assertEquals(number, Double.parseDouble(found), 1e-5 * Math.max(1, Math.abs(number)), now.get(row));
                } else {
                    assertEquals(before[cell], found, now.get(row));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneOfAnyVersionOpensWithoutItsTableAndPredictsATypicalRow(String name) throws IOException {
        workbench.open(copy(name, "alone.bin"), complaints::addAll);
        assertEquals(List.of(), complaints);
        assertTrue(workbench.table().isEmpty());
        Experiment experiment = workbench.experiment().orElseThrow();
        assertEquals(folder.toAbsolutePath(), Path.of(experiment.data().table()).getParent(), "where it was");
        assertEquals(List.of(), errors());
        assertEquals(
                model().plan().nodes(),
                workbench.checked().orElseThrow().graph().plannedNodes(),
                "the shapes are known");
        RowForm form = RowForm.of(model(), null);
        assertEquals(0, form.rows());
        Predictions said = new Predictor(model()).predict(form.rowOf(form.typicalCells()), new int[] {0});
        assertEquals(1, said.rows());
        assertEquals(List.of(), said.flags());
    }

    @Test
    void aTypicalRowIsThatOfTheTrainingRows() throws IOException {
        workbench.open(copy("v1/01-iris.layerwise", "iris"), complaints::addAll);
        RowForm form = RowForm.of(model(), null);
        for (RowForm.Field field : form.fields()) {
            assertTrue(Double.parseDouble(field.typical()) > 0.5, field::toString);
            assertTrue(Double.parseDouble(field.typical()) < 8, field::toString);
            assertFalse(field.hasRange());
        }
        workbench.open(copy("v1/04-penguins-steps.layerwise", "penguins"), complaints::addAll);
        RowForm penguins = RowForm.of(model(), null);
        RowForm.Field island = penguins.fields().stream()
                .filter(field -> field.column().equals("island"))
                .findFirst()
                .orElseThrow();
        assertTrue(island.choices().contains(island.typical()), island::toString);
    }

    @Test
    void withoutItsTableItIsExportedAndSaidNotToBeCompared() throws IOException {
        workbench.open(copy("v2/02-mixed.layerwise", "mixed"), complaints::addAll);
        assertNull(shown().rows(workbench.table()));
        RunArtifact.Written model =
                new RunArtifact.SavedModel().write(model(), shown(), null, folder.resolve("again.layerwise"));
        assertTrue(model.isModel());
        assertNull(model.check());
        assertEquals(
                model().provenance(),
                ModelFile.load(folder.resolve("again.layerwise")).provenance());
        RunArtifact onnx = RunArtifact.all().stream()
                .filter(each -> each.id().equals("onnx"))
                .findFirst()
                .orElseThrow();
        assertTrue(onnx.write(model(), shown(), null, folder.resolve("m.onnx")).bytes() > 1000);
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> new RunArtifact.Metrics().write(model(), shown(), null, folder.resolve("m.csv")));
        assertTrue(refused.getMessage().contains("holds nothing of what was measured"), refused::getMessage);
        assertFalse(Files.exists(folder.resolve("m.csv")));
    }

    @Test
    void itsExperimentIsSavedWithWhereTheTableWas() throws IOException {
        workbench.open(copy("v1/01-iris.layerwise", "iris"), complaints::addAll);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        workbench.saveExperiment(elsewhere.resolve("e.json"));
        Experiment saved = new ExperimentFile(elsewhere.resolve("e.json")).load();
        assertEquals("../iris.csv", saved.data().table());
        assertEquals(model().experiment().data().fingerprint(), saved.data().fingerprint());
    }

    @Test
    void anotherTableInItsPlaceIsAWarning() throws IOException {
        Files.writeString(
                folder.resolve("iris.csv"), Files.readString(FILES.resolve("v1/iris.csv")) + "5,3,1,1,setosa\n");
        workbench.open(copy("v1/01-iris.layerwise", "iris"), complaints::addAll);
        assertEquals(List.of(), complaints);
        assertTrue(workbench.table().isPresent());
        assertEquals(1, workbench.notices().size());
        assertFalse(workbench.notices().getFirst().isError());
        assertTrue(workbench.notices().getFirst().message().contains("has changed"), workbench.notices()::toString);
        assertNull(shown().rows(workbench.table()), "it is not compared by other rows");
    }

    @Test
    void aTableThatCannotBeReadIsAsGoodAsGone() throws IOException {
        Files.write(folder.resolve("iris.csv"), new byte[] {0, 1, 2, 3});
        workbench.open(copy("v1/01-iris.layerwise", "iris"), complaints::addAll);
        assertTrue(workbench.table().isEmpty());
        assertTrue(workbench.notices().getFirst().isError());
        assertFalse(workbench.reading().isFailed());
        assertEquals(1, new Predictor(model()).predict(row(), new int[] {0}).rows());
    }

    private org.layerwise.data.table.Table row() {
        RowForm form = RowForm.of(model(), null);
        return form.rowOf(form.typicalCells());
    }

    @Test
    void theTableIsFoundWhereItIsNowAndAnotherIsRefused() throws IOException {
        workbench.open(copy("v1/01-iris.layerwise", "iris"), complaints::addAll);
        Experiment before = workbench.experiment().orElseThrow();
        List<Problem> refused = new ArrayList<>();
        workbench.locateTable(FILES.resolve("v1/iris-a.csv"), refused::add, complaints::addAll);
        assertEquals(1, refused.size());
        assertTrue(
                refused.getFirst().message().contains("iris-a.csv is not the table that this model was trained on"),
                refused.getFirst()::describe);
        assertTrue(workbench.table().isEmpty());
        workbench.locateTable(folder.resolve("nowhere.csv"), refused::add, complaints::addAll);
        assertEquals(1, complaints.size());
        workbench.document().edit("seed", now -> now.withSeed(77));
        Path moved = Files.copy(FILES.resolve("v1/iris.csv"), folder.resolve("moved.csv"));
        workbench.locateTable(moved, refused::add, complaints::addAll);
        assertEquals(moved, workbench.table().orElseThrow().path());
        assertEquals(77, workbench.experiment().orElseThrow().seed(), "edits stay");
        assertEquals("seed", workbench.document().undoDescription().orElseThrow());
        assertTrue(workbench.prepared().isPresent());
        assertEquals(before.network(), workbench.experiment().orElseThrow().network());
        assertEquals(moved.toAbsolutePath(), shown().tables().table());
        assertEquals(150, workbench.table().orElseThrow().table().rowCount());
        assertEquals(workbench.table().orElseThrow().table(), shown().rows(workbench.table()));
        assertEquals(1, refused.size());
        assertEquals(1, complaints.size());
    }

    @Test
    void aDamagedOrNewerFileIsAProblemAndNothingChanges() throws IOException {
        workbench.open(Path.of("sample-data/penguins.csv"), complaints::addAll);
        byte[] all = Files.readAllBytes(FILES.resolve("v2/02-mixed.layerwise"));
        byte[] flipped = all.clone();
        flipped[all.length / 2] ^= 1;
        String newer = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("\"version\" : 3", "\"version\" : 9");
        List<Path> files = List.of(
                Files.write(folder.resolve("half.layerwise"), Arrays.copyOf(all, all.length / 2)),
                Files.write(folder.resolve("flipped.bin"), flipped),
                Files.writeString(
                        folder.resolve("newer.layerwise"), newer, java.nio.charset.StandardCharsets.ISO_8859_1),
                Files.writeString(folder.resolve("text.checkpoint"), "text"),
                folder.resolve("gone.layerwise"));
        for (Path file : files) {
            complaints.clear();
            workbench.open(file, complaints::addAll);
            assertFalse(complaints.isEmpty(), file::toString);
            assertTrue(
                    complaints.getFirst().describe().contains(String.valueOf(file.getFileName())),
                    complaints::toString);
            assertEquals(
                    "penguins.csv",
                    workbench.table().orElseThrow().path().getFileName().toString());
            assertTrue(workbench.runs().shown().isEmpty());
            assertFalse(workbench.reading().isFailed(), "it is no table that could be read in another way");
        }
    }

    @Test
    void aTableAfterAModelIsATable() throws IOException {
        workbench.open(copy("v1/01-iris.layerwise", "iris"), complaints::addAll);
        assertTrue(workbench.modelFile().isPresent());
        workbench.open(Path.of("sample-data/penguins.csv"), complaints::addAll);
        assertTrue(workbench.modelFile().isEmpty());
        assertTrue(workbench.runs().shown().isEmpty());
        assertEquals(List.of(), complaints);
    }
}

package org.layerwise.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Ticker;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.step.Clip;
import org.layerwise.data.step.ImputeConstant;
import org.layerwise.data.step.OneHot;
import org.layerwise.data.step.Step;
import org.layerwise.data.table.ColumnType;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.data.columns.ColumnFilter;
import org.layerwise.ui.data.columns.ColumnListViewModel;
import org.layerwise.ui.data.columns.ColumnOrder;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.data.columns.FillChoice;

/** The list of columns, and changes of several columns in one edit. */
class ColumnChangesTest {
    private static final List<String> TWO = List.of("bill_length_mm", "bill_depth_mm");

    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final DataViewModel data = new DataViewModel(workbench);
    private final ColumnListViewModel list = data.list();

    @BeforeEach
    void open() {
        open(Path.of("sample-data", "penguins.csv"));
    }

    private void open(Path file) {
        workbench.openTable(file, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private Experiment experiment() {
        return workbench.experiment().orElseThrow();
    }

    private ColumnSpec spec(String column) {
        return experiment().data().column(column).orElseThrow();
    }

    private ColumnRow row(String column) {
        return list.row(column).orElseThrow();
    }

    @Test
    void columnsAreFoundByNameFilteredAndOrdered() {
        list.filter(ColumnFilter.ALL.withName(" BILL "));
        assertEquals(TWO, list.shown());
        list.filter(ColumnFilter.ALL.with(ColumnType.INTEGER, true));
        assertEquals(List.of("flipper_length_mm", "body_mass_g"), list.shown());
        data.changes().use(List.of("island"), false);
        list.filter(ColumnFilter.ALL.with(ColumnFilter.Trait.LEFT_OUT, true));
        assertEquals(List.of("island"), list.shown());
        list.filter(ColumnFilter.ALL.with(ColumnFilter.Trait.MISSING, true));
        assertEquals(
                List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"), list.shown());
        list.order(ColumnOrder.MISSING);
        assertEquals("sex", list.shown().getFirst());
        list.filter(ColumnFilter.ALL);
        list.order(ColumnOrder.NAME);
        assertEquals("bill_depth_mm", list.shown().getFirst());
        list.order(ColumnOrder.FILE);
        assertEquals("species", list.shown().getFirst());
    }

    @Test
    void aWarnedColumnIsFound() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "a,same,kind\n1,5,x\n2,5,y\n3,5,x\n4,5,y\n");
        open(file);
        list.filter(ColumnFilter.ALL.with(ColumnFilter.Trait.WARNED, true));
        assertEquals(List.of("same"), list.shown());
    }

    @Test
    void whatIsChosenOutlivesAnEditButNotAFilterOrAnotherTable() {
        list.choose(TWO);
        data.changes().use(TWO, false);
        assertEquals(TWO, list.chosenProperty().get());
        list.filter(ColumnFilter.ALL.withName("depth"));
        assertEquals(List.of("bill_depth_mm"), list.chosenProperty().get());
        open(Path.of("sample-data", "iris.csv"));
        assertEquals(List.of(), list.chosenProperty().get());
        assertEquals(5, list.shown().size());
    }

    @Test
    void severalColumnsAreChangedAndUndoneAtOnce() {
        Experiment before = experiment();
        data.changes().use(TWO, false);
        assertEquals(4, experiment().data().features().size());
        assertEquals(
                "Leave out 2 columns", workbench.document().undoDescription().orElseThrow());
        workbench.document().undo();
        assertEquals(before, experiment());
        data.changes().type(List.of("bill_length_mm", "island", "species"), ColumnType.CATEGORY);
        assertEquals(ColumnType.CATEGORY, spec("bill_length_mm").type());
        workbench.document().undo();
        assertEquals(before, experiment());
        data.changes().fill(List.of("bill_length_mm", "sex", "island"), FillChoice.MEAN);
        assertEquals(before, experiment(), "numbers have it already, categories cannot have it");
        data.changes().fill(List.of("bill_length_mm", "bill_depth_mm", "sex"), FillChoice.MODE);
        assertEquals(Imputation.MODE, spec("bill_length_mm").missing());
        assertEquals(Imputation.MODE, spec("bill_depth_mm").missing());
        workbench.document().undo();
        assertEquals(before, experiment());
    }

    @Test
    void aStepIsAddedWhereItFits() {
        Experiment before = experiment();
        data.changes()
                .addStep(
                        List.of("bill_length_mm", "island", "bill_depth_mm"),
                        Catalog.of(Step.class).kind("clip"));
        assertTrue(spec("bill_length_mm").steps().getFirst() instanceof Clip);
        assertTrue(spec("bill_depth_mm").steps().getFirst() instanceof Clip);
        assertEquals(List.of(), spec("island").steps());
        data.changes().clearSteps(TWO);
        assertEquals(before, experiment());
        workbench.document().undo();
        workbench.document().undo();
        assertEquals(before, experiment());
    }

    @Test
    void missingTextsBecomeTheMostFrequentOrACategory() {
        assertEquals(FillChoice.MODE, row("sex").fills().now());
        assertEquals(
                List.of(FillChoice.MODE, FillChoice.CATEGORY),
                row("sex").fills().offered());
        data.changes().fill(List.of("sex"), FillChoice.CATEGORY);
        assertEquals(
                List.of(new ImputeConstant("missing"), new OneHot()),
                spec("sex").steps());
        assertEquals(FillChoice.CATEGORY, row("sex").fills().now());
        assertEquals(
                List.of("sex=FEMALE", "sex=MALE", "sex=missing"),
                workbench.prepared().orElseThrow().pipeline().columns().stream()
                        .filter(column -> column.name().equals("sex"))
                        .findFirst()
                        .orElseThrow()
                        .features());
        data.changes().fill(List.of("sex"), FillChoice.MODE);
        assertEquals(List.of(), spec("sex").steps());
        data.setEncoding(Encoding.INDEX);
        assertEquals(FillChoice.INDEX, row("sex").fills().now());
    }

    @Test
    void missingDatesBecomeTheMeanOrTheMostFrequentOfEachPart() throws IOException {
        StringBuilder text = new StringBuilder("when,a,kind\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 8 == 0 ? "" : "2024-0%d-1%d".formatted(1 + i % 9, i % 10))
                    .append(",%d,%s\n".formatted(i, i % 2 == 0 ? "even" : "odd"));
        }
        Path file = folder.resolve("dates.csv");
        Files.writeString(file, text);
        open(file);
        assertEquals(ColumnType.DATE, row("when").type());
        assertEquals(5, row("when").profile().missing());
        assertEquals(
                List.of(FillChoice.MEAN, FillChoice.MODE), row("when").fills().offered());
        data.changes().fill(List.of("when"), FillChoice.MODE);
        assertEquals(Imputation.MODE, spec("when").missing());
        assertEquals(List.of(), data.notices());
    }
}

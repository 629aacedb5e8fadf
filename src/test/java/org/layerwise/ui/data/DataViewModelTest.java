package org.layerwise.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.PartBalance;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.step.MinMax;
import org.layerwise.data.table.ColumnType;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.data.columns.FillChoice;
import org.layerwise.ui.fx.Numbers;

class DataViewModelTest {
    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final DataViewModel data = new DataViewModel(workbench);

    private void open(String name) {
        workbench.openTable(Path.of("sample-data", name), problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private Experiment experiment() {
        return workbench.experiment().orElseThrow();
    }

    private ColumnRow column(String name) {
        return data.columns().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsEveryColumnWithWhatFillsItsGaps() {
        open("penguins.csv");
        assertEquals(7, data.columns().size());
        ColumnRow bill = column("bill_length_mm");
        assertEquals(ColumnType.NUMBER, bill.type());
        assertEquals(2, bill.profile().missing());
        assertTrue(bill.fill().startsWith("4"), bill.fill());
        assertTrue(data.settledProperty().get());
    }

    @Test
    void aColumnOfWeightsIsNoFeatureUntilItIsTheTarget() {
        open("iris.csv");
        data.target().chooseTarget("species");
        assertEquals(List.of("sepal_length", "sepal_width", "petal_length", "petal_width"), data.weightChoices());
        data.chooseWeights("petal_width");
        assertEquals("petal_width", experiment().data().weights());
        assertFalse(column("petal_width").isUsed());
        assertFalse(column("petal_width").isChoice());
        assertTrue(column("petal_length").isChoice());
        assertEquals(3, experiment().data().features().size());
        data.target().chooseTarget("petal_width");
        assertEquals("", experiment().data().weights());
        workbench.document().undo();
        assertEquals("petal_width", experiment().data().weights());
        data.chooseWeights("");
        assertEquals(4, experiment().data().features().size());
    }

    @Test
    void aNewTargetBringsItsTaskAndItsParts() {
        open("penguins.csv");
        data.target().chooseTarget("species");
        assertEquals("species", experiment().data().target());
        assertTrue(column("species").isTarget());
        List<String> classes = data.parts().getFirst().classes().stream()
                .map(each -> each.category())
                .toList();
        assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), classes);
        assertEquals(344, data.parts().stream().mapToInt(PartBalance::rows).sum());
        data.target().chooseTarget("body_mass_g");
        assertEquals(Task.REGRESSION, experiment().data().task());
        assertTrue(data.parts().getFirst().mean() > 3000);
        assertTrue(
                data.target().taskReasonProperty().get().startsWith("Guessed"),
                data.target().taskReasonProperty().get());
    }

    @Test
    void refusesARegressionOnTextAndSaysWhy() {
        open("penguins.csv");
        data.target().chooseTarget("species");
        data.target().chooseTask(Task.REGRESSION);
        assertEquals(Task.CLASSIFICATION, experiment().data().task());
        assertTrue(
                data.refusedProperty().get().contains("regression"),
                data.refusedProperty().get());
        data.setStratified(false);
        assertEquals("", data.refusedProperty().get());
    }

    @Test
    void everyEditCanBeUndone() {
        open("penguins.csv");
        Experiment before = experiment();
        data.changes().use(List.of("island"), false);
        data.changes().type(List.of("body_mass_g"), ColumnType.CATEGORY);
        data.changes().fill(List.of("bill_length_mm"), FillChoice.MODE);
        data.setScaling(DataViewModel.scalings().stream()
                .filter(kind -> kind.type() == MinMax.class)
                .findFirst()
                .orElseThrow());
        data.setMaxCategories(100);
        data.setValidation(25);
        data.setTest(10);
        data.setStratified(false);
        data.setSeed(9);
        data.changes().useAll(false);
        Experiment after = experiment();
        assertEquals(new SplitSpec(0.25, 0.1, false), after.split());
        assertEquals(new MinMax(0, 1), after.pipeline().scaling());
        assertEquals(List.of(), after.data().features());
        assertEquals(
                "Leave out all columns", workbench.document().undoDescription().orElseThrow());
        for (int i = 0; i < 10; i++) {
            workbench.document().undo();
        }
        assertEquals(before, experiment());
    }

    @Test
    void refusesSharesThatLeaveNothingForTraining() {
        open("iris.csv");
        data.setTest(60);
        data.setValidation(60);
        assertEquals(new SplitSpec(0.2, 0.6, true), experiment().split());
        assertTrue(
                data.refusedProperty().get().contains("no rows for training"),
                data.refusedProperty().get());
    }

    @Test
    void aProblemStandsWithTheColumnItIsAbout() {
        open("seattle-weather.csv");
        assertEquals(ColumnType.DATE, column("date").type());
        assertTrue(column("date").isUsed());
        assertEquals(List.of(), column("date").problems());
        data.changes().type(List.of("date"), ColumnType.CATEGORY);
        assertTrue(
                column("date").problems().getFirst().message().contains("1169 categories"),
                column("date").problems().toString());
        data.changes().type(List.of("date"), ColumnType.IDENTIFIER);
        assertFalse(column("date").isUsed());
        assertEquals(List.of(), data.notices());
        data.changes().type(List.of("weather"), ColumnType.NUMBER);
        data.target().chooseTarget("wind");
        data.changes().type(List.of("weather"), ColumnType.NUMBER);
        assertTrue(
                column("weather").problems().getFirst().isError(),
                column("weather").problems().toString());
    }

    @Test
    void writesNumbersShort() {
        assertEquals("43.92", Numbers.number(43.92193));
        assertEquals("4,202", Numbers.number(4201.754));
        assertEquals("0", Numbers.number(0));
        assertEquals("−7.1", Numbers.number(-7.1));
        assertEquals("1.20e8", Numbers.number(1.2e8));
        assertEquals("4.76e-5", Numbers.number(4.76e-5));
        assertEquals("1,234,567", Numbers.count(1_234_567));
        assertEquals("33.3", Numbers.percentNumber(1 / 3.0));
    }
}

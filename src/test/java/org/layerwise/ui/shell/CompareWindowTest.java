package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;
import org.layerwise.run.Run;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.sqlite.SqliteRunStore;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.LineModel;

/** Runs side by side, and a run of another process that moves. */
class CompareWindowTest extends RunsPageFixture {

    private List<String> texts(String table) {
        return find(table, Parent.class).lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    private LiveChart chart(String id) {
        return find(id, LiveChart.class);
    }

    private boolean areDrawn() {
        List<Node> charts = List.copyOf(find("#compare", Parent.class).lookupAll(".live-chart"));
        return charts.size() >= 4
                && charts.stream().allMatch(node -> node instanceof LiveChart chart && chart.isUpToDate());
    }

    private void compare(String first, String... others) {
        choose(first, others);
        clickOn("#runs-compare");
        await(this::areDrawn);
    }

    @Test
    void curvesFiguresSettingsAndHistogramsAreSideBySide() throws Exception {
        train("adam");
        train("sgd", "optimizer=sgd", "training.batch=16");
        show(2);
        compare("adam", "sgd");
        List<String> settings = texts("#compare-settings");
        assertTrue(
                settings.containsAll(List.of("adam", "sgd", "optimizer", "training.batch", "32", "16")),
                () -> "" + settings);
        assertFalse(settings.contains("training.epochs"), () -> "" + settings);
        LineModel curves = (LineModel) chart("#compare-epochs-chart").model();
        assertEquals(List.of("adam", "adam, training", "sgd", "sgd, training"), curves.names());
        assertEquals(3, curves.series().shown().getFirst().steps.get(2));
        interact(() -> find("#compare-axis", ComboBox.class).getSelectionModel().select(0));
        await(this::areDrawn);
        LineModel bySteps = (LineModel) chart("#compare-epochs-chart").model();
        RunInfo adam = kept("adam");
        assertEquals(
                (double) adam.progress().steps(),
                bySteps.series().shown().getFirst().steps.get(2));
        interact(() -> find("#compare-axis", ComboBox.class).getSelectionModel().select(2));
        await(this::areDrawn);
        LineModel byTime = (LineModel) chart("#compare-epochs-chart").model();
        assertEquals(
                kept("adam").seconds(), byTime.series().shown().getFirst().steps.get(2), 1e-9);
        List<String> figures = texts("#compare-figures");
        String best = org.layerwise.ui.fx.Numbers.measure(
                kept("adam").figures().get("loss/validation").best());
        assertTrue(figures.contains(best), () -> best + " in " + figures);
        assertEquals(
                2,
                find("#compare-histograms", Parent.class)
                        .getChildrenUnmodifiable()
                        .size());
        String last = chart("#compare-histogram-0").model().names().getFirst();
        interact(() -> find("#compare-step", Slider.class).setValue(0));
        assertEquals(List.of("step 1"), chart("#compare-histogram-0").model().names());
        assertFalse(last.equals("step 1"));
        picture("compare", this::areDrawn);
        clickOn("#compare-back");
        assertTrue(find("#runs-filter").isVisible());
        assertFalse(find("#compare").isVisible());
    }

    @Test
    void seedsAreOneLineWithABandUntilTheyAreShownApart() {
        train("a", "seed=1");
        train("b", "seed=2");
        train("other", "seed=1", "training.batch=16");
        train("more", "seed=2", "training.batch=16");
        show(4);
        compare("a", "b", "other", "more");
        BandModel bands = (BandModel) chart("#compare-epochs-chart").model();
        assertEquals("a, 2 seeds", bands.names().getFirst());
        assertEquals(4, bands.names().size());
        double a = kept("a").figures().get("loss/validation").last();
        double b = kept("b").figures().get("loss/validation").last();
        assertEquals((a + b) / 2, bands.series().shown().getFirst().last(), 1e-9);
        assertTrue(texts("#compare-figures").stream().anyMatch(text -> text.contains(" ± ")));
        assertTrue(texts("#compare-settings").contains("1, 2"));
        picture("compare-seeds", this::areDrawn);
        clickOn("#compare-grouped");
        await(() -> chart("#compare-epochs-chart").model() instanceof LineModel);
        await(this::areDrawn);
        assertEquals(
                8, ((LineModel) chart("#compare-epochs-chart").model()).names().size());
    }

    @Test
    void aRunOfAnotherProgramAppearsAndItsCurvesMove() throws Exception {
        train("here");
        try (SqliteRunStore other = SqliteRunStore.open(workbench.runs().store().folder(), Ticker.SYSTEM)) {
            Run run = begin(other, new RunHeading("far", "", "", null), "command line", "training.epochs=40");
            show(2);
            run.control().stepEpoch();
            run.start();
            await(() -> kept("far").progress().epochs() == 1);
            compare("far", "here");
            LineModel curves = (LineModel) chart("#compare-epochs-chart").model();
            int far = curves.names().indexOf("far");
            assertEquals(1, curves.series().shown().get(far).size());
            run.control().run();
            run.await();
            await(() -> curves.series().shown().get(far).size() == 40);
            assertEquals(curves, chart("#compare-epochs-chart").model());
            await(this::areDrawn);
        }
    }
}

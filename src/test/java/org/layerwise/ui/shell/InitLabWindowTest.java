package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.init.LecunNormal;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.ui.chart.draw.StaticChart;

/** The initialization part of the Lab page in the window. */
class InitLabWindowTest extends WindowFixture {
    private boolean isDrawn() {
        return Stream.of("deviations", "gradients")
                .map(name -> scene().lookup("#lab-init-" + name))
                .allMatch(chart -> chart instanceof StaticChart card && card.isUpToDate());
    }

    private boolean areHistogramsDrawn() {
        return scene().lookup("#lab-init-histograms") instanceof StaticChart card && card.isUpToDate();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    private void type(String id, String text) {
        interact(() -> find(id, TextField.class).setText(text));
    }

    private void choose(String id, int index) {
        interact(() -> find(id, ComboBox.class).getSelectionModel().select(index));
    }

    private void open(String sample) {
        clickOn("#data-sample-" + sample);
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT8);
        clickOn("#lab-show-init");
    }

    private static Dense dense(Experiment experiment, String id) {
        return (Dense) experiment.network().find(id).orElseThrow().layer();
    }

    @Test
    void variantsAreComparedAndOneIsTaken() {
        push(KeyCode.SHORTCUT, KeyCode.DIGIT8);
        clickOn("#lab-show-init");
        assertTrue(text("#lab-init-message").startsWith("Open a table first"));
        assertTrue(find("#lab-init-start").isDisabled());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        open("penguins");
        Experiment before = experiment();
        type("#lab-init-depths", "6");
        type("#lab-init-widths", "64");
        type("#lab-init-steps", "20");
        choose("#lab-init-norm", 3);
        clickOn("#lab-init-start");
        await(this::isDrawn);
        assertEquals(before, experiment(), "a comparison changes nothing");
        String described = find("#lab-init-deviations").getAccessibleText();
        assertTrue(described.contains("batch norm, He normal") && described.contains("theory (dashed)"), described);
        ComboBox<?> variants = find("#lab-init-variant", ComboBox.class);
        assertEquals(6, variants.getItems().size());
        picture("lab-init", this::isDrawn);
        choose("#lab-init-variant", 4);
        assertEquals("batch norm, He normal", variants.getValue());
        TableView<?> table = find("#lab-init-table", TableView.class);
        assertEquals(6, table.getItems().size());
        String atFirst = table.getItems().toString();
        choose("#lab-init-moment", 1);
        assertFalse(atFirst.equals(table.getItems().toString()), "after the updates all is different");
        assertTrue(text("#lab-init-says").contains("earns"), text("#lab-init-says"));
        interact(() -> find("#lab-init-scroll", ScrollPane.class).setVvalue(1));
        picture("lab-init-layers", this::areHistogramsDrawn);
        interact(() -> find("#lab-init-scroll", ScrollPane.class).setVvalue(0));
        clickOn("#lab-init-use");
        await(() -> !experiment().equals(before));
        assertEquals(new HeNormal(), dense(experiment(), "dense6").initializer());
        assertEquals(64, dense(experiment(), "dense6").units());
        assertEquals(
                6,
                experiment().network().expand().stream()
                        .filter(node -> node.layer() instanceof BatchNorm)
                        .count());
        assertTrue(text("#lab-init-message").startsWith("The experiment begins as"));
        push(KeyCode.SHORTCUT, KeyCode.Z);
        await(() -> experiment().equals(before));
    }

    @Test
    void thePresetNeedsNoTableAndGoesIntoAnOpenExperiment() {
        open("iris");
        choose("#lab-init-what", 1);
        type("#lab-init-seeds", "1");
        clickOn("#lab-init-start");
        await(this::isDrawn);
        ComboBox<?> variants = find("#lab-init-variant", ComboBox.class);
        assertEquals(
                List.of(
                        "Tanh, Normal 0.01",
                        "Tanh, Normal 1",
                        "Tanh, LeCun normal",
                        "ReLU, LeCun normal",
                        "ReLU, He normal"),
                variants.getItems());
        picture("lab-init-cs231n", this::isDrawn);
        choose("#lab-init-variant", 2);
        interact(() -> find("#lab-init-scroll", ScrollPane.class).setVvalue(1));
        picture("lab-init-cs231n-layers", this::areHistogramsDrawn);
        interact(() -> find("#lab-init-scroll", ScrollPane.class).setVvalue(0));
        clickOn("#lab-init-use");
        await(() -> experiment().network().find("dense10").isPresent());
        assertEquals(new LecunNormal(), dense(experiment(), "dense10").initializer());
        assertEquals(3, dense(experiment(), "output").units(), "the head is that of the table");
    }

    @Test
    void whatCannotBeComparedIsRefusedAndAComparisonIsStopped() {
        open("iris");
        type("#lab-init-gains", "1, two");
        clickOn("#lab-init-start");
        Node gains = find("#lab-init-gains");
        assertTrue(gains.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("error")));
        type("#lab-init-gains", "-1");
        clickOn("#lab-init-start");
        await(() -> text("#lab-init-message").startsWith("a gain is a positive number"));
        type("#lab-init-gains", "1,2,3,4,5,6,7,8");
        type("#lab-init-widths", "8,16,32");
        clickOn("#lab-init-start");
        await(() -> text("#lab-init-message").startsWith("at most 64 variants can be compared, not 72"));
        type("#lab-init-gains", "");
        type("#lab-init-widths", "");
        type("#lab-init-seeds", "100");
        type("#lab-init-steps", "100000");
        clickOn("#lab-init-start");
        await(() -> find("#lab-init-stop").isVisible());
        clickOn("#lab-init-stop");
        await(() -> find("#lab-init-start").isVisible());
        assertFalse(find("#lab-init-use").getParent().getParent().isVisible(), "nothing is shown of it");
    }
}

package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.layerwise.nn.schedule.ConstantRate;
import org.layerwise.nn.schedule.OneCycle;
import org.layerwise.ui.chart.draw.StaticChart;

/** The Lab page in the window. */
class LabWindowTest extends WindowFixture {
    private boolean isDrawn() {
        Node chart = scene().lookup("#lab-rate-chart");
        return chart instanceof StaticChart card && card.isUpToDate();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    @Test
    void aTestIsDrawnAndARateTakenAsRateOrAsOneCycle() {
        push(KeyCode.SHORTCUT, KeyCode.DIGIT8);
        assertEquals("Open a table first.", text("#lab-rate-message"));
        push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        clickOn("#data-sample-penguins");
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT8);
        double before = experiment().optimizer().learningRate();
        clickOn("#lab-rate-start");
        await(this::isDrawn);
        assertEquals(before, experiment().optimizer().learningRate(), "a test changes nothing");
        assertTrue(
                find("#lab-rate-chart").getAccessibleText().contains("smoothed, mean of 3 seeds"),
                find("#lab-rate-chart").getAccessibleText());
        picture("lab-rate", this::isDrawn);
        clickOn("#lab-rate-take-valley");
        clickOn("#lab-rate-take-as-constant");
        await(() -> experiment().optimizer().learningRate() != before);
        assertTrue(experiment().schedule() instanceof ConstantRate);
        assertTrue(text("#lab-rate-message").startsWith("The experiment has the learning rate "));
        clickOn("#lab-rate-take-valley");
        clickOn("#lab-rate-take-as-one-cycle");
        await(() -> experiment().schedule() instanceof OneCycle);
        push(KeyCode.SHORTCUT, KeyCode.Z);
        push(KeyCode.SHORTCUT, KeyCode.Z);
        await(() -> experiment().optimizer().learningRate() == before);
    }

    @Test
    void rangesThatAreNoneAreRefused() {
        clickOn("#data-sample-iris");
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT8);
        interact(() -> find("#lab-rate-to", TextField.class).setText("1e-9"));
        clickOn("#lab-rate-start");
        await(() -> text("#lab-rate-message").startsWith("learning rates rise from a positive number"));
        interact(() -> find("#lab-rate-to", TextField.class).setText("much"));
        clickOn("#lab-rate-start");
        assertTrue(find("#lab-rate-to").getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("error")));
    }
}

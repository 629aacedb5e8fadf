package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.app.Workbench;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.KindInfo;
import org.layerwise.experiment.EarlyStopping;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.FigureGoal;
import org.layerwise.experiment.Monitor;
import org.layerwise.nn.clip.ValueClipping;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.Orthogonal;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Lstm;
import org.layerwise.nn.layer.Reshape;
import org.layerwise.nn.regularize.FadingNoise;
import org.layerwise.nn.regularize.L1;
import org.layerwise.nn.regularize.L1L2;
import org.layerwise.nn.regularize.L2;
import org.layerwise.nn.regularize.MaxNorm;
import org.layerwise.nn.schedule.MultiStepDecay;
import org.layerwise.nn.schedule.WarmUp;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What regularizes and ends training, through the properties: every parameter is reached, whatever its type. */
@ExtendWith(ApplicationExtension.class)
class PropertySheetTest {
    private final Workbench workbench = Bench.penguins();
    private DesignView view;

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        view = Bench.show(stage, workbench, Theme.LIGHT, 1280, 900);
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.interact(view::close);
    }

    private Experiment experiment() {
        return workbench.experiment().orElseThrow();
    }

    private NodeSpec node(String id) {
        return experiment().network().find(id).orElseThrow();
    }

    private void select(FxRobot robot, String... ids) {
        robot.interact(() -> view.select(List.of(ids)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types into a field and presses Enter; what is shown under it is the answer. */
    private static String type(FxRobot robot, String id, String text) {
        TextField field = robot.lookup(id).queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(id + "-message").queryAs(Label.class).getText();
    }

    private static void choose(FxRobot robot, String id, String kind) {
        @SuppressWarnings("unchecked")
        ComboBox<KindInfo<?>> combo = robot.lookup(id).queryAs(ComboBox.class);
        robot.interact(() -> combo.setValue(combo.getItems().stream()
                .filter(item -> item.id().equals(kind))
                .findFirst()
                .orElseThrow()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void toggle(FxRobot robot, String id) {
        ToggleSwitch toggle = robot.lookup(id).queryAs(ToggleSwitch.class);
        robot.interact(() -> toggle.setSelected(!toggle.isSelected()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    /** Whether a node and all around it are shown. */
    private static boolean isShown(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        while (node != null && node.isVisible()) {
            node = node.getParent();
        }
        return node == null;
    }

    private static void more(FxRobot robot, String id) {
        robot.interact(robot.lookup(id).queryAs(Hyperlink.class)::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A picture to look at, scrolled to where {@code at} is. */
    private void picture(FxRobot robot, String at, String name) {
        Node node = robot.lookup(at).query();
        robot.interact(() -> {
            Node parent = node;
            while (parent != null && !(parent instanceof ScrollPane)) {
                parent = parent.getParent();
            }
            if (parent instanceof ScrollPane scroll) {
                double top = node.localToScene(0, 0).getY()
                        - scroll.getContent().localToScene(0, 0).getY();
                double room = scroll.getContent().getBoundsInLocal().getHeight()
                        - scroll.getViewportBounds().getHeight();
                scroll.setVvalue(room > 0 ? Math.clamp((top - 80) / room, 0, 1) : 0);
                scroll.layout();
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            try {
                Bench.picture(view.root().getScene(), "sheet-" + name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void freezesALayerAndGivesItARateOfItsOwn(FxRobot robot) {
        select(robot, "dense1");
        toggle(robot, "#design-layer-frozen");
        assertEquals("", type(robot, "#design-layer-learningRateFactor", "0.1"));

        assertTrue(node("dense1").frozen());
        assertEquals(0.1, node("dense1").learningRateFactor());
        NodeCard card = robot.lookup("#design-node-dense1").queryAs(NodeCard.class);
        assertEquals(1, card.lookupAll(".card-lock").size());
        assertTrue(card.getAccessibleText().contains("Frozen"), card.getAccessibleText());
        assertTrue(((Label) card.lookup(".card-detail")).getText().endsWith(" · learning rate × 0.1"));
        assertTrue(type(robot, "#design-layer-learningRateFactor", "-1").contains("outside"));
        assertEquals(0.1, node("dense1").learningRateFactor());
        picture(robot, "#design-layer-frozen", "frozen");

        select(robot, "activation1");
        assertFalse(isShown(robot, "#design-layer-frozen"));
    }

    @Test
    void saysWhatABatchSizeMeans(FxRobot robot) {
        int rows = workbench.prepared().orElseThrow().train().rows();
        String note = "#design-setting-batch-note";
        assertEquals("mini-batch · " + (rows + 31) / 32 + " updates an epoch", text(robot, note));
        assertEquals("", type(robot, "#design-setting-batch", "1"));
        assertEquals("online (one sample) · " + rows + " updates an epoch", text(robot, note));
        assertEquals("", type(robot, "#design-setting-batch", "all"));
        assertEquals("batch (all rows) · one update an epoch", text(robot, note));
        assertEquals(1_000_000, experiment().training().batch());
        assertEquals(experiment(), ExperimentEdit.apply(experiment(), "training.batch=all"));
        assertEquals(
                "all",
                robot.lookup("#design-setting-batch").queryAs(TextField.class).getText());
        picture(robot, "#design-setting-batch", "batch");
    }

    @Test
    void penaltiesAndMaxNormOfADenseLayer(FxRobot robot) {
        select(robot, "dense1");
        choose(robot, "#design-property-regularizer", "l1-l2");
        assertEquals("", type(robot, "#design-property-regularizer-l1", "0.01"));
        assertEquals("", type(robot, "#design-property-regularizer-l2", "0.02"));
        more(robot, "#design-property-more");
        choose(robot, "#design-property-biasRegularizer", "l2");
        choose(robot, "#design-property-constraint", "max-norm");
        assertEquals("", type(robot, "#design-property-constraint-limit", "2"));
        assertTrue(type(robot, "#design-property-constraint-limit", "0").contains("a number above 0; 0 is outside"));

        assertEquals(
                new Dense(
                        16,
                        new GlorotUniform(),
                        new L1L2(0.01, 0.02),
                        true,
                        new Zeros(),
                        new L2(0.001),
                        new MaxNorm(2)),
                node("dense1").layer());
        picture(robot, "#design-property-regularizer", "dense");
        picture(robot, "#design-property-constraint", "dense-more");
        choose(robot, "#design-property-regularizer", "l1");
        assertEquals(new L1(0.01), ((Dense) node("dense1").layer()).regularizer());
    }

    @Test
    void aRecurrentLayersKernelsArePenalizedApart(FxRobot robot) {
        Lstm lstm = (Lstm) Catalog.of(LayerSpec.class).kind("lstm").withDefaults();
        robot.interact(() ->
                Bench.network(workbench, NetworkEdit.withLayer(experiment().network(), "dense1", lstm)));
        select(robot, "dense1");
        more(robot, "#design-property-more");
        choose(robot, "#design-property-regularizer", "l1");
        choose(robot, "#design-property-recurrentRegularizer", "l2");
        choose(robot, "#design-property-biasRegularizer", "l1-l2");

        Lstm now = (Lstm) node("dense1").layer();
        assertEquals(new L1(0.001), now.regularizer());
        assertEquals(new L2(0.001), now.recurrentRegularizer());
        assertEquals(new L1L2(0.001, 0.001), now.biasRegularizer());
        assertEquals(new Orthogonal(1), now.recurrentInitializer());
        picture(robot, "#design-property-recurrentRegularizer", "lstm");
    }

    @Test
    void listsAreTypedWithCommasAndMistakesAreSaid(FxRobot robot) {
        assertEquals("", type(robot, "#design-setting-loss-classWeights", "1, 2, 0.5"));
        assertEquals(
                "{\"kind\":\"categorical-cross-entropy\",\"classWeights\":[1.0,2.0,0.5]}",
                JsonCodec.write(experiment().loss()).toString());
        assertEquals(
                "Class weights: a number is expected, not \"x\". For example 0.5, 2.",
                type(robot, "#design-setting-loss-classWeights", "1, x"));
        assertFalse(type(robot, "#design-setting-loss-classWeights", "1, -2, 1").isEmpty());
        picture(robot, "#design-setting-loss-classWeights", "class-weights");

        robot.interact(() -> Bench.network(
                workbench, NetworkEdit.withLayer(experiment().network(), "dense1", new Reshape(List.of(2)))));
        select(robot, "dense1");
        assertEquals("", type(robot, "#design-property-shape", "2, 4"));
        assertEquals(new Reshape(List.of(2, 4)), node("dense1").layer());
        assertEquals(
                "Shape: a whole number is expected, not \"2.5\". For example 8, 8.",
                type(robot, "#design-property-shape", "2, 2.5"));
        assertEquals(new Reshape(List.of(2, 4)), node("dense1").layer());
        assertEquals("", type(robot, "#design-property-shape", "2, 0"));
        assertEquals(
                1,
                robot.lookup("#design-node-dense1")
                        .queryAs(NodeCard.class)
                        .lookupAll(".card-message")
                        .size());
        picture(robot, "#design-property-shape", "reshape");
    }

    @Test
    void aWarmUpHoldsAnotherScheduleWithItsList(FxRobot robot) {
        choose(robot, "#design-setting-schedule", "warm-up");
        assertEquals("", type(robot, "#design-setting-schedule-steps", "50"));
        choose(robot, "#design-setting-schedule-then", "multi-step");
        assertEquals("", type(robot, "#design-setting-schedule-then-milestones", "10, 20, 40"));
        WarmUp warmUp = (WarmUp) experiment().schedule();
        assertEquals(50, warmUp.steps());
        assertEquals(List.of(10, 20, 40), ((MultiStepDecay) warmUp.then()).milestones());
        assertFalse(type(robot, "#design-setting-schedule-then-milestones", "20, 10")
                .isEmpty());
        assertEquals(warmUp, experiment().schedule());
        picture(robot, "#design-setting-schedule", "warm-up");
        choose(robot, "#design-setting-schedule-then", "warm-up");
        assertTrue(
                isShown(robot, "#design-setting-schedule-then-message")
                        || experiment().schedule() instanceof WarmUp outer && outer.then() instanceof WarmUp,
                "a warm-up within a warm-up is taken, or refused with a reason");
        picture(robot, "#design-setting-schedule", "warm-up-twice");
    }

    @Test
    void clippingNoiseAndEveryWayToEnd(FxRobot robot) {
        choose(robot, "#design-setting-clipping", "value");
        assertEquals("", type(robot, "#design-setting-clipping-limit", "0.25"));
        choose(robot, "#design-setting-noise", "fading");
        assertEquals("", type(robot, "#design-setting-noise-variance", "0.3"));
        choose(robot, "#design-setting-stopping", "early-stopping");
        assertEquals("", type(robot, "#design-setting-stopping-patience", "5"));
        choose(robot, "#design-setting-target", "figure");
        assertEquals("", type(robot, "#design-setting-target-value", "0.9"));
        picture(robot, "#design-setting-clipping", "clipping");
        more(robot, "#design-setting-more");
        assertEquals("", type(robot, "#design-setting-timeLimit", "60"));

        assertEquals(new ValueClipping(0.25), experiment().regularization().clipping());
        assertEquals(new FadingNoise(0.3, 0.55), experiment().regularization().noise());
        assertEquals(
                new EarlyStopping(Monitor.LOSS, 0, 5, true),
                experiment().training().stopping());
        assertEquals(new FigureGoal(Monitor.SCORE, 0.9), experiment().training().target());
        assertEquals(60, experiment().training().timeLimit());
        picture(robot, "#design-setting-stopping", "stopping");
    }
}

package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.Normal;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.run.Run;
import org.layerwise.train.RunState;

/** What cards and connections of the Design page show while a network is trained. */
class LiveCanvasWindowTest extends WindowFixture {
    private static final int DEPTH = 10;
    private static final Pattern LEVEL = Pattern.compile("level-(\\d)");

    private void open() {
        interact(() -> window.open(Path.of("sample-data/penguins.csv")));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
    }

    /** Ten layers of sigmoids that begin with small weights. */
    private static NetworkSpec vanishing() {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(new NodeSpec("input", new Input(), List.of()));
        String before = "input";
        for (int i = 1; i <= DEPTH; i++) {
            nodes.add(new NodeSpec("dense" + i, dense(12), List.of(before)));
            nodes.add(new NodeSpec("sigmoid" + i, new Activation(new Sigmoid()), List.of("dense" + i)));
            before = "sigmoid" + i;
        }
        nodes.add(new NodeSpec("output", dense(3), List.of(before)));
        nodes.add(new NodeSpec("prediction", new Activation(new Softmax()), List.of("output")));
        return NetworkSpec.of(nodes);
    }

    private static Dense dense(int units) {
        return new Dense(units, new Normal(0.2), new NoPenalty(), true);
    }

    private void network(NetworkSpec network) {
        interact(() -> workbench.document().edit("test", made -> made.withNetwork(network)));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
    }

    /** Trains for an epoch and waits there. */
    private Run trainAnEpoch() {
        interact(() -> {
            workbench.document().edit("test", made -> ExperimentEdit.apply(made, "training.epochs=50"));
            window.show(Page.DESIGN);
        });
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.startRun(true, run -> run.control().stepEpoch(), problems -> {
            throw new AssertionError(problems.toString());
        }));
        await(() -> workbench.runs().shown().isPresent());
        Run run = workbench.runs().shown().orElseThrow().run().orElseThrow();
        await(() -> run.state() == RunState.PAUSED && run.progress().step() > 1);
        return run;
    }

    private Node strip(String id) {
        return find("#design-live-" + id);
    }

    private boolean isDrawn(String id) {
        return lookup("#design-live-" + id)
                .<Node>tryQuery()
                .map(strip -> strip.lookup(".live-histogram").getLayoutBounds().getHeight() > 5)
                .orElse(false);
    }

    private static Set<String> states(Node node) {
        return node.getPseudoClassStates().stream()
                .map(state -> state.getPseudoClassName())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static String text(Node strip) {
        return ((Label) strip.lookup(".live-text")).getText();
    }

    private String words(String id) {
        return find("#design-node-" + id).getAccessibleText();
    }

    /** The levels of the flows that are drawn, in the order of the connections. */
    private List<Integer> levels(String kind) {
        List<Integer> levels = new ArrayList<>();
        for (Node flow : scene().getRoot().lookup("#design-canvas").lookupAll(".edge-flow." + kind)) {
            Matcher matcher = LEVEL.matcher(flow.getStyleClass().toString());
            if (matcher.find() && flow.getParent().getStyleClass().contains("edge") && flow.isVisible()) {
                levels.add(Integer.parseInt(matcher.group(1)));
            }
        }
        return levels;
    }

    @Test
    void aNetworkWhoseGradientVanishesIsSeenToFade() {
        open();
        network(vanishing());
        interact(() -> window.show(Page.DESIGN));
        Bounds before = find("#design-node-dense1").getBoundsInParent();
        trainAnEpoch();
        await(() -> lookup("#design-live-prediction").tryQuery().isPresent());
        zoomIn();
        await(() -> isDrawn("dense1") && isDrawn("prediction"));

        assertEquals(before, find("#design-node-dense1").getBoundsInParent(), "no card moves or grows");
        assertTrue(
                states(strip("dense1")).contains("ill"),
                () -> states(strip("dense1")).toString());
        assertTrue(text(strip("dense1")).startsWith("gradient vanishes: "), text(strip("dense1")));
        assertTrue(words("dense1").contains("gradient vanishes: "), words("dense1"));
        assertFalse(
                states(strip("output")).contains("ill"),
                () -> states(strip("output")).toString());
        assertTrue(words("output").contains("gradient norm"), words("output"));

        clickOn("#design-flow-gradient");
        await(() -> levels("gradient").size() == 2 * DEPTH + 2);
        List<Integer> gradient = levels("gradient");
        assertTrue(gradient.getFirst() <= 1, gradient.toString());
        assertEquals(8, gradient.getLast(), gradient.toString());
        for (int i = 2; i < gradient.size(); i++) {
            assertTrue(gradient.get(i) >= gradient.get(i - 1), gradient.toString());
        }
        picture("design-live-vanishing");
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture("design-live-small");

        clickOn("#design-flow-off");
        await(() -> levels("gradient").isEmpty() && levels("signal").isEmpty());
    }

    @Test
    void whatComesIntoViewWhileTheRunWaitsHasItsValues() {
        open();
        network(vanishing());
        Run run = trainAnEpoch();
        zoomIn();
        await(() -> isDrawn("dense1"));
        Bounds view = find("#design-canvas").localToScene(find("#design-canvas").getBoundsInLocal());
        Node last = find("#design-node-output");
        assertFalse(view.intersects(last.localToScene(last.getBoundsInLocal())), "it is out of view");
        String earlier = right(strip("output"));
        long step = run.progress().step();
        interact(() -> run.control().stepEpoch());
        await(() -> run.state() == RunState.PAUSED && run.progress().step() > step);
        await(() -> !words("output").contains(earlier));
        assertEquals(earlier, right(strip("output")), "nobody sees it");
        zoomIn();
        await(() -> words("output").contains(right(strip("output"))));
    }

    /** From a view of the whole network to one in which strips have all their marks. */
    private void zoomIn() {
        clickOn("#design-fit");
        for (int i = 0; i < 8; i++) {
            clickOn("#design-zoom-in");
        }
    }

    /** The norm of the gradient. */
    private static String right(Node strip) {
        return ((Label) strip.lookup(".live-number")).getText().replace("∇", "").strip();
    }

    @Test
    void theLegendNamesTheRunAndTheTogglesAreReachedByKeys() {
        open();
        trainAnEpoch();
        await(() -> isDrawn("dense1"));
        String name = workbench.runs().shown().orElseThrow().name();
        Node legend = find("#design-live-legend");
        assertTrue(legend.getAccessibleText().startsWith("Run " + name + " · step "), legend.getAccessibleText());
        assertTrue(legend.getAccessibleText().contains("σ of the outputs"), legend.getAccessibleText());
        assertTrue(levels("signal").size() > 3, () -> levels("signal").toString());
        interact(() -> find("#design-flow-signal").requestFocus());
        type(javafx.scene.input.KeyCode.RIGHT);
        assertTrue(find("#design-flow-gradient", ToggleButton.class).isFocused());
        type(javafx.scene.input.KeyCode.SPACE);
        await(() -> levels("signal").isEmpty() && levels("gradient").size() > 3);
        assertTrue(legend.getAccessibleText().contains("gradient norm"), legend.getAccessibleText());
        picture("design-live-penguins");
    }

    @Test
    void cardsThatTheRunHasNotShowNothing() {
        open();
        trainAnEpoch();
        await(() -> isDrawn("dense1"));
        interact(() -> workbench
                .document()
                .edit(
                        "test",
                        made -> made.withNetwork(NetworkEdit.insertAfter(
                                made.network(), new NodeSpec("late", new Dropout(0.2), List.of()), "dense1"))));
        await(() -> lookup("#design-node-late").<Node>tryQuery().isPresent());
        await(() -> find("#design-live-legend").getAccessibleText().contains("of an earlier network"));
        assertEquals(Optional.empty(), lookup("#design-live-late").<Node>tryQuery());
        assertTrue(isDrawn("dense1"));
    }

    @Test
    void eachMarkIsExplainedAndFarAwayOnlyTheColorIsLeft() {
        open();
        trainAnEpoch();
        await(() -> isDrawn("dense1"));
        Node strip = strip("dense1");
        Label note = find("#design-hover-note", Label.class);
        hover(strip, 60, 10);
        await(() -> note.isVisible() && note.getText().startsWith("Outputs of dense1 for the batch of step "));
        hover(strip, 140, 10);
        await(() -> note.getText().startsWith("L2 norm of the gradient of dense1’s weights: "));
        hover(strip, 8, 10);
        await(() -> note.getText().contains("ealthy"));
        hover(find("#design-node-dense1"), 60, 20);
        await(() -> !note.isVisible());
        for (int i = 0; i < 8; i++) {
            clickOn("#design-zoom-out");
        }
        await(() -> states(strip).contains("compact"));
        assertFalse(strip.lookup(".live-histogram").isVisible());
        for (int i = 0; i < 8; i++) {
            clickOn("#design-zoom-in");
        }
        await(() -> !states(strip).contains("compact"));
        assertTrue(strip.lookup(".live-histogram").isVisible());
    }

    private void hover(Node node, double x, double y) {
        moveTo(node.localToScreen(x, y));
    }
}

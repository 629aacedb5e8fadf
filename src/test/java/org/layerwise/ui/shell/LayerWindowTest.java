package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Conv2d;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.MaxPool2d;
import org.layerwise.nn.layer.Padding;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.run.Run;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.fx.Scrolling;

/** The page of a layer, on a network for images of digits. */
class LayerWindowTest extends WindowFixture {
    private static final int FILTERS = 72;

    private static NodeSpec node(String id, LayerSpec layer, String input) {
        return new NodeSpec(id, layer, List.of(input));
    }

    /** Two convolutions, the first with more filters than a page has; the input keeps the shape that it has been given. */
    private static NetworkSpec convolutions(NetworkSpec before) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(before.find("input").orElseThrow());
        nodes.add(node("conv1", new Conv2d(FILTERS, 3, 3, 1, 1, Padding.SAME), "input"));
        nodes.add(node("relu1", new Activation(new Relu()), "conv1"));
        nodes.add(node("pool1", new MaxPool2d(2, 2, Padding.VALID), "relu1"));
        nodes.add(node("conv2", new Conv2d(6, 3, 3, 1, 1, Padding.SAME), "pool1"));
        nodes.add(node("flat", new Flatten(), "conv2"));
        nodes.add(node("output", new Dense(10, new GlorotUniform(), new NoPenalty(), true), "flat"));
        nodes.add(node("prediction", new Activation(new Softmax()), "output"));
        return NetworkSpec.of(nodes);
    }

    private Run digits() {
        interact(() -> window.open(Path.of("sample-data/digits.csv")));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> window.show(Page.DESIGN));
        clickOn("#design-node-input");
        await(() -> lookup("#design-image-apply").<Node>tryQuery().isPresent());
        clickOn("#design-image-apply");
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench
                .document()
                .edit(
                        "test",
                        made -> ExperimentEdit.apply(
                                made.withNetwork(convolutions(made.network())), "training.epochs=50")));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench.startRun(true, run -> run.control().stepEpoch(), problems -> {
            throw new AssertionError(problems.toString());
        }));
        await(() -> workbench.runs().shown().isPresent());
        Run run = workbench.runs().shown().orElseThrow().run().orElseThrow();
        await(() -> run.state() == RunState.PAUSED && run.progress().step() > 1);
        interact(() -> find("#design-canvas").requestFocus());
        return run;
    }

    private String title() {
        return lookup("#layer-title").<Label>tryQuery().map(Label::getText).orElse("");
    }

    private boolean isDrawn(String chart) {
        return lookup("#" + chart)
                .<Node>tryQuery()
                .map(node -> switch (node) {
                    case StaticChart still -> still.isUpToDate();
                    case LiveChart live -> live.isDrawn();
                    default -> false;
                })
                .orElse(false);
    }

    private String words(String chart) {
        return lookup("#" + chart).<Node>tryQuery().map(Node::getAccessibleText).orElse("");
    }

    private void openByStrip(String id) {
        await(() -> lookup("#design-live-" + id).<Node>tryQuery().isPresent());
        moveTo(find("#design-live-" + id).localToScreen(60, 10));
        clickOn(MouseButton.PRIMARY);
        await(() -> title().equals(id));
    }

    private void shown(String chart) {
        interact(() -> Scrolling.reveal(find("#" + chart)));
        await(() -> isDrawn(chart));
    }

    @Test
    void aConvolutionShowsItsMapsItsFiltersAndAllItsMeasures() {
        digits();
        openByStrip("conv1");
        await(() -> isDrawn("layer-outputs") && isDrawn("layer-weights") && isDrawn("layer-image"));

        assertTrue(words("layer-outputs").startsWith("Outputs of conv1 for row 1: "), words("layer-outputs"));
        assertTrue(words("layer-weights").startsWith("conv1.weight: each filter’s weights: "), words("layer-weights"));
        assertTrue(words("layer-image").startsWith("Row 1: brightness"), words("layer-image"));
        String facts = find("#layer-facts", Label.class).getText();
        assertTrue(facts.contains("[batch × 8 × 8 × 1] → [batch × 8 × 8 × 72] · 720 parameters"), facts);
        assertEquals(
                "Conv2D · 72 filters · 3 height · 3 width",
                find("#layer-kind", Label.class).getText().substring(0, 40));
        for (String chart :
                List.of("activation", "activation-histogram", "gradient-norm", "weight-norm", "update-ratio")) {
            shown("layer-" + chart + "-chart");
        }
        interact(() -> Scrolling.reveal(find("#layer-outputs")));
        picture("layer-conv", () -> isDrawn("layer-outputs") && isDrawn("layer-weights"));

        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture("layer-conv-small", () -> isDrawn("layer-outputs") && isDrawn("layer-weights"));

        clickOn("#layer-weights-pages-next");
        await(() -> words("layer-weights").endsWith("65, 66, 67, 68, 69, 70, 71, 72"));
        clickOn("#layer-weights-pages-previous");
        await(() -> words("layer-weights").contains(". 1, 2, 3,"));
        clickOn("#layer-outputs-pages-next");
        await(() -> words("layer-outputs").endsWith("65, 66, 67, 68, 69, 70, 71, 72"));
    }

    @Test
    void anotherRowShowsItsTargetAndAnotherChannelItsFilters() {
        digits();
        openByStrip("conv1");
        await(() -> isDrawn("layer-outputs"));
        String target = workbench.experiment().orElseThrow().data().target();
        String second = workbench
                .table()
                .orElseThrow()
                .table()
                .cell(1, workbench.table().orElseThrow().table().indexOf(target));
        clickOn("#layer-row-next");
        await(() -> words("layer-outputs").startsWith("Outputs of conv1 for row 2: "));
        assertEquals(target + " = " + second, find("#layer-target", Label.class).getText());
        interact(() -> find("#layer-row", TextField.class).setText("99999"));
        clickOn("#layer-row");
        type(KeyCode.ENTER);
        int rows = workbench.table().orElseThrow().table().rowCount();
        await(() -> words("layer-outputs").startsWith(String.format("Outputs of conv1 for row %,d: ", rows)));
        assertTrue(find("#layer-row-next").isDisabled());

        for (String id : List.of("relu1", "pool1", "conv2")) {
            clickOn("#layer-next");
            await(() -> title().equals(id) && isDrawn("layer-outputs"));
        }
        assertTrue(words("layer-weights").contains("mean of 72 input channels"), words("layer-weights"));
        interact(
                () -> find("#layer-channel", ComboBox.class).getSelectionModel().select(3));
        await(() -> words("layer-weights").contains("input channel 3"));
    }

    @Test
    void keysOpenTheSelectedLayerLeafThroughTheNetworkAndGoBack() {
        digits();
        await(() -> lookup("#design-live-output").<Node>tryQuery().isPresent());
        clickOn("#design-node-output");
        type(KeyCode.ENTER);
        await(() -> title().equals("output") && isDrawn("layer-outputs"));
        assertTrue(find("#layer-back").isFocused());
        assertTrue(words("layer-outputs").startsWith("Outputs of output for row 1. 0: "), words("layer-outputs"));
        assertTrue(words("layer-weights").startsWith("output.weight: inputs × units"), words("layer-weights"));
        picture("layer-dense", () -> isDrawn("layer-outputs") && isDrawn("layer-weights"));
        press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        await(() -> title().equals("flat"));
        press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        await(() -> title().equals("output"));
        type(KeyCode.ESCAPE);
        await(() -> lookup("#design-canvas").<Node>tryQuery().isPresent());
        assertEquals("", title());
        doubleClickOn("#design-node-output");
        await(() -> title().equals("output"));
        clickOn("#shell-page-design");
        await(() -> lookup("#design-canvas").<Node>tryQuery().isPresent());
    }

    @Test
    void theListOfLayersOpensThePageToo() {
        digits();
        interact(() -> window.show(Page.WATCH));
        await(() -> !find("#watch-layers", ListView.class).getItems().isEmpty());
        interact(() -> {
            find("#watch-layers", ListView.class).getSelectionModel().select(1);
            find("#watch-layers").requestFocus();
        });
        type(KeyCode.ENTER);
        await(() -> title().equals("conv1"));
        clickOn("#layer-back");
        await(() -> lookup("#watch-layers").<Node>tryQuery().isPresent());
        Node pool = find("#watch-layers").lookupAll(".layer-name").stream()
                .filter(name -> name instanceof Label label && label.getText().equals("pool1"))
                .findFirst()
                .orElseThrow();
        doubleClickOn(pool);
        await(() -> title().equals("pool1"));
    }

    @Test
    void whatTheModelLearnsIsSeenWhileTheRunGoesOn() {
        Run run = digits();
        openByStrip("conv1");
        await(() -> isDrawn("layer-weights"));
        String facts = find("#layer-facts", Label.class).getText();
        long before = run.progress().step();
        interact(() -> run.control().run());
        await(() -> run.progress().step() > before + 5
                && !find("#layer-facts", Label.class).getText().equals(facts));
        interact(() -> run.control().pause());
        await(() -> run.state() == RunState.PAUSED);
        await(() -> find("#layer-facts", Label.class)
                .getText()
                .endsWith("step " + String.format("%,d", run.progress().step())));
        interact(() -> run.control().stop());
        await(() -> run.state() == RunState.ENDED);
        assertFalse(find("#layer-health", Label.class).getText().isEmpty());
    }
}

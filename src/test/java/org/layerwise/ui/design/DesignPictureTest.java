package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwise.app.Workbench;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Add;
import org.layerwise.nn.layer.Concat;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.regularize.L2;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.fx.Theme;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the screen, to be looked at; what is asserted is that everything is there. */
class DesignPictureTest {
    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(20_000, BundledFont::loadForWindow);
    }

    @Test
    void penguins() throws Exception {
        pictures("penguins", Bench.penguins(), List.of("dense1"));
    }

    @Test
    void columns() throws Exception {
        pictures("columns", Bench.penguins(), List.of("input"));
    }

    @Test
    void branches() throws Exception {
        Workbench workbench = Bench.penguins();
        Bench.network(workbench, branched());
        pictures("branches", workbench, List.of());
    }

    @Test
    void mistakes() throws Exception {
        Workbench workbench = Bench.penguins();
        Bench.network(workbench, mistaken());
        pictures("mistakes", workbench, List.of("dropout1"));
    }

    private static void pictures(String name, Workbench workbench, List<String> selected) throws Exception {
        for (Theme theme : Theme.values()) {
            picture(
                    name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT),
                    workbench,
                    selected,
                    theme,
                    1440,
                    900);
        }
        picture(name + "-small", workbench, selected, Theme.LIGHT, 1024, 700);
    }

    private static void picture(
            String name, Workbench workbench, List<String> selected, Theme theme, int width, int height)
            throws Exception {
        Stage stage = FxToolkit.registerStage(Stage::new);
        DesignView[] view = new DesignView[1];
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            view[0] = Bench.show(stage, workbench, theme, width, height);
            view[0].select(selected);
        });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            try {
                Bench.picture(stage.getScene(), "design-" + name);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            assertEquals(
                    workbench.experiment().orElseThrow().network().expand().size(),
                    stage.getScene().getRoot().lookupAll(".node-card").size());
            view[0].close();
            stage.hide();
        });
    }

    private static NodeSpec node(String id, LayerSpec layer, String... inputs) {
        return new NodeSpec(id, layer, List.of(inputs));
    }

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    static List<NodeSpec> branched() {
        return List.of(
                node("input", new Input()),
                node("dense1", dense(16), "input"),
                node("relu1", new Activation(new Relu()), "dense1"),
                node("dense2", new Dense(16, new GlorotUniform(), new L2(0.001), true), "relu1"),
                node("add1", new Add(), "relu1", "dense2"),
                node("dense3", dense(8), "input"),
                node("concat1", new Concat(), "add1", "dense3", "input"),
                node("output", dense(3), "concat1"),
                node("prediction", new Activation(new Softmax()), "output"));
    }

    static List<NodeSpec> mistaken() {
        return List.of(
                node("input", new Input(List.of("no such column"), List.of())),
                node("dense1", dense(16), "input"),
                node("add1", new Add(), "dense1"),
                node("dense2", dense(4)),
                node("dropout1", new Dropout(0.99), "dense2"),
                node("output", dense(3), "add1"),
                node("prediction", new Activation(new Softmax()), "output"));
    }
}

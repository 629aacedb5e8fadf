package org.layerwise.ui.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import org.layerwise.base.Ticker;
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
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.fx.Theme;

/** Looks into a network for images of digits: what training does to each layer, on the canvas and on a layer's page. */
final class LayerDemo {
    private static final int EPOCHS = 3;

    private final Path folder;
    private final HeadlessWindow toolkit;
    private final WindowRobot hand;

    /** @param toolkit a window in which nothing was done yet */
    LayerDemo(Path folder, HeadlessWindow toolkit) {
        this.folder = folder;
        this.toolkit = toolkit;
        this.hand = new WindowRobot(toolkit.stage().getScene(), Ticker.SYSTEM);
    }

    void run() {
        open();
        train();
        hand.click("#shell-page-design");
        hand.click("#design-arrange");
        hand.click("#design-fit");
        hand.click("#design-flow-gradient");
        hand.find("#design-live-conv1");
        pictures("design-live");
        hand.click("#design-live-conv1");
        hand.find("#layer-title");
        hand.await("the layer's page has its pictures", this::isDrawn);
        pictures("layer");
        hand.click("#layer-back");
    }

    private void open() {
        WindowRobot.on(() -> {
            toolkit.workbench().openTable(SampleTable.named("digits.csv"), problems -> {});
            return true;
        });
        hand.await(
                "the digits are open",
                () -> toolkit.workbench().prepared().isPresent()
                        && !toolkit.workbench().isBusy()
                        && network().find("input").isPresent()
                        && toolkit.workbench().table().orElseThrow().table().indexOf("pixel_0_0") >= 0);
        hand.click("#shell-page-design");
        hand.click("#design-node-input");
        hand.click("#design-image-apply");
        WindowRobot.on(() -> {
            toolkit.workbench().document().edit("", made -> made.withNetwork(convolutions(made.network())));
            return true;
        });
        awaitPrepared();
    }

    private NetworkSpec network() {
        return toolkit.workbench().experiment().map(made -> made.network()).orElse(NetworkSpec.EMPTY);
    }

    private void awaitPrepared() {
        hand.await(
                "the data is prepared",
                () -> toolkit.workbench().prepared().isPresent()
                        && !toolkit.workbench().isBusy());
    }

    private static NetworkSpec convolutions(NetworkSpec before) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(before.find("input").orElseThrow());
        add(nodes, "conv1", new Conv2d(16, 3, 3, 1, 1, Padding.SAME));
        add(nodes, "relu1", new Activation(new Relu()));
        add(nodes, "conv2", new Conv2d(16, 3, 3, 1, 1, Padding.SAME));
        add(nodes, "relu2", new Activation(new Relu()));
        add(nodes, "pool1", new MaxPool2d(2, 2, Padding.VALID));
        add(nodes, "flatten1", new Flatten());
        add(nodes, "output", new Dense(10, new GlorotUniform(), new NoPenalty(), true));
        add(nodes, "prediction", new Activation(new Softmax()));
        return NetworkSpec.of(nodes);
    }

    private static void add(List<NodeSpec> nodes, String id, LayerSpec layer) {
        nodes.add(new NodeSpec(id, layer, List.of(nodes.getLast().id())));
    }

    private void train() {
        hand.click("#shell-page-watch");
        hand.click("#watch-step-batch");
        hand.await(
                "the run has begun",
                () -> toolkit.workbench().runs().shown().flatMap(shown -> shown.run()).stream()
                        .anyMatch(run -> run.state() == RunState.PAUSED
                                && run.experiment().network().find("conv1").isPresent()));
        Run run = WindowRobot.on(
                () -> toolkit.workbench().runs().shown().orElseThrow().run().orElseThrow());
        for (int i = 0; i < EPOCHS; i++) {
            long before = run.progress().step();
            hand.click("#watch-step-epoch");
            hand.await(
                    "an epoch is trained",
                    () -> run.state() == RunState.PAUSED && run.progress().step() > before);
        }
    }

    private boolean isDrawn() {
        boolean hasFacts = toolkit.stage().getScene().lookup("#layer-facts") instanceof Label facts
                && !facts.getText().isEmpty();
        return hasFacts
                && toolkit.stage().getScene().getRoot().lookupAll(".still-chart").stream()
                        .allMatch(node -> node instanceof StaticChart chart && chart.isUpToDate());
    }

    private void pictures(String page) {
        for (Theme theme : Theme.values()) {
            WindowRobot.on(() -> {
                toolkit.theme().set(theme);
                return theme;
            });
            hand.settle();
            if (page.equals("layer")) {
                hand.await("the pictures are drawn", this::isDrawn);
            }
            hand.picture(folder.resolve(page + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }
}

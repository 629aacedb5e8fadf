package org.layerwise.ui.demo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
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
import org.layerwise.ui.chart.draw.StaticChart;

/** Looks into a network for images of digits: what training does to each layer, on the canvas and on a layer's page. */
final class LayerDemo {
    private static final int EPOCHS = 3;

    private final DemoScene scene;

    /** @param scene in which nothing was done yet */
    LayerDemo(DemoScene scene) {
        this.scene = scene;
    }

    void run() {
        WindowRobot hand = scene.hand();
        scene.open("digits.csv");
        hand.click("#shell-page-design");
        hand.click("#design-node-input");
        hand.click("#design-image-apply");
        scene.edit(before -> before.withNetwork(convolutions(before.network())));
        Run run = scene.begin();
        scene.epochs(run, EPOCHS);
        hand.click("#shell-page-design");
        hand.click("#design-arrange");
        hand.click("#design-fit");
        hand.click("#design-flow-gradient");
        hand.find("#design-live-conv1");
        scene.pictures("design-live");
        hand.click("#design-live-conv1");
        hand.find("#layer-title");
        scene.pictures("layer", this::isDrawn);
        hand.click("#layer-back");
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

    private boolean isDrawn() {
        boolean hasFacts = scene.toolkit().stage().getScene().lookup("#layer-facts") instanceof Label facts
                && !facts.getText().isEmpty();
        return hasFacts
                && scene.toolkit().stage().getScene().getRoot().lookupAll(".still-chart").stream()
                        .allMatch(node -> node instanceof StaticChart chart && chart.isUpToDate());
    }
}

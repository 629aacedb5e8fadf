package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.ui.fx.AnswerTimes;

/** The window answers while fifty layers train flat out and the canvas shows what happens to each. */
@Tag("slow")
class LiveCanvasLoadTest extends WindowFixture {
    private static final double LIMIT_MILLIS = 100;
    private static final double SECONDS = 8;
    private static final int LAYERS = 50;

    private static NetworkSpec deep() {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(new NodeSpec("input", new Input(), List.of()));
        for (int i = 1; nodes.size() < LAYERS - 2; i++) {
            nodes.add(
                    new NodeSpec("dense" + i, dense(16), List.of(nodes.getLast().id())));
            nodes.add(new NodeSpec(
                    "tanh" + i,
                    new Activation(new Tanh()),
                    List.of(nodes.getLast().id())));
        }
        nodes.add(new NodeSpec("output", dense(3), List.of(nodes.getLast().id())));
        nodes.add(new NodeSpec("prediction", new Activation(new Softmax()), List.of("output")));
        return NetworkSpec.of(nodes);
    }

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    @Test
    void fiftyLayersLeaveTheWindowQuick() throws IOException {
        interact(() -> window.open(Path.of("sample-data/penguins.csv")));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> workbench
                .document()
                .edit("test", made -> ExperimentEdit.apply(made.withNetwork(deep()), "training.epochs=1000000")));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        interact(() -> window.show(Page.DESIGN));
        interact(() -> workbench.startRun(false, run -> {}, problems -> {
            throw new AssertionError(problems.toString());
        }));
        await(() -> lookup(".live-strip").<Node>queryAll().size() >= LAYERS - 1);
        List<String> report = new ArrayList<>();
        AnswerTimes first = AnswerTimes.during(SECONDS);
        report.add(first.describe());
        boolean good = first.worst() < LIMIT_MILLIS;
        if (!good) {
            // Another program may have had both cores: once more, and then only the most of them count.
            AnswerTimes second = AnswerTimes.during(SECONDS);
            report.add(second.describe());
            good = second.share(0.99) < LIMIT_MILLIS;
        }
        Files.write(Path.of("target/pictures/live-canvas.txt"), report);
        assertTrue(good, String.join("; ", report));
    }
}

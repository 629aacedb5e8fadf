package org.layerwise.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.KindConversion;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.RandomKinds;
import org.layerwise.data.step.Scaling;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.optim.Adam;
import org.layerwise.nn.optim.Sgd;
import org.layerwise.train.Runs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Another kind in the place of one: the same by {@code --set} as in the window, for every kind of every family. */
class KindConversionTest {
    /** Where a kind of each family stands in the experiment of this test. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("LayerSpec", "network.extra"),
            Map.entry("ActivationFunction", "network.activation1.function"),
            Map.entry("Initializer", "network.dense1.initializer"),
            Map.entry("Regularizer", "network.dense1.regularizer"),
            Map.entry("Loss", "loss"),
            Map.entry("Optimizer", "optimizer"),
            Map.entry("Schedule", "schedule"),
            Map.entry("Clipping", "regularization.clipping"),
            Map.entry("GradientNoise", "regularization.noise"),
            Map.entry("Constraint", "network.dense1.constraint"),
            Map.entry("EarlyStoppingRule", "training.stopping"),
            Map.entry("StopGoal", "training.target"),
            Map.entry("Scaling", "pipeline.scaling"),
            Map.entry("Step", "data.columns.x.steps.0"),
            Map.entry("Decorrelation", "pipeline.decorrelation"),
            Map.entry("Windowing", "pipeline.windows"),
            Map.entry("SplitBy", "split.by"),
            Map.entry("Augmentation", "training.augmentation.0"));

    @TempDir
    Path folder;

    private Experiment base;

    @BeforeEach
    void makeExperiment() {
        base = ExperimentEdit.apply(
                Runs.experiment(Runs.classes(folder, 30)),
                List.of("data.columns.x.steps=[\"standardize\"]", "training.augmentation=[\"flip\"]"));
        List<org.layerwise.nn.graph.NodeSpec> nodes =
                new java.util.ArrayList<>(base.network().expand());
        nodes.add(
                new org.layerwise.nn.graph.NodeSpec("extra", new org.layerwise.nn.layer.Flatten(), List.of("dense1")));
        base = base.withNetwork(NetworkSpec.of(nodes));
    }

    static List<Class<?>> families() {
        return Families.ALL;
    }

    @ParameterizedTest
    @MethodSource("families")
    void setAndSheetAgree(Class<?> family) {
        agree(family);
    }

    private <F> void agree(Class<F> family) {
        String place = PLACES.get(family.getSimpleName());
        RandomKinds random =
                new RandomKinds(new RandomStream(family.getSimpleName().hashCode()));
        int pairs = 0;
        for (KindInfo<F> from : Catalog.of(family).kinds()) {
            for (KindInfo<F> to : Catalog.of(family).kinds()) {
                for (int i = 0; i < 3; i++) {
                    F before = i == 0 ? from.withDefaults() : random.of(from);
                    F expected;
                    try {
                        expected = KindConversion.convert(before, to, Set.of());
                    } catch (ProblemException e) {
                        continue; // what was chosen contradicts the new kind's own
                    }
                    if (!canHold(place, before)) {
                        continue;
                    }
                    Experiment holding = holding(place, before);
                    String assignment = place + ".kind=" + to.id();
                    if (!canHold(place, expected)) {
                        assertThrows(ProblemException.class, () -> ExperimentEdit.apply(holding, assignment));
                        continue;
                    }
                    Experiment edited = ExperimentEdit.apply(holding, assignment);
                    assertEquals(
                            JsonCodec.writeComplete(expected).toString(),
                            at(edited, place, JsonCodec.writeComplete(expected)).toString(),
                            from.id() + " → " + to.id());
                    pairs++;
                }
            }
        }
        assertTrue(pairs >= 2, family + ": " + pairs + " pairs");
    }

    /** Whether a kind can stand there at all: a step for texts cannot in a column of numbers. */
    private boolean canHold(String place, Object kind) {
        try {
            holding(place, kind);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The experiment with a kind in its place. */
    private Experiment holding(String place, Object kind) {
        JsonNode value = JsonCodec.writeComplete(kind);
        if (place.startsWith("network.extra")) {
            List<org.layerwise.nn.graph.NodeSpec> nodes =
                    new java.util.ArrayList<>(base.network().expand());
            nodes.set(nodes.size() - 1, nodes.getLast().withLayer((org.layerwise.nn.layer.LayerSpec) kind));
            return base.withNetwork(NetworkSpec.of(nodes));
        }
        return ExperimentEdit.apply(base, place + "=" + value);
    }

    /** What stands there now, with the keys that are expected. */
    private static JsonNode at(Experiment experiment, String place, JsonNode keys) {
        JsonNode node = ExperimentJson.completeTree(experiment);
        for (String key : place.split("\\.")) {
            JsonNode next = node.get(key);
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                next = JsonCodec.itemName(node.get(i), i).equals(key) ? node.get(i) : next;
            }
            node = next;
        }
        ObjectNode found = (ObjectNode) JsonText.parse("{}", "");
        for (String key : keys.propertyNames()) {
            found.set(key, node.get(key));
        }
        return found;
    }

    private static String optimizer(Experiment experiment) {
        return JsonCodec.write(experiment.optimizer()).toString();
    }

    @Test
    void aDefaultBecomesTheNewKindsAndWhatWasChosenStays() {
        assertEquals(
                optimizer(base.withOptimizer(Catalog.of(org.layerwise.nn.optim.Optimizer.class)
                        .kind("sgd")
                        .withDefaults())),
                optimizer(ExperimentEdit.apply(base, "optimizer.kind=sgd")));
        Experiment faster = ExperimentEdit.apply(base, "optimizer.learningRate=0.3");
        assertEquals(
                0.3, ((Sgd) ExperimentEdit.apply(faster, "optimizer.kind=sgd").optimizer()).learningRate());
    }

    @Test
    void whatOneCommandSetsIsChosenInEitherOrder() {
        for (List<String> settings : List.of(
                List.of("optimizer.kind=sgd", "optimizer.learningRate=0.001"),
                List.of("optimizer.learningRate=0.001", "optimizer.kind=sgd"),
                List.of("optimizer.momentum=0.5", "optimizer.learningRate=0.001", "optimizer.kind=sgd"))) {
            Sgd sgd = (Sgd) ExperimentEdit.apply(base, settings).optimizer();
            assertEquals(0.001, sgd.learningRate(), settings::toString);
            assertEquals(settings.size() == 3 ? 0.5 : 0, sgd.momentum());
        }
        Adam adam = (Adam) ExperimentEdit.apply(base, List.of("optimizer.beta1=0.5", "optimizer=adam"))
                .optimizer();
        assertEquals(0.5, adam.beta1());
    }

    @Test
    void aKindThatDoesNotExistIsRefusedWithThoseThatDo() {
        String message = assertThrows(
                        ProblemException.class, () -> ExperimentEdit.apply(base, "pipeline.scaling.kind=unit"))
                .getMessage();
        String known = Catalog.of(Scaling.class).kinds().getFirst().id();
        assertTrue(message.startsWith("pipeline.scaling.kind: ") && message.contains(known), message);
    }
}

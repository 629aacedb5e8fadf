package org.layerwise.lab.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.init.Normal;
import org.layerwise.nn.init.VarianceScaling;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dense;
import org.layerwise.train.Runs;

class VariationsTest {
    @TempDir
    Path folder;

    private Experiment experiment(String... changes) {
        return Runs.experiment(Runs.classes(folder, 60), changes);
    }

    private static String key(List<String> varies, Experiment experiment) {
        return assertThrows(ProblemException.class, () -> Variations.of(experiment, varies))
                .problems()
                .getFirst()
                .text()
                .key();
    }

    private static Dense dense(Experiment experiment, String id) {
        return (Dense) experiment.network().find(id).orElseThrow().layer();
    }

    @Test
    void allCombinationsTheLastChangingFastest() {
        List<InitVariant> variants = Variations.of(
                experiment(),
                List.of(
                        "network.dense1.units=8,16",
                        "network.dense*.initializer=he-normal,{\"kind\":\"normal\",\"sigma\":0.5}"));
        assertEquals(
                List.of(
                        "units 8, initializer he-normal",
                        "units 8, initializer normal sigma 0.5",
                        "units 16, initializer he-normal",
                        "units 16, initializer normal sigma 0.5"),
                variants.stream().map(InitVariant::name).toList());
        Experiment third = variants.get(2).of(experiment());
        assertEquals(16, dense(third, "dense1").units());
        assertEquals(new HeNormal(), dense(third, "dense2").initializer());
        assertEquals(
                new Normal(0.5),
                dense(variants.get(1).of(experiment()), "dense1").initializer());
        assertEquals(
                experiment().network().find("output"),
                third.network().find("output"),
                "the star means what matches alone");
        assertEquals(
                "{\"network.dense1.units\":16,\"network.dense*.initializer\":\"he-normal\"}",
                variants.get(2).settings().toString());
    }

    @Test
    void nothingVariedIsTheExperimentAsItIs() {
        List<InitVariant> variants = Variations.of(experiment(), List.of());
        assertEquals(1, variants.size());
        assertEquals("as it is", variants.getFirst().name());
        assertEquals(experiment(), variants.getFirst().of(experiment()));
    }

    @Test
    void mistakesAreRefused() {
        Experiment experiment = experiment();
        assertEquals("lab.init/no-values", key(List.of("network.dense1.units="), experiment));
        assertEquals("lab.init/no-values", key(List.of("=8"), experiment));
        assertEquals("lab.init/no-values", key(List.of("units"), experiment));
        assertEquals("lab.init/no-value-between", key(List.of("network.dense1.units=8,,16"), experiment));
        assertEquals("lab.init/same-path", key(List.of("seed=1", "seed=2"), experiment));
        assertEquals("lab.init/nothing-matches", key(List.of("network.conv*.initializer=zeros"), experiment));
        assertEquals("lab.init/nothing-matches", key(List.of("training.*=1"), experiment));
        String nine = "1,2,3,4,5,6,7,8,9";
        assertEquals(
                "lab.init/variant-count",
                key(List.of("network.dense1.units=" + nine, "network.dense2.units=" + nine), experiment));
        InitVariant unknown =
                Variations.of(experiment, List.of("network.dense1.no=1")).getFirst();
        assertThrows(ProblemException.class, () -> unknown.of(experiment));
    }

    @Test
    void aStackIsMadeBetweenInputAndHead() {
        Experiment before = experiment();
        HiddenStack stack = new HiddenStack(new HeNormal(), null, 3, 5, true);
        Experiment after = stack.of(before);
        assertEquals(
                List.of(
                        "input",
                        "dense1",
                        "batchnorm1",
                        "activation1",
                        "dense2",
                        "batchnorm2",
                        "activation2",
                        "dense3",
                        "batchnorm3",
                        "activation3",
                        "output",
                        "prediction"),
                after.network().expand().stream().map(NodeSpec::id).toList());
        assertEquals(5, dense(after, "dense3").units());
        assertEquals(new HeNormal(), dense(after, "output").initializer());
        assertEquals(
                List.of("activation3"),
                after.network().find("output").orElseThrow().inputs());
        assertEquals(before.network().find("prediction"), after.network().find("prediction"));
        Experiment again = new HiddenStack(null, null, null, null, false).of(after);
        assertTrue(again.network().expand().stream().noneMatch(node -> node.layer() instanceof BatchNorm));
        assertEquals(
                3,
                again.network().expand().stream()
                        .filter(node -> node.id().startsWith("dense"))
                        .count());
    }

    @Test
    void initializersAndActivationsAreSetInPlace() {
        Experiment before = experiment("network.dense2.units=7");
        Experiment after = new HiddenStack(
                        ScaledInitializer.of(new HeNormal(), 0.5),
                        new org.layerwise.nn.activation.Relu(),
                        null,
                        null,
                        null)
                .of(before);
        assertEquals(7, dense(after, "dense2").units());
        assertEquals(
                new VarianceScaling(0.5 * Math.sqrt(2), VarianceScaling.Fan.IN, VarianceScaling.Distribution.NORMAL),
                dense(after, "dense1").initializer());
        assertEquals(
                new Activation(new org.layerwise.nn.activation.Relu()),
                after.network().find("activation2").orElseThrow().layer());
        assertEquals(
                before.network().find("prediction"), after.network().find("prediction"), "the head keeps its function");
        assertEquals(before.training(), after.training());
    }

    @Test
    void aGridCombinesWhatIsChosenAndNamesWhatDiffers() {
        VariantGrid grid = new VariantGrid(
                List.of(new HeNormal(), new Normal(0.1)),
                List.of(1.0, 2.0),
                List.of(),
                List.of(2),
                List.of(8, 16),
                List.of(false, true));
        assertEquals(16, grid.count());
        List<InitVariant> variants = grid.variants();
        assertEquals(16, variants.size());
        assertEquals("2 × 8, no batch norm, He normal", variants.get(0).name());
        assertEquals(
                "2 × 8, no batch norm, Variance scaling gain 2.828",
                variants.get(1).name());
        assertEquals("2 × 16, batch norm, Normal 0.2", variants.get(15).name());
        VariantGrid none = new VariantGrid(List.of(), List.of(3.0), List.of(), List.of(), List.of(), List.of());
        assertEquals(1, none.count());
        assertEquals(experiment(), none.variants().getFirst().of(experiment()), "no initializer, nothing to widen");
        VariantGrid alike =
                new VariantGrid(List.of(new HeNormal()), List.of(1.0, 1.0), List.of(), List.of(), List.of(), List.of());
        assertEquals(1, alike.count());
        assertThrows(
                ProblemException.class,
                () -> new VariantGrid(List.of(), List.of(Double.NaN), List.of(), List.of(), List.of(), List.of()));
        VariantGrid many = new VariantGrid(
                List.of(new HeNormal()),
                List.of(1.0, 2.0, 3.0),
                List.of(),
                List.of(1, 2, 3, 4, 5),
                List.of(1, 2, 3, 4, 5),
                List.of());
        assertThrows(ProblemException.class, many::variants);
    }

    @Test
    void aNetworkThatIsNoChainKeepsItsShape() {
        Experiment before = experiment();
        String layers = "[{\"id\":\"input\",\"kind\":\"input\",\"inputs\":[]},"
                + "{\"id\":\"a\",\"kind\":\"dense\",\"units\":4,\"inputs\":[\"input\"]},"
                + "{\"id\":\"b\",\"kind\":\"dense\",\"units\":4,\"inputs\":[\"input\"]},"
                + "{\"id\":\"sum\",\"kind\":\"add\",\"inputs\":[\"a\",\"b\"]},"
                + "{\"id\":\"output\",\"kind\":\"dense\",\"units\":1,\"inputs\":[\"sum\"]},"
                + "{\"id\":\"prediction\",\"kind\":\"activation\",\"function\":\"sigmoid\",\"inputs\":[\"output\"]}]";
        Experiment branched = ExperimentEdit.apply(before, "network=" + layers);
        HiddenStack deeper = new HiddenStack(null, null, 2, null, null);
        assertEquals(
                "lab.init/no-chain",
                assertThrows(ProblemException.class, () -> deeper.of(branched))
                        .problems()
                        .getFirst()
                        .text()
                        .key());
        assertEquals(
                new HeNormal(),
                dense(new HiddenStack(new HeNormal(), null, null, null, null).of(branched), "b")
                        .initializer());
        assertThrows(ProblemException.class, () -> new HiddenStack(null, null, 0, null, null));
        assertThrows(ProblemException.class, () -> new HiddenStack(null, null, null, 100_000, null));
    }
}

package org.layerwise.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.optim.Adam;
import org.layerwise.nn.schedule.ConstantRate;
import org.layerwise.train.Runs;
import tools.jackson.databind.node.ObjectNode;

/** A file of an experiment may leave out what has a default. */
class LeftOutKeysTest {
    private static final String SHORT = """
            {'format': 'layerwise-experiment', 'version': 2,
             'data': {'table': 't.csv', 'target': 'y', 'task': 'TASK', 'columns': [
               {'name': 'a', 'type': 'number'}, {'name': 'b', 'type': 'category'}]},
             'network': [{'id': 'input', 'kind': 'input'},
                         {'id': 'output', 'kind': 'dense', 'units': 1, 'inputs': ['input']},
                         {'id': 'prediction', 'kind': 'activation', 'function': 'FUNCTION', 'inputs': ['output']}]}""";

    @TempDir
    Path folder;

    private static Experiment read(String task, String function) {
        String text = SHORT.replace('\'', '"').replace("TASK", task).replace("FUNCTION", function);
        return ExperimentJson.read(text, "e.json");
    }

    @Test
    void theShortestExperimentHasAllDefaults() {
        Experiment experiment = read("regression", "linear");
        assertEquals(1, experiment.seed());
        assertEquals(org.layerwise.data.spec.PipelineSpec.DEFAULT, experiment.pipeline());
        assertEquals(org.layerwise.data.spec.SplitSpec.DEFAULT, experiment.split());
        assertEquals(MissingTokens.DEFAULTS, experiment.data().missing());
        assertEquals("", experiment.data().fingerprint());
        assertEquals(
                List.of("MEAN", "MODE"),
                experiment.data().columns().stream()
                        .map(column -> column.missing().name())
                        .toList());
        assertTrue(experiment.optimizer() instanceof Adam && experiment.schedule() instanceof ConstantRate);
        assertEquals(32, experiment.training().batch());
        assertEquals(experiment, ExperimentJson.read(ExperimentJson.write(experiment), ""));
    }

    @Test
    void theLossIsThatOfTheTask() {
        assertTrue(read("regression", "linear").loss() instanceof MeanSquaredError);
        assertTrue(read("classification", "sigmoid").loss() instanceof BinaryCrossEntropy);
        assertTrue(read("classification", "softmax").loss() instanceof CategoricalCrossEntropy);
        assertTrue(read("multi-label", "sigmoid").loss() instanceof BinaryCrossEntropy);
        assertTrue(read("regression", "softmax").loss() instanceof MeanSquaredError);
    }

    /** Every key of the whole file but those that say what is learned from what can be left out, one by one. */
    @Test
    void onlyWhatHasNoDefaultIsMissed() throws Exception {
        Experiment whole = Runs.experiment(Runs.classes(folder, 30));
        List<String> needed = List.of("format", "version", "data", "network");
        for (String key : List.copyOf(ExperimentJson.tree(whole).propertyNames())) {
            ObjectNode tree = ExperimentJson.tree(whole);
            tree.remove(key);
            assertEquals(needed.contains(key), isRefused(tree), key);
        }
        List<String> ofData = List.of("table", "target", "task", "columns");
        for (String key : List.copyOf(ExperimentJson.tree(whole).get("data").propertyNames())) {
            ObjectNode tree = ExperimentJson.tree(whole);
            ((ObjectNode) tree.get("data")).remove(key);
            assertEquals(ofData.contains(key), isRefused(tree), key);
        }
    }

    private static boolean isRefused(ObjectNode tree) {
        try {
            ExperimentJson.read(JsonText.print(tree), "");
            return false;
        } catch (ProblemException e) {
            return true;
        }
    }
}

package org.layerwise.run;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.files.CheckpointFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recipe as JSON text, so that another process can follow it: {@code format}, {@code version}, the {@code table}, the
 * {@code testTable} if there is one, {@code weights}, {@code model} or {@code checkpoint} if the run starts from one, and the
 * {@code experiment}. Paths are absolute.
 */
public final class RecipeText {
    private static final String FORMAT = "layerwise-recipe";
    private static final int VERSION = 1;

    private RecipeText() {}

    /** The text. */
    public static String write(RunRecipe recipe) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("table", absolute(recipe.table()));
        if (recipe.testTable() != null) {
            tree.put("testTable", absolute(recipe.testTable()));
        }
        switch (recipe.start()) {
            case RunStart.FreshWeights fresh -> {}
            case RunStart.FirstWeights(Path file) -> tree.put("weights", absolute(file));
            case RunStart.ModelWeights(Path file) -> tree.put("model", absolute(file));
            case RunStart.ResumedState resumed -> tree.put("checkpoint", absolute(resumed.file()));
        }
        tree.set("experiment", ExperimentJson.tree(recipe.experiment()));
        return JsonText.print(tree);
    }

    /**
     * The text of a recipe that goes on with the run of an earlier one: with other settings, and from the first one's start, from
     * which the whole run can be made again.
     *
     * @param earlier the earlier one's text
     */
    public static String write(RunRecipe recipe, String earlier) {
        ObjectNode tree = (ObjectNode) tree(
                write(new RunRecipe(
                        recipe.experiment(), recipe.table(), recipe.testTable(), new RunStart.FreshWeights())),
                "");
        JsonNode first = tree(earlier, "");
        for (String start : List.of("weights", "model", "checkpoint")) {
            JsonNode file = first.get(start);
            if (file != null) {
                tree.set(start, file);
            }
        }
        return JsonText.print(tree);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /**
     * A recipe from its text; a checkpoint that it starts from is read.
     *
     * @param document what the text is called in messages, usually its file
     * @throws org.layerwise.base.ProblemException with the path of what is wrong
     */
    public static RunRecipe read(String text, String document) {
        JsonNode tree = tree(text, document);
        String test = tree.path("testTable").stringValue("");
        return new RunRecipe(
                ExperimentJson.read(tree.path("experiment"), document),
                Path.of(tree.path("table").stringValue("")),
                test.isEmpty() ? null : Path.of(test),
                start(tree));
    }

    private static RunStart start(JsonNode tree) {
        String weights = tree.path("weights").stringValue("");
        String model = tree.path("model").stringValue("");
        String checkpoint = tree.path("checkpoint").stringValue("");
        if (!checkpoint.isEmpty()) {
            Path file = Path.of(checkpoint);
            return new RunStart.ResumedState(
                    file, new CheckpointFile(file).load().checkpoint());
        }
        if (!model.isEmpty()) {
            return new RunStart.ModelWeights(Path.of(model));
        }
        return weights.isEmpty() ? new RunStart.FreshWeights() : new RunStart.FirstWeights(Path.of(weights));
    }

    /**
     * The experiment of a recipe; whatever it starts from is not looked at.
     *
     * @throws org.layerwise.base.ProblemException with the path of what is wrong
     */
    public static Experiment experiment(String text, String document) {
        return ExperimentJson.read(tree(text, document).path("experiment"), document);
    }

    /**
     * Where a recipe's tables are; whatever it starts from is not looked at.
     *
     * @throws org.layerwise.base.ProblemException when this is no recipe
     */
    public static TablePaths tables(String text, String document) {
        JsonNode tree = tree(text, document);
        String test = tree.path("testTable").stringValue("");
        return new TablePaths(Path.of(tree.path("table").stringValue("")), test.isEmpty() ? null : Path.of(test));
    }

    private static JsonNode tree(String text, String document) {
        JsonNode tree = JsonText.parse(text, document);
        if (!tree.path("format").stringValue("").equals(FORMAT)
                || tree.path("version").intValue(0) != VERSION) {
            throw Problem.error(Location.path(document, "format"), Message.of("run/no-recipe"))
                    .toException();
        }
        return tree;
    }
}

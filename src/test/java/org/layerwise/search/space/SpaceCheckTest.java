package org.layerwise.search.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.nn.optim.Sgd;
import tools.jackson.databind.node.ObjectNode;

/** Spaces against an experiment that has a block, Adam, and iris. */
class SpaceCheckTest {
    private static Experiment experiment;

    @BeforeAll
    static void readExperiment() throws IOException {
        Path file = Path.of("src/test/golden/files/v2/01-blocks.json");
        experiment = ExperimentJson.read(Files.readString(file), file.toString());
    }

    private static SearchSpace space(String json) {
        return SpaceJson.read((ObjectNode) JsonText.parse(json, "s.json"), "s.json");
    }

    private static List<String> problems(SearchSpace space) {
        return SpaceCheck.problems(space, experiment).stream()
                .map(Problem::describe)
                .toList();
    }

    private static SearchSpace varied(String... parameters) {
        return new SearchSpace(
                Arrays.stream(parameters).map(SearchParameter::parse).toList());
    }

    @Test
    void takesWhatTheExperimentTakes() {
        assertEquals(
                List.of(),
                problems(varied(
                        "optimizer.learningRate=log(1e-5,1)",
                        "training.batch=16,32,all",
                        "network.dense1.units=integer(8,64,8)",
                        "loss=categorical-cross-entropy,categorical-focal",
                        "schedule=constant,{\"kind\":\"cosine\"}")));
    }

    @Test
    void findsSettingsThatAreNotThere() {
        List<String> found = problems(varied("network.dense9.units=integer(1,8)", "optimizer.pace=log(1e-4,1)"));
        assertEquals(2, found.size(), found::toString);
        assertTrue(
                found.get(0).startsWith("network.dense9.units: there is nothing called \"dense9\""), found::toString);
        assertTrue(found.get(1).startsWith("optimizer.pace: "), found::toString);
    }

    @Test
    void findsEndsOutsideTheBounds() {
        assertEquals(1, problems(varied("optimizer.beta1=uniform(0.5,1.5)")).size(), "upper end");
        assertEquals(1, problems(varied("optimizer.beta1=uniform(-0.5,0.5)")).size(), "lower end");
        assertEquals(1, problems(varied("network.dense1.units=uniform(4,16)")).size(), "numbers between whole ones");
        assertEquals(1, problems(varied("optimizer=adam,adamant")).size(), "a kind that is none");
    }

    @Test
    void aKindsSettingNeedsAConditionWhereOtherKindsLackIt() {
        String kinds = "{\"space\": {\"optimizer\": {\"choice\": [\"adam\", {\"kind\": \"sgd\", \"nesterov\": true}]},"
                + "\"optimizer.momentum\": {\"uniform\": [0.5, 0.99]}}";
        List<String> found = problems(space(kinds + "}"));
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.getFirst().contains("where optimizer is adam: "), found::toString);
        for (String on : List.of("optimizer", "optimizer.kind")) {
            assertEquals(
                    List.of(),
                    problems(space(kinds + ", \"when\": {\"optimizer.momentum\": {\"" + on + "\": \"sgd\"}}}")));
        }
    }

    @Test
    void conditionsThatContradictAreFound() {
        SearchSpace space = space("{\"space\": {\"loss\": {\"choice\": [\"mse\", \"mae\"]},"
                + "\"training.batch\": {\"integer\": [1, 8]}, \"training.epochs\": {\"integer\": [1, 9]}},"
                + "\"when\": {\"training.batch\": {\"loss\": \"mse\"},"
                + "\"training.epochs\": {\"training.batch\": 3, \"loss\": \"mae\"}}}");
        List<String> found = problems(space);
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.getFirst().startsWith("training.epochs: "), found::toString);
    }

    @Test
    void aProposalIsAppliedWithItsKindFirst() {
        Proposal proposal = Proposal.of((ObjectNode) JsonText.parse(
                "{\"optimizer.momentum\": 0.75, \"optimizer\": {\"kind\": \"sgd\", \"nesterov\": true}, \"seed\": 4}",
                ""));
        Experiment applied = proposal.applyTo(experiment);
        assertEquals(new Sgd(0.01, 0.75, true), applied.optimizer());
        assertEquals(4, applied.seed());
        assertEquals(proposal, Proposal.of(proposal.json()));
    }

    @Test
    void blocksAreRepeatedByTheirPath() {
        String block = experiment.network().items().stream()
                .map(item -> ExperimentJson.tree(experiment).get("network").valueStream())
                .findFirst()
                .orElseThrow()
                .filter(node -> node.path("kind").asString("").equals("block"))
                .map(node -> node.get("id").stringValue())
                .collect(Collectors.joining());
        String path = "network." + block + ".repeat";
        assertEquals(List.of(), problems(varied(path + "=integer(1,4)")));
        SettingBounds bounds = SettingBounds.of(experiment, path);
        assertTrue(bounds.isWhole());
        assertEquals(1, bounds.low());
    }

    @Test
    void aSettingThatIsVariedAnewTakesThePlaceOfItsRange() {
        SearchSpace space =
                space("{\"space\": {\"seed\": {\"integer\": [1, 9]}, \"training.batch\": {\"integer\": [1, 9]}},"
                        + "\"when\": {\"training.batch\": {\"seed\": 3}}}");
        SearchSpace changed = space.with(List.of(
                SearchParameter.parse("seed=3,4"), SearchParameter.parse("optimizer.learningRate=log(1e-4,0.1)")));
        assertEquals(
                List.of("choice(3,4)", "integer(1,9)", "log(1e-4,0.1)"),
                changed.parameters().stream().map(each -> each.range().text()).toList());
        assertEquals(space.conditions(), changed.conditions());
    }

    @Test
    void boundsAreTheCatalogs() {
        SettingBounds beta = SettingBounds.of(experiment, "optimizer.beta1");
        assertEquals(List.of(0.0, 1.0), List.of(beta.low(), beta.high()));
        assertTrue(beta.lowIncluded() && !beta.highIncluded());
        assertEquals(new UniformRange(0, 0.999), beta.suggested());

        SettingBounds units = SettingBounds.of(experiment, "network.dense1.units");
        long now = units.setting().value().longValue();
        assertEquals(new IntegerRange(now / 4, now * 4), units.suggested());

        SettingBounds rate = SettingBounds.of(experiment, "optimizer.learningRate");
        assertTrue(rate.isNumber() && rate.suggested() instanceof LogRange);

        SettingBounds optimizer = SettingBounds.of(experiment, "optimizer");
        assertTrue(optimizer.choices().contains(JsonText.parse("\"sgd\"", "")), optimizer::toString);
        assertEquals(
                optimizer.choices(),
                SettingBounds.of(experiment, "optimizer.kind").choices());
        assertEquals(
                2, SettingBounds.of(experiment, "split.stratified").choices().size());
        assertThrows(ProblemException.class, () -> SettingBounds.of(experiment, "optimizer.pace"));
        for (String path : List.of(
                "optimizer.beta1",
                "network.dense1.units",
                "optimizer.learningRate",
                "optimizer",
                "split.stratified",
                "training.batch",
                "optimizer.kind",
                "seed",
                "loss")) {
            SearchRange range = SettingBounds.of(experiment, path).suggested();
            assertEquals(List.of(), problems(new SearchSpace(List.of(new SearchParameter(path, range)))), path);
        }
    }
}

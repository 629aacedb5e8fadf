package org.layerwise.search.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.prune.HalvingPruner;
import org.layerwise.search.prune.NoPruner;
import org.layerwise.search.sample.GaussianProcessSampler;
import org.layerwise.search.sample.GridSampler;
import org.layerwise.search.sample.TpeSampler;
import org.layerwise.search.space.IntegerRange;
import org.layerwise.search.space.LogRange;
import org.layerwise.search.space.SearchParameter;
import org.layerwise.search.space.SearchSpace;

class SearchPlanJsonTest {
    private static final String HEAD = "{\"format\": \"layerwise-search\", \"version\": 1, ";
    private static final String SPACE = "\"space\": {\"a\": {\"uniform\": [0, 1]}, \"b\": {\"integer\": [1, 9]}}";

    private static SearchPlan read(String rest) {
        return SearchPlanJson.read(HEAD + rest + "}", "s.json");
    }

    @Test
    void readsThePageOfTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("src/docs/search.md"));
        int begin = page.indexOf("```json\n") + "```json\n".length();
        SearchPlan plan = SearchPlanJson.read(
                page.substring(begin, page.indexOf("```", begin)).replace("block1", "tower/a"), "search.md");
        assertEquals(6, plan.space().parameters().size());
        assertEquals(2, plan.space().conditions().size());
        assertEquals(1, plan.space().constraints().size());
        assertEquals(plan, SearchPlanJson.read(SearchPlanJson.write(plan), "again"));
        Path file = Path.of("src/test/golden/files/v2/01-blocks.json");
        Experiment experiment = ExperimentJson.read(Files.readString(file), file.toString());
        assertEquals(
                List.of(),
                plan.check(experiment).stream().map(Problem::describe).toList());
    }

    @Test
    void whatIsLeftOutIsUsual() {
        SearchPlan plan = read(SPACE);
        assertEquals(SearchPlan.of(plan.space()), plan);
        assertEquals(new TpeSampler(10, 24), plan.sampler());
        assertEquals(new NoPruner(), plan.pruner());
        assertEquals(List.of(SearchObjective.VALIDATION_LOSS), plan.objectives());
        assertEquals(List.of(50, 1, 0), List.of(plan.trials(), plan.seeds(), plan.folds()));
    }

    @Test
    void everythingIsReadAndWritten() {
        SearchPlan plan = new SearchPlan(
                new SearchSpace(List.of(
                        new SearchParameter("optimizer.learningRate", new LogRange(1e-4, 0.1)),
                        new SearchParameter("network.dense1.units", new IntegerRange(8, 64, 8)))),
                new GaussianProcessSampler(5, 100),
                new HalvingPruner(2, 4),
                List.of(SearchObjective.parse("max:accuracy/validation@last"), SearchObjective.parse("loss/train")),
                20,
                3,
                5);
        assertEquals(plan, SearchPlanJson.read(SearchPlanJson.write(plan), "again"));
        assertEquals(
                plan,
                SearchPlan.of(new SearchSpace(List.of(SearchParameter.parse("a=1,2"))))
                        .withSpace(plan.space())
                        .withSampler(plan.sampler())
                        .withPruner(plan.pruner())
                        .withObjectives(plan.objectives())
                        .withTrials(20)
                        .withSeeds(3)
                        .withFolds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"space\": {}|space",
                "\"space\": []|space",
                "\"spice\": {}, \"space\": {\"a\": {\"uniform\": [0, 1]}}|spice",
                "\"space\": {\"a\": {\"uniform\": [1, 0]}}|space.a",
                "\"space\": {\"a\": {\"uniform\": [0, 1e999]}}|space.a",
                "\"space\": {\"a\": {\"uniform\": [0, 1], \"step\": 2}}|space.a",
                "\"space\": {\"a\": {\"log\": [0, 1]}}|space.a",
                "\"space\": {\"a\": {\"log\": [1, 10], \"uniform\": [1, 2]}}|space.a",
                "\"space\": {\"a\": {\"integer\": [1, 2.5]}}|space.a",
                "\"space\": {\"a\": {\"integer\": [1, 99999999999999999999]}}|space.a",
                "\"space\": {\"a\": {\"integer\": [1, 9], \"step\": 0}}|space.a",
                "\"space\": {\"a\": {\"choice\": []}}|space.a",
                "\"space\": {\"a\": {\"choice\": [3, 3]}}|space.a",
                "\"space\": {\"a\": 3}|space.a",
                "\"when\": {\"b\": {\"a\": 1}}|when.b",
                "\"when\": {\"b\": {\"c\": 1}}|when.b",
                "\"when\": {\"c\": {\"b\": 1}}|when.c",
                "\"when\": {\"a\": {\"b\": 10}}|when.a",
                "\"when\": {\"a\": {\"b\": []}}|when.a",
                "\"when\": {\"b\": {\"b\": 1}}|when",
                "\"when\": {\"b\": 1}|when.b",
                "\"constraints\": [\"a > c\"]|constraints",
                "\"constraints\": [\"a\"]|constraints.0",
                "\"constraints\": [1]|constraints.0",
                "\"constraints\": \"a > b\"|constraints",
                "\"sampler\": \"luck\"|sampler",
                "\"sampler\": {\"kind\": \"tpe\", \"startup\": 0}|sampler.startup",
                "\"sampler\": {\"kind\": \"tpe\", \"luck\": 1}|sampler.luck",
                "\"pruner\": {\"kind\": \"halving\", \"eta\": 1}|pruner.eta",
                "\"objectives\": []|objectives",
                "\"objectives\": [\"loss\", \"loss\"]|objectives",
                "\"objectives\": [\"loss@never\"]|objectives.0",
                "\"objectives\": \"loss\"|objectives",
                "\"trials\": 0|trials",
                "\"trials\": 1e30|trials",
                "\"seeds\": \"one\"|seeds",
                "\"folds\": 1|folds"
            })
    void refusesWhatIsWrongAndSaysWhere(String part, String place) {
        String rest = part.contains("\"space\"") ? part : SPACE + ", " + part;
        ProblemException refused = assertThrows(ProblemException.class, () -> read(rest));
        assertEquals("s.json, " + place, refused.problems().getFirst().where().describe(), refused::getMessage);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> read("\"space\": {\"a\": {\"uniform\": [1, 0]}, \"b\": {}}, \"trials\": 1.5, \"x\": 1"));
        assertEquals(
                List.of("s.json, x", "s.json, space.a", "s.json, space.b", "s.json, trials"),
                refused.problems().stream()
                        .map(problem -> problem.where().describe())
                        .toList());
    }

    @Test
    void otherFormatsAndVersionsAreRefused() {
        assertThrows(ProblemException.class, () -> SearchPlanJson.read("{\"format\": \"layerwise-experiment\"}", "s"));
        assertThrows(ProblemException.class, () -> SearchPlanJson.read("[]", "s"));
        assertThrows(
                ProblemException.class,
                () -> SearchPlanJson.read("{\"format\": \"layerwise-search\", \"version\": 2}", "s"));
    }

    @Test
    void nothingMakesTheReaderFail() throws IOException {
        String page = Files.readString(Path.of("src/docs/search.md"));
        int begin = page.indexOf("```json\n") + "```json\n".length();
        String text = page.substring(begin, page.indexOf("```", begin));
        List<String> parts =
                List.of("\"", "{", "}", "[", "]", ",", "-1", "1e999", "null", "0.5", "\"a\"", "99999999999");
        RandomStream random = new RandomStream(7);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            String mutated = text.substring(0, at) + parts.get(random.nextInt(parts.size())) + text.substring(end);
            try {
                SearchPlan plan = SearchPlanJson.read(mutated, "s.json");
                assertEquals(plan, SearchPlanJson.read(SearchPlanJson.write(plan), "again"), mutated);
            } catch (ProblemException e) {
                refused++;
            }
        }
        assertTrue(refused > 1_000, "refused " + refused);
    }

    @Test
    void aGridThatIsLargerThanThePlanIsNoted() throws IOException {
        Path file = Path.of("src/test/golden/files/v2/01-blocks.json");
        Experiment experiment = ExperimentJson.read(Files.readString(file), file.toString());
        SearchSpace space = new SearchSpace(List.of(SearchParameter.parse("training.batch=8,16,32,64")));
        List<SearchObjective> objectives = List.of(SearchObjective.VALIDATION_LOSS);
        SearchPlan small = new SearchPlan(space, new GridSampler(5), new NoPruner(), objectives, 3, 1, 0);
        assertEquals(1, small.check(experiment).size());
        assertTrue(small.check(experiment).stream().noneMatch(Problem::isError));
        SearchPlan large = new SearchPlan(space, new GridSampler(5), new NoPruner(), objectives, 50, 1, 0);
        assertEquals(List.of(), large.check(experiment));
        assertEquals(4, large.trialsToRun());
        assertEquals(3, small.trialsToRun());
    }

    @Test
    void aSpaceWithoutPointsIsAProblem() throws IOException {
        Path file = Path.of("src/test/golden/files/v2/01-blocks.json");
        Experiment experiment = ExperimentJson.read(Files.readString(file), file.toString());
        String space =
                "\"space\": {\"training.batch\": {\"integer\": [1, 9]}}, \"constraints\": [\"training.batch > 9\"]";
        List<Problem> problems = read(space).check(experiment);
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().isError());
    }
}

package org.layerwise.search.importance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.JsonText;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.sample.RandomSampler;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpaceJson;
import tools.jackson.databind.node.ObjectNode;

class SearchImportanceTest {
    private static final SearchSpace SPACE = space("{\"space\": {\"a\": {\"uniform\": [0, 1]},"
            + "\"b\": {\"log\": [1e-4, 1]}, \"c\": {\"integer\": [1, 100]}, \"d\": {\"choice\": [\"x\", \"y\"]}}}");

    private static SearchSpace space(String json) {
        return SpaceJson.read((ObjectNode) JsonText.parse(json, "s.json"), "s.json");
    }

    private static History history(SearchSpace space, int trials, ToDoubleFunction<Proposal> loss) {
        List<TrialResult> results = new ArrayList<>();
        History none = new History(List.of(SearchObjective.VALIDATION_LOSS), List.of());
        for (int k = 0; k < trials; k++) {
            Proposal proposal = new RandomSampler().propose(space, 5, k, none);
            results.add(new TrialResult(
                    k, proposal, TrialOutcome.COMPLETED, List.of(loss.applyAsDouble(proposal)), List.of()));
        }
        return new History(List.of(SearchObjective.VALIDATION_LOSS), results);
    }

    private static double number(Proposal proposal, String path) {
        return proposal.values().get(path).asDouble();
    }

    private static Map<String, ParameterImportance> byPath(List<ParameterImportance> importance) {
        return importance.stream().collect(Collectors.toMap(ParameterImportance::path, each -> each));
    }

    @Test
    void sharesAreThoseOfAFunctionWhoseVariancesAreKnown() {
        // variances of a, of log10 b and of c are 1/12, 16/12 and 33.3²·…: factors make them 9 : 3 : 1
        History history = history(
                SPACE,
                600,
                proposal -> 3 * number(proposal, "a")
                        + Math.sqrt(3) * (Math.log10(number(proposal, "b")) + 4) / 4
                        + number(proposal, "c") / 100);
        List<ParameterImportance> importance = SearchImportance.of(SPACE, history, 1);
        Map<String, ParameterImportance> found = byPath(importance);
        assertEquals(9 / 13.0, found.get("a").share(), 0.06);
        assertEquals(3 / 13.0, found.get("b").share(), 0.06);
        assertEquals(1 / 13.0, found.get("c").share(), 0.04);
        assertEquals(0, found.get("d").share(), 0.01);
        assertEquals(
                1, importance.stream().mapToDouble(ParameterImportance::share).sum(), 1e-9);
        assertEquals("a", importance.getFirst().path());
        importance.forEach(each -> assertTrue(each.spread() >= 0 && each.spread() < 0.1, each::toString));
        assertEquals(importance, SearchImportance.of(SPACE, history, 1));
    }

    @Test
    void aChoiceMatters() {
        History history = history(
                SPACE, 100, proposal -> proposal.values().get("d").asString().equals("x") ? 1 : 0);
        assertTrue(byPath(SearchImportance.of(SPACE, history, 1)).get("d").share() > 0.9);
    }

    @Test
    void aSettingThatIsNotAlwaysThereMattersWhereItIs() {
        SearchSpace space = space("{\"space\": {\"kind\": {\"choice\": [\"x\", \"y\"]}, \"a\": {\"uniform\": [0, 1]},"
                + "\"b\": {\"uniform\": [0, 1]}}, \"when\": {\"a\": {\"kind\": \"x\"}}}");
        History history =
                history(space, 300, proposal -> proposal.values().containsKey("a") ? number(proposal, "a") : 0.5);
        Map<String, ParameterImportance> found = byPath(SearchImportance.of(space, history, 1));
        assertTrue(found.get("a").share() > 0.85, found::toString);
    }

    @Test
    void nothingIsSaidOfTooFewTrialsOrOfEqualOnes() {
        assertEquals(List.of(), SearchImportance.of(SPACE, history(SPACE, 7, proposal -> number(proposal, "a")), 1));
        assertEquals(List.of(), SearchImportance.of(SPACE, history(SPACE, 50, proposal -> 1), 1));
    }

    @Test
    void aDivergedTrialDoesNotHideTheOthers() {
        History history = history(SPACE, 200, proposal -> number(proposal, "c") == 50 ? 1e30 : number(proposal, "a"));
        assertEquals("a", SearchImportance.of(SPACE, history, 1).getFirst().path());
    }
}

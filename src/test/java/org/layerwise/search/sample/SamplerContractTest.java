package org.layerwise.search.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpaceJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every sampler keeps to. */
class SamplerContractTest {
    /** Every kind of range, a whole kind with a setting of its own, one below that, and a constraint. */
    private static final SearchSpace SPACE = space("{\"space\": {"
            + "\"rate\": {\"log\": [1e-5, 1]}, \"optimizer\": {\"choice\": [\"adam\", {\"kind\": \"sgd\", \"nesterov\": true}]},"
            + "\"optimizer.momentum\": {\"uniform\": [0, 0.99]}, \"layers\": {\"integer\": [1, 3]},"
            + "\"second\": {\"integer\": [8, 64], \"step\": 8}, \"first\": {\"choice\": [16, 32, 64]}},"
            + "\"when\": {\"optimizer.momentum\": {\"optimizer\": \"sgd\"}, \"second\": {\"layers\": [2, 3]}},"
            + "\"constraints\": [\"first >= second\"]}");

    private static final List<SearchObjective> LOSS = List.of(SearchObjective.VALIDATION_LOSS);

    private static SearchSpace space(String json) {
        return SpaceJson.read((ObjectNode) JsonText.parse(json, "s.json"), "s.json");
    }

    static Stream<Sampler> samplers() {
        return Stream.of(
                new GridSampler(4),
                new RandomSampler(),
                new SobolSampler(),
                new TpeSampler(10, 24),
                new GaussianProcessSampler(10, 100));
    }

    /** The best is a rate of 0.01 and a momentum of 0.9. */
    private static double loss(Proposal proposal) {
        JsonNode momentum = proposal.values().get("optimizer.momentum");
        double off = Math.log10(proposal.values().get("rate").doubleValue()) + 2;
        return off * off + (momentum == null ? 0.5 : Math.abs(momentum.doubleValue() - 0.9));
    }

    private static List<TrialResult> search(Sampler sampler, long seed, int trials, int workers) {
        List<TrialResult> results = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            History known = new History(LOSS, results).before(k, workers);
            results.add(result(k, sampler.propose(SPACE, seed, k, known)));
        }
        return results;
    }

    /** Some are pruned and some fail, which must not matter to the contract. */
    private static TrialResult result(int k, Proposal proposal) {
        double loss = loss(proposal);
        TrialOutcome outcome =
                k % 7 == 3 ? TrialOutcome.FAILED : k % 5 == 4 ? TrialOutcome.PRUNED : TrialOutcome.COMPLETED;
        boolean isFinite = outcome != TrialOutcome.FAILED;
        return new TrialResult(
                k,
                proposal,
                outcome,
                List.of(isFinite ? loss : Double.NaN),
                isFinite ? List.of(loss) : List.of(Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void conditionsAndConstraintsAreKept(Sampler sampler) {
        Set<Boolean> momentum = new HashSet<>();
        Set<Boolean> second = new HashSet<>();
        for (TrialResult result : search(sampler, 1, 60, 2)) {
            var values = result.proposal().values();
            boolean isSgd = values.get("optimizer").isObject();
            momentum.add(isSgd);
            assertEquals(isSgd, values.containsKey("optimizer.momentum"));
            boolean isDeep = values.get("layers").intValue() > 1;
            second.add(isDeep);
            assertEquals(isDeep, values.containsKey("second"));
            assertTrue(
                    !isDeep
                            || values.get("first").intValue()
                                    >= values.get("second").intValue(),
                    values::toString);
        }
        assertEquals(Set.of(true, false), momentum);
        assertEquals(Set.of(true, false), second);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void theOrderInWhichTrialsFinishDoesNotMatter(Sampler sampler) {
        List<TrialResult> results = search(sampler, 3, 40, 4);
        for (int k : new int[] {12, 25, 39}) {
            List<TrialResult> shuffled = new ArrayList<>(results);
            Collections.shuffle(shuffled, new Random(k)); // also what finished later is there
            assertEquals(
                    results.get(k).proposal(), sampler.propose(SPACE, 3, k, new History(LOSS, shuffled).before(k, 4)));
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void anotherSeedGivesOtherTrials(Sampler sampler) {
        List<Proposal> one =
                search(sampler, 1, 5, 1).stream().map(TrialResult::proposal).toList();
        List<Proposal> other =
                search(sampler, 2, 5, 1).stream().map(TrialResult::proposal).toList();
        if (sampler instanceof GridSampler) {
            assertEquals(one, other);
        } else {
            assertNotEquals(one, other);
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void nothingIsProposedWhereNothingKeepsTheConstraints(Sampler sampler) {
        SearchSpace none = space("{\"space\": {\"a\": {\"integer\": [1, 9]}}, \"constraints\": [\"a > 9\"]}");
        History known = new History(LOSS, List.of());
        assertThrows(ProblemException.class, () -> {
            sampler.size(none);
            sampler.propose(none, 1, 0, known);
        });
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aHistoryWithoutValuesIsNoObstacle(Sampler sampler) {
        List<TrialResult> failed = IntStream.range(0, 30)
                .mapToObj(k -> new TrialResult(
                        k,
                        new RandomSampler().propose(SPACE, 1, k, new History(LOSS, List.of())),
                        TrialOutcome.FAILED,
                        List.of(),
                        List.of()))
                .toList();
        assertFalse(sampler.propose(SPACE, 1, 31, new History(LOSS, failed))
                .values()
                .isEmpty());
    }

    @Test
    void modelsFindWhatIsGood() {
        for (Sampler sampler : List.of(new TpeSampler(10, 24), new GaussianProcessSampler(10, 100))) {
            double own = meanOfLateTrials(sampler);
            double random = meanOfLateTrials(new RandomSampler());
            assertTrue(own < random / 2, () -> sampler + ": " + own + ", at random " + random);
        }
    }

    /** Over four searches. */
    private static double meanOfLateTrials(Sampler sampler) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(seed -> search(sampler, seed, 60, 2).subList(40, 60))
                .flatMap(List::stream)
                .mapToDouble(each -> loss(each.proposal()))
                .average()
                .orElseThrow();
    }

    @Test
    void modelsTurnAwayFromWhatFails() {
        SearchSpace line = space("{\"space\": {\"x\": {\"uniform\": [0, 1]}}}");
        for (Sampler sampler : List.of(new TpeSampler(10, 24), new GaussianProcessSampler(10, 100))) {
            List<TrialResult> results = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                Proposal proposal = sampler.propose(line, 1, k, new History(LOSS, results).before(k, 1));
                double x = proposal.values().get("x").doubleValue();
                boolean fails = x > 0.5; // where the loss would be smallest
                results.add(new TrialResult(
                        k,
                        proposal,
                        fails ? TrialOutcome.FAILED : TrialOutcome.COMPLETED,
                        List.of(fails ? Double.NaN : 1 - x),
                        List.of()));
            }
            long failed = results.subList(20, 40).stream()
                    .filter(each -> !each.isComplete())
                    .count();
            assertTrue(failed <= 12, () -> sampler + ": " + failed + " of the last 20 failed");
            assertTrue(new History(LOSS, results).best().orElseThrow().values().getFirst() < 0.53, sampler::toString);
        }
    }

    @Test
    void twoObjectivesAreBothFollowed() {
        List<SearchObjective> two = List.of(SearchObjective.parse("loss"), SearchObjective.parse("accuracy"));
        SearchSpace plane = space("{\"space\": {\"x\": {\"uniform\": [0, 1]}, \"y\": {\"uniform\": [0, 1]}}}");
        for (Sampler sampler : List.of(new TpeSampler(10, 24), new GaussianProcessSampler(10, 100))) {
            List<TrialResult> results = new ArrayList<>();
            double far = 0;
            for (int k = 0; k < 80; k++) {
                Proposal proposal = sampler.propose(plane, 1, k, new History(two, results).before(k, 1));
                double x = proposal.values().get("x").doubleValue();
                double y = proposal.values().get("y").doubleValue();
                // the front is y = 0.3, all x
                double off = (y - 0.3) * (y - 0.3);
                results.add(new TrialResult(k, proposal, TrialOutcome.COMPLETED, List.of(x + off, x - off), List.of()));
                far += k >= 40 ? Math.abs(y - 0.3) / 40 : 0;
            }
            double mean = far;
            assertTrue(mean < 0.2, () -> sampler + " is " + mean + " from the front, where random points are 0.29");
        }
    }

    @Test
    void aGridHasEveryCombinationOnce() {
        SearchSpace space = space("{\"space\": {\"kind\": {\"choice\": [\"a\", \"b\"]}, \"x\": {\"uniform\": [0, 1]},"
                + "\"n\": {\"integer\": [0, 20], \"step\": 10}}, \"when\": {\"x\": {\"kind\": \"b\"}},"
                + "\"constraints\": [\"n > 10 * x\"]}");
        GridSampler grid = new GridSampler(3);
        long size = grid.size(space).orElseThrow();
        // of a: n = 0, 10, 20, where x is not there; of b: x = 0 with n = 10, 20; x = ½ with 10, 20; x = 1 with 20
        assertEquals(8, size);
        Set<String> points = new TreeSet<>();
        History none = new History(LOSS, List.of());
        for (int k = 0; k < size; k++) {
            points.add(grid.propose(space, 1, k, none).json().toString());
        }
        assertEquals(
                Set.of(
                        "{\"kind\":\"a\",\"n\":0}",
                        "{\"kind\":\"a\",\"n\":10}",
                        "{\"kind\":\"a\",\"n\":20}",
                        "{\"kind\":\"b\",\"x\":0.0,\"n\":10}",
                        "{\"kind\":\"b\",\"x\":0.0,\"n\":20}",
                        "{\"kind\":\"b\",\"x\":0.5,\"n\":10}",
                        "{\"kind\":\"b\",\"x\":0.5,\"n\":20}",
                        "{\"kind\":\"b\",\"x\":1.0,\"n\":20}"),
                points);
        assertThrows(IllegalArgumentException.class, () -> grid.propose(space, 1, 8, none));
        SearchSpace large =
                space("{\"space\": {\"a\": {\"integer\": [1, 10000], \"step\": 2}, \"b\": {\"integer\": [1, 10000],"
                        + "\"step\": 2}}}");
        assertThrows(ProblemException.class, () -> grid.size(large));
    }

    @Test
    void sobolTrialsFillTheSpaceEvenly() {
        SearchSpace line = space("{\"space\": {\"x\": {\"uniform\": [0, 1]}, \"y\": {\"uniform\": [0, 1]}}}");
        Set<Integer> cells = new TreeSet<>();
        History none = new History(LOSS, List.of());
        for (int k = 0; k < 64; k++) {
            var values = new SobolSampler().propose(line, 9, k, none).values();
            int row = (int) (values.get("y").doubleValue() * 8);
            int column = (int) (values.get("x").doubleValue() * 8);
            cells.add(8 * row + column);
        }
        assertEquals(64, cells.size(), "one in each of 8 × 8 cells");
        Set<Proposal> first = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            first.add(new SobolSampler().propose(line, seed, 0, none));
        }
        assertEquals(20, first.size(), "each seed begins elsewhere");
    }
}

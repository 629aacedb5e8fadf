package org.layerwise.search.sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.RandomStream;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.SearchParameter;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpaceConstraint;

/** A proposal takes little of a trial's time, also late in a search of many settings. */
@Tag("slow")
class ProposalSpeedTest {
    private static final int TRIALS = 1_000;
    private static final int SETTINGS = 20;
    private static final int MEASURED = 100;
    private static final double MOST_MILLISECONDS = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aProposalTakesLessThanFiveMilliseconds(int objectives) {
        SearchSpace space = space();
        List<SearchObjective> judged = List.of(SearchObjective.parse("loss"), SearchObjective.parse("accuracy"))
                .subList(0, objectives);
        History known = history(space, judged);
        for (Sampler sampler : List.of(
                new RandomSampler(), new SobolSampler(), new TpeSampler(10, 24), new GaussianProcessSampler(10, 200))) {
            time(sampler, space, known); // for the compiler
            time(sampler, space, known);
            double milliseconds = time(sampler, space, known) / 1e6 / MEASURED;
            assertTrue(milliseconds < MOST_MILLISECONDS, () -> sampler + ": " + milliseconds + " ms");
        }
    }

    /** Nanoseconds of this thread alone: others keep the processors busy. */
    private static long time(Sampler sampler, SearchSpace space, History known) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int seed = 0; seed < MEASURED; seed++) {
            sampler.propose(space, seed, TRIALS, known.before(TRIALS + 1, 1));
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    private static SearchSpace space() {
        List<String> ranges = List.of("uniform(0,1)", "log(1e-5,1)", "integer(8,512)", "relu,tanh,elu,selu");
        List<SearchParameter> parameters = new ArrayList<>();
        for (int i = 0; i < SETTINGS; i++) {
            parameters.add(SearchParameter.parse("p" + i + "=" + ranges.get(i % ranges.size())));
        }
        return new SearchSpace(
                parameters,
                List.of(),
                List.of(SpaceConstraint.parse("p2 + p6 <= 900"), SpaceConstraint.parse("p0 <= p4 + 0.5")));
    }

    private static History history(SearchSpace space, List<SearchObjective> objectives) {
        RandomStream random = new RandomStream(1);
        List<TrialResult> trials = new ArrayList<>();
        for (int k = 0; k < TRIALS; k++) {
            List<Double> values =
                    List.of(random.nextDouble(), random.nextDouble()).subList(0, objectives.size());
            trials.add(new TrialResult(
                    k,
                    new RandomSampler().propose(space, 1, k, new History(objectives, List.of())),
                    k % 5 == 0 ? TrialOutcome.PRUNED : TrialOutcome.COMPLETED,
                    values,
                    values));
        }
        return new History(objectives, trials);
    }
}

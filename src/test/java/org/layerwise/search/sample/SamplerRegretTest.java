package org.layerwise.search.sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samplers that use results find better values in fewer trials than random ones do. */
class SamplerRegretTest {

    /** Seeds over which the median is taken. */
    int seeds() {
        return 11;
    }

    @ParameterizedTest
    @EnumSource(SearchFunctions.class)
    void tpeNeedsAThirdOfTheTrials(SearchFunctions function) {
        compare(function, new TpeSampler(10, 24), 100);
    }

    @ParameterizedTest
    @EnumSource(SearchFunctions.class)
    void aGaussianProcessNeedsFewerStill(SearchFunctions function) {
        compare(function, new GaussianProcessSampler(10, 200), 50);
    }

    private void compare(SearchFunctions function, Sampler sampler, int trials) {
        double random = function.medianRegret(new RandomSampler(), seeds(), 300);
        double own = function.medianRegret(sampler, seeds(), trials);
        assertTrue(own <= random, () -> function + ": " + own + " after " + trials + " trials, at random " + random);
    }
}

package org.layerwise.search.sample;

import java.util.OptionalLong;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.search.History;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchSpace;

/**
 * How a search chooses what to try. A sampler keeps nothing: a proposal follows from the arguments alone, so that a search goes on
 * after a break as if there had been none.
 */
public sealed interface Sampler permits GridSampler, RandomSampler, SobolSampler, TpeSampler, GaussianProcessSampler {

    /**
     * The settings of a trial.
     *
     * @param seed of the search
     * @param trial the trial's number, from 0, below {@link #size} where there is one
     * @param known what the proposal may use: {@link History#before}
     * @throws org.layerwise.base.ProblemException when no settings keep the constraints
     */
    Proposal propose(SearchSpace space, long seed, int trial, History known);

    /**
     * How many trials there are; empty where there is no end.
     *
     * @throws org.layerwise.base.ProblemException when there are none, or too many to count
     */
    default OptionalLong size(SearchSpace space) {
        return OptionalLong.empty();
    }

    /** The random numbers of one proposal. */
    static RandomStream stream(long seed, int trial) {
        return new Seed(seed).stream("search/" + trial);
    }
}

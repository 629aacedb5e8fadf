package org.layerwise.search.sample;

import org.layerwise.catalog.Kind;
import org.layerwise.search.History;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;

/** Each trial by itself, evenly over the space. */
@Kind(
        id = "random",
        title = "Random",
        doc = "Each trial by itself, evenly over the space; the baseline.",
        paper = "Bergstra, Bengio: Random search for hyper-parameter optimization. JMLR 13, 2012")
public record RandomSampler() implements Sampler {
    @Override
    public Proposal propose(SearchSpace space, long seed, int trial, History known) {
        SpacePoints points = new SpacePoints(space);
        return points.proposal(RandomPoints.draw(points, Sampler.stream(seed, trial)));
    }
}

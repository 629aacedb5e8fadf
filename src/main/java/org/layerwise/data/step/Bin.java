package org.layerwise.data.step;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.fitted.BinCoding;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedBins;
import org.layerwise.data.step.fitted.FittedStep;

/**
 * Numbers become the bin they fall into; a bin holds its lower edge. The first and the last bin are open to the outside. Equal
 * edges are one, so that there may be fewer bins than asked for.
 *
 * @param bins how many
 * @param edges where they begin
 * @param coding a feature for each bin, or the bin's place from 0
 */
@Kind(
        id = "bin",
        title = "Bin",
        doc = "Numbers become bins, as a feature each or as a place: for effects that go up and down again.",
        paper = "Dougherty, Kohavi and Sahami, Supervised and Unsupervised Discretization, ICML 1995")
public record Bin(
        @Param(doc = "How many bins", value = "5", min = 2, max = 256)
        int bins,

        @Param(doc = "Bins as wide as each other, or with as many training rows", value = "equal-width")
        BinEdges edges,

        @Param(doc = "A feature for each bin, or the bin's place", value = "one-hot")
        BinCoding coding)
        implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        List<List<Double>> all = new ArrayList<>();
        for (ColumnData.Feature feature : training.numbers().open()) {
            all.add(inner(TrainingValues.of(feature.values())));
        }
        return new FittedBins(all, coding);
    }

    /** The edges between bins, ascending. */
    private List<Double> inner(TrainingValues sample) {
        List<Double> inner = new ArrayList<>();
        for (int i = 1; i < bins; i++) {
            double share = (double) i / bins;
            double edge = switch (edges) {
                case EQUAL_WIDTH -> sample.min() + share * (sample.max() - sample.min());
                case EQUAL_FREQUENCY -> sample.quantile(share);
            };
            if (edge > (inner.isEmpty() ? sample.min() : inner.getLast()) && edge <= sample.max()) {
                inner.add(edge);
            }
        }
        return inner;
    }
}

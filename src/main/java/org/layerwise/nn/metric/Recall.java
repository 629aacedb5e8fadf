package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/**
 * Of a class: {@code right / rows of the class}; unknown where it has no row. Over all classes: their plain mean, in which
 * an unknown one counts as 0. Unknown for no rows.
 */
@Kind(
        id = "recall",
        title = "Recall",
        doc = "Of the rows of a class, the share predicted as it; the mean over all classes, each counting the same.",
        paper = "van Rijsbergen: Information Retrieval, 2nd edition. Butterworths, 1979, chapter 7")
public record Recall() implements ClassMetric {
    @Override
    public Tally tally(int classes) {
        return new MacroTally(classes, Recall::of);
    }

    private static MetricValue of(ClassCounts counts, int c) {
        return MetricValue.share(counts.right(c), counts.actual(c), "no row is of it; the mean counts it as 0");
    }
}

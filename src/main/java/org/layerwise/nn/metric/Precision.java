package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/**
 * Of a class: {@code right / predicted}, over the rows predicted as it; unknown where it is never predicted. Over all
 * classes: their plain mean, in which an unknown one counts as 0. Unknown for no rows.
 */
@Kind(
        id = "precision",
        title = "Precision",
        doc =
                "Of the rows predicted as a class, the share that are of it; the mean over all classes, each counting the same.",
        paper = "van Rijsbergen: Information Retrieval, 2nd edition. Butterworths, 1979, chapter 7")
public record Precision() implements ClassMetric {
    @Override
    public Tally tally(int classes) {
        return new MacroTally(classes, Precision::of);
    }

    private static MetricValue of(ClassCounts counts, int c) {
        return MetricValue.share(
                counts.right(c), counts.predicted(c), "no row is predicted as it; the mean counts it as 0");
    }
}

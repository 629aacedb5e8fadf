package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/**
 * Of a class: {@code 2·right / (rows of the class + rows predicted as it)}, the harmonic mean of precision and recall;
 * unknown where no row is of it or predicted as it. Over all classes: their plain mean, in which an unknown one counts as 0.
 * Unknown for no rows.
 */
@Kind(
        id = "f1",
        title = "F1",
        doc = "The harmonic mean of a class's precision and recall; the mean over all classes, each counting the same.",
        paper = "van Rijsbergen: Information Retrieval, 2nd edition. Butterworths, 1979, chapter 7")
public record F1() implements ClassMetric {
    @Override
    public Tally tally(int classes) {
        return new MacroTally(classes, F1::of);
    }

    private static MetricValue of(ClassCounts counts, int c) {
        return MetricValue.share(
                2 * counts.right(c),
                counts.actual(c) + counts.predicted(c),
                "no row is of it or predicted as it; the mean counts it as 0");
    }
}

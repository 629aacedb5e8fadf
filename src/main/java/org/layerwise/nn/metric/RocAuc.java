package org.layerwise.nn.metric;

import org.layerwise.catalog.Kind;

/**
 * The area under the receiver operating characteristic. Of a class, by the probabilities p it is given:
 * {@code (pairs in which p is larger for a row of the class than for another row + half the pairs in which it is equal) / pairs},
 * that is, from mid-ranks {@code (Σ ranks of its rows − n(n + 1)/2) / (n·m)} for its n rows and the m others. Unknown where
 * it has no rows, or there are no others. Two classes have the same. Over more classes: the plain mean over those that have
 * one; unknown when none has.
 */
@Kind(
        id = "roc-auc",
        title = "ROC AUC",
        doc =
                "How often a row of a class gets a higher probability of it than a row of another class; 0.5 is guessing. "
                        + "Of several classes, the mean of each against the rest.",
        paper =
                "Hanley, McNeil: The Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve. "
                        + "Radiology 143, 1982")
public record RocAuc() implements ClassMetric {
    @Override
    public boolean countsUnknown() {
        return false;
    }

    @Override
    public Tally tally(int classes) {
        return new RocAucTally(classes);
    }
}

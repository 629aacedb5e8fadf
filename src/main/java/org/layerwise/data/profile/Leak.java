package org.layerwise.data.profile;

import java.util.Locale;

/**
 * A column that by itself predicts the target nearly without fault, which mostly means that it holds the answer: it was filled
 * in afterwards, or is the target in other words.
 *
 * @param column its name
 * @param rule how it was made to predict
 * @param classes whether the score is an accuracy; otherwise it is R²
 * @param score on rows the rule was not made from
 * @param baseline the same of always guessing the most frequent class, or the mean
 * @param rows rows it was tried on
 */
public record Leak(String column, String rule, boolean classes, double score, double baseline, int rows) {

    /** The finding in words. */
    public String message(String target) {
        return classes
                ? String.format(
                        Locale.ROOT,
                        "the column alone predicts %s: %s gets %.1f %% of %,d held-out rows right, always guessing the most"
                                + " frequent class %.1f %%.",
                        target,
                        rule,
                        100 * score,
                        rows,
                        100 * baseline)
                : String.format(
                        Locale.ROOT,
                        "the column alone predicts %s: %s explains %.1f %% of its variance on %,d held-out rows.",
                        target,
                        rule,
                        100 * score,
                        rows);
    }
}

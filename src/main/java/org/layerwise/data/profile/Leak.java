package org.layerwise.data.profile;

import java.util.Locale;
import org.layerwise.base.Message;

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
public record Leak(String column, Message rule, boolean classes, double score, double baseline, int rows) {

    /** The finding in words. */
    public Message message(String target) {
        return classes
                ? Message.of("data.profile/leak-of-classes", target, rule, percent(score), rows, percent(baseline))
                : Message.of("data.profile/leak-of-numbers", target, rule, percent(score), rows);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}

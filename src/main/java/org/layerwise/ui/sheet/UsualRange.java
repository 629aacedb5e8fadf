package org.layerwise.ui.sheet;

import java.util.Map;
import java.util.Optional;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;

/**
 * Up to which values a parameter is commonly set. Larger ones are allowed, with a word of caution.
 *
 * @param most the largest that is common
 * @param key of the text that says what to expect beyond it
 */
record UsualRange(double most, String key) {
    /** By a parameter's name, which means the same in every kind. */
    private static final Map<String, UsualRange> KNOWN = Map.of(
            "learningRate", new UsualRange(1, "sheet.caution.diverges"),
            "learningRateFactor", new UsualRange(100, "sheet.caution.diverges"),
            "l1", new UsualRange(1, "sheet.caution.penalty"),
            "l2", new UsualRange(1, "sheet.caution.penalty"),
            "weightDecay", new UsualRange(1, "sheet.caution.penalty"),
            "rate", new UsualRange(0.8, "sheet.caution.dropout"),
            "epochs", new UsualRange(100_000, "sheet.caution.long"));

    /** What to say of a value; empty when it is a usual one. */
    static String caution(ParameterInfo parameter, Object value) {
        return Optional.ofNullable(KNOWN.get(parameter.name()))
                .filter(usual -> value instanceof Number number && number.doubleValue() > usual.most())
                .flatMap(usual -> NumberWords.of(parameter)
                        .map(words -> Texts.get(usual.key(), words.text(value), words.text(usual.most()))))
                .orElse("");
    }
}

package org.layerwise.ui.runs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.JsonWords;
import org.layerwise.runs.RunComparison.Setting;
import org.layerwise.runs.SeedComparison.Difference;
import org.layerwise.runs.SeedComparison.Group;
import org.layerwise.runs.SeedComparison.Sample;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** What the comparison of runs writes. */
final class CompareText {
    private static final int LONGEST = 60;

    private CompareText() {}

    /** A run's name, or that of the first seed with how many there are. */
    static String name(Group group) {
        String first = group.runs().getFirst().name();
        return group.runs().size() == 1
                ? first
                : Texts.get("compare.group", first, group.runs().size());
    }

    /** The values that a group's runs have of a setting: one, or those of each seed. */
    static String value(Group group, Setting setting) {
        String text = group.members().stream()
                .map(place -> text(setting.values().get(place)))
                .distinct()
                .collect(Collectors.joining(", "));
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    private static String text(@Nullable String json) {
        return json == null ? "–" : JsonWords.of(JsonText.parse(json, "setting"));
    }

    /** A value; of several seeds the mean and the standard deviation. */
    static String sample(Sample sample) {
        return sample.count() == 0
                ? "–"
                : sample.count() == 1
                        ? Numbers.measure(sample.mean())
                        : Texts.get(
                                "compare.mean", Numbers.measure(sample.mean()), Numbers.measure(sample.deviation()));
    }

    /** How a value differs from the first one: by how much, and whether that may be chance. */
    static String difference(Difference difference) {
        double value = difference.value();
        if (Double.isNaN(value)) {
            return "";
        }
        String signed = (value > 0 ? "+" : "") + Numbers.measure(value);
        if (!difference.isTested()) {
            return signed;
        }
        return Texts.get(
                difference.isIndistinguishable() ? "compare.indistinguishable" : "compare.distinguishable",
                signed,
                Numbers.measure(difference.standardError()));
    }

    /** A figure's name for people. */
    static String figure(String figure) {
        return figure.length() < 5 && !figure.equals("loss") ? figure.toUpperCase(Locale.ROOT) : figure;
    }

    /** The figures that metrics are of, without the part: {@code loss}, {@code accuracy}. */
    static List<String> figures(List<String> metrics) {
        return metrics.stream()
                .map(metric -> metric.contains("/") ? metric.substring(0, metric.indexOf('/')) : metric)
                .distinct()
                .toList();
    }
}

package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.ExperimentSetting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a setting may be, by the catalog, and a range to begin with.
 *
 * @param setting as it is in the experiment
 * @param isNumber whether it is a number
 * @param isWhole whether it is a whole number
 * @param low the smallest number allowed, −∞ where there is none
 * @param high the largest, ∞ where there is none
 * @param lowIncluded whether {@code low} itself is allowed
 * @param highIncluded whether {@code high} itself is allowed
 * @param choices all values of a switch, a list of names or a family of kinds; empty for anything else
 */
public record SettingBounds(
        ExperimentSetting setting,
        boolean isNumber,
        boolean isWhole,
        double low,
        double high,
        boolean lowIncluded,
        boolean highIncluded,
        List<JsonNode> choices) {
    /** A number without upper bound is varied up to so many times what it is, and down to that part of it. */
    private static final double AROUND = 30;

    private static final String KIND = ".kind";

    /** The same for whole numbers. */
    private static final long AROUND_WHOLE = 4;

    public SettingBounds {
        choices = List.copyOf(choices);
    }

    /**
     * Of a setting of an experiment.
     *
     * @throws org.layerwise.base.ProblemException when it has no such setting
     */
    public static SettingBounds of(Experiment experiment, String path) {
        ExperimentSetting setting = ExperimentEdit.setting(experiment, path);
        return setting.declaration()
                .map(declared -> of(setting, declared))
                .orElseGet(() -> undeclared(setting, kinds(experiment, path)));
    }

    /** The kinds that there are where a path leads to a kind's name; empty for any other, and for those of layers. */
    private static List<JsonNode> kinds(Experiment experiment, String path) {
        return path.endsWith(KIND)
                ? ExperimentEdit.setting(experiment, path.substring(0, path.length() - KIND.length()))
                        .declaration()
                        .map(declared -> choices(declared.rawType()))
                        .orElse(List.of())
                : List.of();
    }

    private static SettingBounds of(ExperimentSetting setting, ParameterInfo declared) {
        Class<?> type = declared.rawType();
        boolean isWhole = type == int.class || type == long.class;
        return new SettingBounds(
                setting,
                isWhole || type == double.class,
                isWhole,
                declared.min(),
                declared.max(),
                declared.minInclusive(),
                declared.maxInclusive(),
                choices(type));
    }

    /** An item of a list, or what a kind is called. */
    private static SettingBounds undeclared(ExperimentSetting setting, List<JsonNode> choices) {
        JsonNode value = setting.value();
        return new SettingBounds(
                setting,
                value.isNumber(),
                value.isIntegralNumber(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                false,
                false,
                choices);
    }

    private static List<JsonNode> choices(Class<?> type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        List<JsonNode> choices = new ArrayList<>();
        if (type == boolean.class) {
            choices.add(nodes.booleanNode(false));
            choices.add(nodes.booleanNode(true));
        } else if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).map(JsonCodec::write).forEach(choices::add);
        } else if (Catalog.isFamily(type)) {
            for (KindInfo<?> kind : Catalog.of(type).kinds()) {
                choices.add(nodes.stringNode(kind.id()));
            }
        }
        return choices;
    }

    /** A range around what the setting is now, within its bounds; every choice where it has choices. */
    public SearchRange suggested() {
        if (!isNumber) {
            return new ChoiceRange(choices.isEmpty() ? List.of(setting.value()) : choices);
        }
        double now = setting.value().doubleValue();
        return isWhole ? suggestedWhole(Math.round(now)) : suggestedNumber(now);
    }

    private SearchRange suggestedWhole(long now) {
        long least = (long) Math.ceil(Math.max(low, -IntegerRange.MOST)) + (lowIncluded || isUnbounded(low) ? 0 : 1);
        long most = (long) Math.floor(Math.min(high, IntegerRange.MOST)) - (highIncluded || isUnbounded(high) ? 0 : 1);
        long from = Math.max(least, Math.min(now / AROUND_WHOLE, now * AROUND_WHOLE));
        long to = Math.min(most, Math.max(Math.max(now / AROUND_WHOLE, now * AROUND_WHOLE), from + AROUND_WHOLE));
        return from < to ? new IntegerRange(from, to) : new ChoiceRange(List.of(setting.value()));
    }

    private SearchRange suggestedNumber(double now) {
        boolean isShare = low >= 0 && high <= 1;
        if (isShare) {
            double margin = 0.001;
            return new UniformRange(lowIncluded ? low : low + margin, highIncluded ? high : high - margin);
        }
        if (now > 0) {
            double from = Math.max(now / AROUND, low > 0 ? low : 0);
            double to = Math.min(now * AROUND, high);
            return new LogRange(ShortDecimals.shortened(from), ShortDecimals.shortened(to));
        }
        double from = Math.max(low, now - 1);
        return new UniformRange(from, Math.min(high, from + 1));
    }

    private static boolean isUnbounded(double bound) {
        return Double.isInfinite(bound);
    }
}

package org.layerwise.data.spec;

import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.Drop;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepChain;
import org.layerwise.data.table.ColumnType;

/**
 * How one column is read.
 *
 * @param name its name in the table's header
 * @param type what its cells are taken for
 * @param use whether the network may see it
 * @param missing what stands in for a missing value; booleans, categories and identifiers have only {@link Imputation#MODE},
 *     and none when encoded as an index, where missing is 0
 * @param encoding how a category column becomes features; without meaning for numbers
 * @param steps what is done to the column one after the other, instead of the pipeline's scaling or encoding; then
 *     {@code missing} fills in what is missing even after the last step. Empty: as the type and the pipeline say
 */
public record ColumnSpec(
        String name,
        ColumnType type,

        @Param(doc = "Whether the network sees it", value = "feature")
        ColumnUse use,

        Imputation missing,

        @Param(doc = "How a category column becomes features", value = "pipeline", omitDefault = true)
        ColumnEncoding encoding,

        @Param(
                doc = "What is done to the column, one step after the other; empty: as its type and the pipeline say",
                value = "",
                omitDefault = true)
        List<Step> steps) {

    /** A column encoded as the pipeline says for all. */
    public ColumnSpec(String name, ColumnType type, ColumnUse use, Imputation missing) {
        this(name, type, use, missing, ColumnEncoding.PIPELINE, List.of());
    }

    public ColumnSpec {
        if (missing == Imputation.MEAN && !type.hasMean()) {
            throw Problem.error(
                            Location.path("", "data.columns." + name + ".missing"),
                            type == ColumnType.IDENTIFIER
                                    ? Message.of("data.spec/no-mean-identifier")
                                    : Message.of(
                                            "data.spec/no-mean", type.name().toLowerCase(Locale.ROOT)))
                    .toException();
        }
        steps = List.copyOf(steps);
        StepChain.require(content(type), steps, "data.columns." + name + ".steps");
    }

    /** What the cells of a column of some type are before the first step. */
    public static ColumnContent content(ColumnType type) {
        return type.isNumeric() ? ColumnContent.NUMBERS : ColumnContent.TEXTS;
    }

    /** A feature of this type with the type's default for missing values. */
    public static ColumnSpec feature(String name, ColumnType type) {
        return new ColumnSpec(
                name,
                type,
                ColumnUse.FEATURE,
                type == ColumnType.ORDINAL || !type.hasMean() ? Imputation.MODE : Imputation.MEAN);
    }

    public ColumnSpec withUse(ColumnUse other) {
        return new ColumnSpec(name, type, other, missing, encoding, steps);
    }

    /**
     * The same column as another type, with that type's default for missing values; steps are taken out. An identifier is left
     * out, and what is no longer one is used.
     */
    public ColumnSpec withType(ColumnType other) {
        return feature(name, other).withUse(useAs(other)).withEncoding(encoding);
    }

    private ColumnUse useAs(ColumnType other) {
        if (other == ColumnType.IDENTIFIER) {
            return ColumnUse.IGNORED;
        }
        return type == ColumnType.IDENTIFIER ? ColumnUse.FEATURE : use;
    }

    public ColumnSpec withMissing(Imputation other) {
        return new ColumnSpec(name, type, use, other, encoding, steps);
    }

    public ColumnSpec withEncoding(ColumnEncoding other) {
        return new ColumnSpec(name, type, use, missing, other, steps);
    }

    public ColumnSpec withSteps(List<Step> other) {
        return new ColumnSpec(name, type, use, missing, encoding, other);
    }

    /** Whether a step leaves the column out. */
    public boolean isDropped() {
        return steps.stream().anyMatch(Drop.class::isInstance);
    }
}

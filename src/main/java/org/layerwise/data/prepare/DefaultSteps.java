package org.layerwise.data.prepare;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.BooleanWords;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.Index;
import org.layerwise.data.step.OneHot;
import org.layerwise.data.step.Ordinal;
import org.layerwise.data.step.Standardize;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.DatePart;
import org.layerwise.data.table.CategoryOrder;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.KnownOrders;

/** The steps that a type stands for: what is recorded where a profile tells it, and what is done where nothing is recorded. */
public final class DefaultSteps {
    /** How many values of a column are named. */
    private static final int LISTED = 5;

    private DefaultSteps() {}

    /**
     * A feature taken for some type, as the column's profile suggests it: an ordinal with its order, a date with the parts that
     * vary. An identifier is left out.
     */
    public static ColumnSpec suggested(ColumnProfile profile, ColumnType type) {
        return ColumnSpec.feature(profile.name(), type)
                .withUse(type == ColumnType.IDENTIFIER ? ColumnUse.IGNORED : ColumnUse.FEATURE)
                .withSteps(recorded(profile, type));
    }

    /** A column as another type, as {@link ColumnSpec#withType}, with the steps that its profile suggests. */
    public static ColumnSpec retyped(ColumnSpec column, ColumnType other, ColumnProfile profile) {
        return column.withType(other).withSteps(recorded(profile, other));
    }

    /** What an experiment records for a column that is taken for some type; empty: as the type and the pipeline say. */
    private static List<Step> recorded(ColumnProfile profile, ColumnType type) {
        DateSpan dates = profile.dates();
        return switch (type) {
            case NUMBER, INTEGER, BOOLEAN, CATEGORY, IDENTIFIER -> List.of();
            case ORDINAL -> {
                List<String> order = order(profile);
                yield order.isEmpty() ? List.of() : List.of(new Ordinal(order), new Standardize());
            }
            case DATE -> dates == null ? List.of() : List.of(dateParts(dates.parts()), new Standardize());
        };
    }

    /** The order that was recognized, or all texts sorted; empty when there are more than are listed. */
    private static List<String> order(ColumnProfile profile) {
        if (!profile.order().isEmpty() && profile.type() == ColumnType.ORDINAL) {
            return profile.order();
        }
        List<String> texts =
                profile.frequent().stream().map(each -> each.category()).toList();
        return texts.size() == profile.distinct() ? ordered(texts) : List.of();
    }

    /**
     * What is done to a column that has no steps of its own: what the pipeline says for all columns of its type.
     *
     * @param training its cells in the training rows
     * @param filling what fills in for missing cells
     */
    static List<Step> unrecorded(ColumnSpec column, ColumnData training, PipelineSpec pipeline, Step filling) {
        List<Step> steps = new ArrayList<>();
        Optional<Step> scaling = pipeline.scaling().step();
        switch (column.type()) {
            case NUMBER, INTEGER -> {
                steps.add(filling);
                scaling.ifPresent(steps::add);
            }
            case BOOLEAN -> {
                switch (training) {
                    case ColumnData.Numbers _ -> steps.add(filling);
                    case ColumnData.Texts texts -> steps.add(new Ordinal(truth(texts)));
                }
            }
            case ORDINAL -> {
                steps.add(new Ordinal(ordered(distinct(training.texts()))));
                scaling.ifPresent(steps::add);
            }
            case DATE -> {
                steps.add(dateParts(parts(training.texts())));
                scaling.ifPresent(steps::add);
            }
            case CATEGORY, IDENTIFIER -> {
                switch (column.encoding().given(pipeline.encoding())) {
                    case ONE_HOT -> steps.addAll(List.of(filling, new OneHot()));
                    case INDEX -> steps.add(new Index());
                }
            }
        }
        return steps;
    }

    /** Whether a type is of texts that are encoded as the pipeline says for all. */
    static boolean isPlainCategory(ColumnType type) {
        return type == ColumnType.CATEGORY || type == ColumnType.IDENTIFIER;
    }

    private static Set<String> distinct(ColumnData.Texts training) {
        Set<String> texts = new TreeSet<>();
        for (@Nullable String cell : training.cells()) {
            if (cell != null) {
                texts.add(cell);
            }
        }
        return texts;
    }

    private static List<String> ordered(java.util.Collection<String> texts) {
        return KnownOrders.of(texts).orElseGet(() -> CategoryOrder.sorted(texts));
    }

    private static List<String> truth(ColumnData.Texts training) {
        Set<String> texts = distinct(training);
        if (texts.size() > 2) {
            List<String> some = new ArrayList<>(texts.stream().limit(LISTED).toList());
            if (texts.size() > LISTED) {
                some.add("…");
            }
            throw Problem.error(
                            Location.path("", "data.columns." + training.name() + ".type"),
                            Message.of("data.prepare/boolean-values", training.name(), texts.size(), some))
                    .toException();
        }
        List<String> known = BooleanWords.order(texts);
        return known.isEmpty() ? CategoryOrder.sorted(texts) : known;
    }

    private static List<DatePart> parts(ColumnData.Texts training) {
        List<LocalDateTime> times = new ArrayList<>();
        for (@Nullable String cell : training.cells()) {
            if (cell != null) {
                DateText.parse(cell).ifPresent(times::add);
            }
        }
        return times.isEmpty() ? List.of(DatePart.YEAR) : DateSpan.of(times).parts();
    }

    private static DateParts dateParts(List<DatePart> parts) {
        return new DateParts(
                parts.contains(DatePart.YEAR),
                parts.contains(DatePart.MONTH),
                parts.contains(DatePart.DAY),
                parts.contains(DatePart.WEEKDAY),
                parts.contains(DatePart.DAY_OF_YEAR),
                parts.contains(DatePart.HOUR),
                parts.contains(DatePart.MINUTE),
                true);
    }
}

package org.layerwise.data;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.step.ColumnData;
import org.layerwise.data.step.DatePart;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.Ordinal;
import org.layerwise.data.step.Step;
import org.layerwise.data.table.CategoryOrder;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.DateText;
import org.layerwise.data.table.KnownOrders;
import org.layerwise.data.table.TruthWords;

/** The steps that a type stands for: what is recorded where a profile tells it, and what is done where nothing is recorded. */
final class TypeSteps {
    private TypeSteps() {}

    /** What an experiment records for a column that is taken for some type; empty: as the type and the pipeline say. */
    static List<Step> recorded(ColumnProfile profile, ColumnType type) {
        DateSpan dates = profile.dates();
        return switch (type) {
            case NUMBER, INTEGER, BOOLEAN, CATEGORY, IDENTIFIER -> List.of();
            case ORDINAL -> {
                List<String> order = order(profile);
                yield order.isEmpty()
                        ? List.of()
                        : List.of(new Ordinal(order), new org.layerwise.data.step.Standardize());
            }
            case DATE ->
                dates == null
                        ? List.of()
                        : List.of(dateParts(dates.parts()), new org.layerwise.data.step.Standardize());
        };
    }

    /** The order that was recognised, or all texts sorted; empty when there are more than are listed. */
    private static List<String> order(ColumnProfile profile) {
        if (!profile.order().isEmpty() && profile.type() == ColumnType.ORDINAL) {
            return profile.order();
        }
        List<String> texts =
                profile.frequent().stream().map(each -> each.category()).toList();
        return texts.size() == profile.distinct() ? ordered(texts) : List.of();
    }

    /**
     * What is done to a column of a type that has no steps of its own.
     *
     * @param type boolean, ordinal or date
     * @param scaling what follows for places in an order and parts of dates
     */
    static List<Step> unrecorded(ColumnType type, ColumnData.Texts training, Scaling scaling) {
        List<Step> steps = new ArrayList<>();
        switch (type) {
            case NUMBER, INTEGER, CATEGORY, IDENTIFIER -> {}
            case BOOLEAN -> steps.add(new Ordinal(truth(training)));
            case ORDINAL -> {
                steps.add(new Ordinal(ordered(distinct(training))));
                scaling(scaling).ifPresent(steps::add);
            }
            case DATE -> {
                steps.add(dateParts(parts(training)));
                scaling(scaling).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static Optional<Step> scaling(Scaling scaling) {
        return switch (scaling) {
            case Standardize _ -> Optional.of(new org.layerwise.data.step.Standardize());
            case MinMax _ -> Optional.of(new org.layerwise.data.step.MinMax(0, 1));
            case NoScaling _ -> Optional.empty();
        };
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
            String some = String.join(", ", texts.stream().limit(5).toList());
            throw Problem.error(
                            Where.path("", "data.columns." + training.name() + ".type"),
                            "a boolean has two different values, but " + training.name() + " has " + texts.size() + ": "
                                    + some + (texts.size() > 5 ? ", …" : "") + ".",
                            "Set its type to category or ordinal.")
                    .toException();
        }
        List<String> known = TruthWords.order(texts);
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

package org.layerwise.data.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.StepChain;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedDates;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedOneHot;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.FittedTextFill;
import org.layerwise.data.table.CellPrecision;

/**
 * One table column as the training rows taught the pipeline to read it: its cells go through steps in double precision, and
 * what comes out is rounded to float32 once.
 *
 * @param name the table column
 * @param reads whether the first step takes numbers or texts
 * @param cells how exactly numbers are taken from the table; without meaning for texts
 * @param steps as fitted, in order
 * @param features a name for each feature that the steps make
 * @param spellings other ways in which training wrote its categories, for programs that compare texts verbatim
 */
public record FittedColumn(
        String name,

        @Param(doc = "What its cells are", value = "numbers")
        ColumnContent reads,

        @Param(doc = "How exactly numbers are taken from the table", value = "float32")
        CellPrecision cells,

        @Param(doc = "The steps as fitted, in order", value = "")
        List<FittedStep> steps,

        @Param(doc = "A name for each feature", value = "") List<String> features,

        @Param(doc = "Other ways in which training wrote its categories", value = "", omitDefault = true)
        List<Spelling> spellings) {
    public FittedColumn {
        Objects.requireNonNull(name);
        steps = List.copyOf(steps);
        features = List.copyOf(features);
        spellings = List.copyOf(spellings);
        List<String> made = namesOf(name, reads, steps);
        if (!made.equals(features)) {
            throw new IllegalArgumentException(
                    "column " + name + ": its steps make the features " + made + ", not " + features);
        }
    }

    /** With the features that the steps make. */
    public static FittedColumn of(String name, ColumnContent reads, CellPrecision cells, List<FittedStep> steps) {
        return new FittedColumn(name, reads, cells, steps, namesOf(name, reads, steps), List.of());
    }

    /** The same with other ways in which training wrote its categories. */
    public FittedColumn with(List<Spelling> other) {
        return new FittedColumn(name, reads, cells, steps, features, other);
    }

    private static List<String> namesOf(String name, ColumnContent reads, List<FittedStep> steps) {
        ColumnData none = switch (reads) {
            case NUMBERS -> ColumnData.Numbers.of(name, new double[0]);
            case TEXTS, DONE -> new ColumnData.Texts(name, new @Nullable String[0]);
        };
        List<String> names = new ArrayList<>();
        StepChain.apply(steps, none).features().forEach(feature -> names.add(feature.name()));
        return List.copyOf(names);
    }

    /** How many features it becomes. */
    public int width() {
        return features.size();
    }

    /** Whether its cells are taken as texts. */
    public boolean isText() {
        return reads != ColumnContent.NUMBERS;
    }

    /** How many numbers, from 0 on, name its categories for an embedding; 0 when its features are quantities. */
    public int categoryNumbers() {
        return !steps.isEmpty() && steps.getLast() instanceof FittedLookup lookup && lookup.index()
                ? lookup.texts().size() + 1
                : 0;
    }

    /** What is taken away from a number, and what it is divided by then; empty where anything else is done to it. */
    public Optional<ShiftScale> shiftScale() {
        if (isText()) {
            return Optional.empty();
        }
        ShiftScale found = ShiftScale.NONE;
        boolean scaled = false;
        for (FittedStep step : steps) {
            if (step instanceof FittedAffine affine && !scaled) {
                found = new ShiftScale(affine.shift().getFirst(), affine.scale().getFirst());
                scaled = true;
            } else if (!(step instanceof FittedFill)) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** Whether nothing but missing cells filled in and one-hot is done to texts. */
    public boolean isPlainOneHot() {
        return isText()
                && steps.getLast() instanceof FittedOneHot
                && steps.stream().allMatch(step -> step instanceof FittedOneHot || step instanceof FittedTextFill);
    }

    /** What stands in for a missing cell at once, a number or a text; empty where that is left to later steps. */
    public Optional<Object> filling() {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return switch (steps.getFirst()) {
            case FittedFill fill -> Optional.of(fill.values().getFirst());
            case FittedTextFill fill -> Optional.of(fill.text());
            default -> Optional.empty();
        };
    }

    /** The steps up to the one that reads dates, which nothing but this program does; none where there are no dates. */
    public List<FittedStep> datesFirst() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof FittedDates) {
                return steps.subList(0, i + 1);
            }
        }
        return List.of();
    }

    /** For texts that are read as categories: the step that does it. */
    public Optional<FittedStep> categories() {
        return steps.stream().filter(step -> step.known().isPresent()).findFirst();
    }

    /**
     * Rows as features.
     *
     * @param data the column's cells
     * @return per feature, in order
     */
    public List<ColumnData.Feature> encode(ColumnData data) {
        return StepChain.apply(steps, data).features();
    }

    /** A feature as the network sees it: numbers beyond single precision become its largest. */
    public static float single(double value) {
        return (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
}

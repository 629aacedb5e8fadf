package org.layerwise.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.step.ColumnData;
import org.layerwise.data.step.Content;
import org.layerwise.data.step.FittedDates;
import org.layerwise.data.step.FittedLookup;
import org.layerwise.data.step.FittedStep;
import org.layerwise.data.step.StepChain;

/**
 * A column with steps of its own. Its cells, float32 numbers or texts, go through the steps in double precision; what comes out
 * is rounded to float32, beyond whose largest number nothing goes.
 *
 * @param name the table column
 * @param reads what its cells are
 * @param steps as fitted on the training rows, in order
 * @param features a name for each feature that the steps make
 */
@Kind(id = "steps", title = "Steps", doc = "A column that goes through steps of its own.")
public record FittedSteps(
        @Param(doc = "The table column", value = "") String name,

        @Param(doc = "What its cells are", value = "numbers")
        Content reads,

        @Param(doc = "The steps as fitted, in order", value = "")
        List<FittedStep> steps,

        @Param(doc = "A name for each feature", value = "") List<String> features)
        implements FittedColumn {
    public FittedSteps {
        Objects.requireNonNull(name);
        steps = List.copyOf(steps);
        features = List.copyOf(features);
        List<String> made = namesOf(name, reads, steps);
        if (!made.equals(features)) {
            throw new IllegalArgumentException(
                    "column " + name + ": its steps make the features " + made + ", not " + features);
        }
    }

    /** With the features that the steps make. */
    static FittedSteps of(String name, Content reads, List<FittedStep> steps) {
        return new FittedSteps(name, reads, steps, namesOf(name, reads, steps));
    }

    private static List<String> namesOf(String name, Content reads, List<FittedStep> steps) {
        ColumnData none = switch (reads) {
            case NUMBERS -> ColumnData.Numbers.of(name, new double[0]);
            case TEXTS, DONE -> new ColumnData.Texts(name, new @Nullable String[0]);
        };
        List<String> names = new ArrayList<>();
        StepChain.apply(steps, none).features().forEach(feature -> names.add(feature.name()));
        return List.copyOf(names);
    }

    @Override
    public int width() {
        return features.size();
    }

    @Override
    public int categoryNumbers() {
        return !steps.isEmpty() && steps.getLast() instanceof FittedLookup lookup && lookup.index()
                ? lookup.texts().size() + 1
                : 0;
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
    Optional<FittedStep> categories() {
        return steps.stream().filter(step -> step.known().isPresent()).findFirst();
    }

    /**
     * Rows as features.
     *
     * @param data the column's cells
     * @return per feature, in order
     */
    public float[][] encode(ColumnData data) {
        List<ColumnData.Feature> result = StepChain.apply(steps, data).features();
        float[][] values = new float[result.size()][data.rows()];
        for (int i = 0; i < values.length; i++) {
            double[] from = result.get(i).values();
            for (int row = 0; row < from.length; row++) {
                values[i][row] = (float) Math.clamp(from[row], -Float.MAX_VALUE, Float.MAX_VALUE);
            }
        }
        return values;
    }
}

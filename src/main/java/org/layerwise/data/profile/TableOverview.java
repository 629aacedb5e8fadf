package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;

/**
 * A table as a whole. What needs a target is null without one, what needs classes with a target of numbers.
 *
 * @param rows of the table
 * @param target the column to predict; empty when none was named
 * @param sample how many rows the correlations, separation, projection and leaks rest on: all, or as many drawn evenly by a
 *     fixed seed as make {@value OverviewMaker#CELLS} numbers
 * @param duplicates of all rows
 * @param balance of all rows; null without classes
 * @param scales null with fewer than two number columns that vary
 * @param correlations of the number columns, the target among them when it is one
 * @param separation null without classes, or without a number column that varies
 * @param projection null with fewer than two number columns
 * @param leaks the best first
 * @param images null when rows are no images
 * @param classImages per class; empty when rows are no images
 * @param problems what to know before training, columns first
 */
public record TableOverview(
        int rows,
        String target,
        Sample sample,
        Duplicates duplicates,
        @Nullable ClassFrequencies balance,
        @Nullable ScaleSpread scales,
        Correlations correlations,
        @Nullable Separation separation,
        @Nullable Projection projection,
        List<Leak> leaks,
        @Nullable ImageLayout images,
        List<ClassImage> classImages,
        List<Problem> problems) {
    public TableOverview {
        leaks = List.copyOf(leaks);
        classImages = List.copyOf(classImages);
        problems = List.copyOf(problems);
    }

    /** The same with something more to know. */
    public TableOverview with(Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return new TableOverview(
                rows,
                target,
                sample,
                duplicates,
                balance,
                scales,
                correlations,
                separation,
                projection,
                leaks,
                images,
                classImages,
                all);
    }
}

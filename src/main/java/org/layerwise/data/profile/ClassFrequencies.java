package org.layerwise.data.profile;

import java.util.List;

/**
 * How many rows each class of the target has.
 *
 * @param classes in the order of classes, each with at least one row
 * @param missing rows without a target
 */
public record ClassFrequencies(List<CategoryCount> classes, int missing) {
    /** From this ratio of the largest to the smallest class on, rows are out of balance. */
    public static final double WARNED_RATIO = 10;

    public ClassFrequencies {
        classes = List.copyOf(classes);
    }

    /** Rows with a target. */
    public int rows() {
        return classes.stream().mapToInt(CategoryCount::count).sum();
    }

    /** Rows of the largest class for one of the smallest; 1 when there is no class. */
    public double ratio() {
        int most = classes.stream().mapToInt(CategoryCount::count).max().orElse(1);
        int least = classes.stream().mapToInt(CategoryCount::count).min().orElse(1);
        return (double) most / least;
    }

    public boolean isUneven() {
        return ratio() > WARNED_RATIO;
    }
}

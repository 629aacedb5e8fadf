package org.layerwise.data.profile;

import java.util.List;

/**
 * Rows on the two axes along which the prepared number columns vary most (principal components: Pearson, "On lines and planes of
 * closest fit", Philosophical Magazine 2, 1901).
 *
 * @param columns how many number columns went into it
 * @param standardized whether each was brought to one standard deviation; pixels are only centered
 * @param firstShare share of the variance along the first axis
 * @param secondShare share of the variance along the second axis
 * @param groups names of what the points are colored by: the classes, or parts of the target's range; empty without a target
 * @param points rows, some of the sample
 */
public record Projection(
        int columns,
        boolean standardized,
        double firstShare,
        double secondShare,
        List<String> groups,
        List<ProjectedRow> points) {
    public Projection {
        groups = List.copyOf(groups);
        points = List.copyOf(points);
    }
}

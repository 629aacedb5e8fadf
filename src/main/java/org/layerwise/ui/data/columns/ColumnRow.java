package org.layerwise.ui.data.columns;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.table.ColumnType;

/**
 * One column as the page shows it.
 *
 * @param profile what it holds
 * @param spec how it is read; null for the target
 * @param weights whether it holds the rows' weights
 * @param fills what its missing values become
 * @param fill what stands in for a missing value, as the training rows gave it; empty while unknown
 * @param problems what is wrong with it, worst first
 */
public record ColumnRow(
        ColumnProfile profile,
        @Nullable ColumnSpec spec,
        boolean weights,
        Fills fills,
        String fill,
        List<Problem> problems) {

    /**
     * What missing values become.
     *
     * @param offered what may be chosen
     * @param now what is chosen; null for the target
     */
    public record Fills(List<FillChoice> offered, @Nullable FillChoice now) {
        static final Fills NONE = new Fills(List.of(), null);

        public boolean isChoice() {
            return offered.size() > 1;
        }
    }

    public String name() {
        return profile.name();
    }

    public boolean isTarget() {
        return spec == null;
    }

    public boolean isUsed() {
        return spec == null || !weights && spec.use() == ColumnUse.FEATURE;
    }

    /** Whether the network may see it: it is neither the target nor the rows' weights. */
    public boolean isChoice() {
        return spec != null && !weights;
    }

    public ColumnType type() {
        return spec == null ? profile.type() : spec.type();
    }
}

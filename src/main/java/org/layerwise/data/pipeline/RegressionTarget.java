package org.layerwise.data.pipeline;

import java.util.List;
import java.util.Objects;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.table.CellPrecision;

/**
 * The target of a regression, standardized: {@code (y − mean) / scale}, and back {@code y' · scale + mean}, in double
 * precision. Both numbers are from the training rows.
 *
 * @param column the table column
 * @param mean in the target's units
 * @param scale population standard deviation in the target's units, 1 for a constant target
 * @param cells how exactly the target's cells are taken, and predictions given
 */
@Kind(id = "values", title = "Values", doc = "The target of a regression, standardized on the training rows.")
public record RegressionTarget(
        @Param(doc = "The table column", value = "") String column,

        @Param(doc = "Mean of the training rows", value = "0")
        double mean,

        @Param(doc = "Standard deviation of the training rows", value = "1")
        double scale,

        @Param(doc = "How exactly cells are taken, and predictions given", value = "float32")
        CellPrecision cells)
        implements FittedTarget {
    public RegressionTarget {
        Objects.requireNonNull(column);
        if (!Double.isFinite(mean) || !Double.isFinite(scale) || scale == 0) {
            throw Problem.error(Location.NOWHERE, Message.of("data.pipeline/target-not-finite", column, mean, scale))
                    .toException();
        }
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public double[] scales() {
        return new double[] {scale};
    }

    @Override
    public int width() {
        return 1;
    }

    /** Whether nothing is scaled. */
    public boolean isInItsOwnUnits() {
        return mean == 0 && scale == 1;
    }

    /** A cell's number in the target's own units, standardized; rounded to float32 once. */
    public float standardize(double value) {
        return FittedColumn.single((cells.of(value) - mean) / scale);
    }

    /** A network's output in the target's own units, as exactly as its cells are taken. */
    public double inverse(float standardized) {
        return cells.of(standardized * scale + mean);
    }
}

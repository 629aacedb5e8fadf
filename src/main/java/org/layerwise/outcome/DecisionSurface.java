package org.layerwise.outcome;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/**
 * What a model predicts all over a plane of two columns, the others staying as they are in one row.
 *
 * @param x places along the first column, ascending
 * @param y places along the second, ascending
 * @param predictions of the points, {@code y} by {@code y}: that of x[i] and y[k] is number k · x.length + i
 */
public record DecisionSurface(double[] x, double[] y, Predictions predictions) {
    /** Digits that tell every single-precision number from its neighbors. */
    private static final MathContext DIGITS = new MathContext(9);

    /**
     * A numeric column and where it is looked at.
     *
     * @param column its name
     * @param from the first place
     * @param to the last
     */
    public record Axis(String column, double from, double to) {
        double[] places(int count) {
            double[] places = new double[count];
            for (int i = 0; i < count; i++) {
                places[i] = count == 1 ? from : from + (to - from) * i / (count - 1);
            }
            return places;
        }
    }

    /**
     * Computes it.
     *
     * @param others a table of one row, with the cells of the other columns: as {@link TypicalRow} has it, or a row of a table
     * @param points along each axis
     * @throws org.layerwise.base.ProblemException when the row does not fit the model, or rows are seen in windows
     */
    public static DecisionSurface of(Model model, Table others, Axis across, Axis up, int points) {
        PartialDependence.requireRows(model, others);
        double[] x = across.places(points);
        double[] y = up.places(points);
        List<String> first = new ArrayList<>(points * points);
        List<String> second = new ArrayList<>(points * points);
        for (double top : y) {
            for (double side : x) {
                first.add(text(side, others));
                second.add(text(top, others));
            }
        }
        Table plane = others.pick(new int[points * points])
                .withColumn(others.column(across.column()), first)
                .withColumn(others.column(up.column()), second);
        return new DecisionSurface(x, y, new Predictor(model).predict(plane, plane.allRows()));
    }

    private static String text(double value, Table table) {
        return table.numbers().write(new BigDecimal(value).round(DIGITS));
    }

    /** The place of a point among the predictions. */
    public int row(int acrossIndex, int upIndex) {
        return upIndex * x.length + acrossIndex;
    }
}

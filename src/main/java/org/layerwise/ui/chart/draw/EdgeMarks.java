package org.layerwise.ui.chart.draw;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.fx.Texts;

/**
 * Triangles at the edges for values that are not drawn: infinite ones (filled, at their edge), those a logarithm has no
 * place for (hollow, below), and those that are left out of the axis's range (filled). Each says so when pointed at.
 */
final class EdgeMarks {
    /** A triangle and the room around it. */
    private static final double APART = 9;

    private final Graphics2D g;
    private final PlotArea to;
    private final boolean clipped;
    private final List<HitRegion> into;
    private final double[] minMax = new double[2];

    /**
     * @param clipped whether values beyond the range are marked
     * @param into takes what the triangles say. Modified.
     */
    EdgeMarks(Graphics2D g, PlotArea to, boolean clipped, List<HitRegion> into) {
        this.g = g;
        this.to = to;
        this.clipped = clipped;
        this.into = into;
    }

    /** Draws the triangles of a series in the color that is set. */
    void draw(Series one) {
        boolean logarithm = to.scale() == AxisScale.LOG10;
        if (clipped || logarithm) {
            buckets(one, logarithm);
        }
        infinite(one);
    }

    private void buckets(Series one, boolean logarithm) {
        int size = one.size();
        int columns = (int) Math.max(1, to.width() / APART);
        Extent extent = to.extent();
        PixelColumns across = PixelColumns.of(to.axis(), extent.xMin(), extent.xMax(), columns);
        int at = one.steps.lowerBound(across.from(), size);
        for (int column = 0; column < columns; column++) {
            double edge = across.edges()[column + 1];
            int end = one.steps.lowerBound(column == columns - 1 ? Math.nextUp(edge) : edge, size);
            if (end > at) {
                one.middle.extremes(at, end, minMax);
                double x = Math.rint(to.toX(across.middle(column)));
                if (clipped && minMax[1] > extent.yMax()) {
                    String value = ChartNumbers.readOut(minMax[1]);
                    triangle(x, true, true, Texts.get("chart.mark.above", one.name, value));
                }
                if (logarithm && minMax[0] <= 0) {
                    String value = ChartNumbers.readOut(minMax[0]);
                    triangle(x, false, false, Texts.get("chart.mark.nonpositive", one.name, value));
                } else if (clipped && minMax[0] < extent.yMin()) {
                    String value = ChartNumbers.readOut(minMax[0]);
                    triangle(x, false, true, Texts.get("chart.mark.below", one.name, value));
                }
            }
            at = Math.max(at, end);
        }
    }

    private void infinite(Series one) {
        int size = one.markSteps.size();
        int first = one.markSteps.lowerBound(to.extent().xMin(), size);
        int last = one.markSteps.lowerBound(Math.nextUp(to.extent().xMax()), size);
        double[] drawn = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = first; i < last; i++) {
            boolean above = one.markKinds.get(i) == Series.ABOVE;
            double x = Math.rint(to.toX(one.markSteps.get(i)));
            if (x >= drawn[above ? 1 : 0] + APART) {
                drawn[above ? 1 : 0] = x;
                triangle(x, above, true, Texts.get("chart.mark.infinite", one.name, above ? "∞" : "−∞"));
            }
        }
    }

    private void triangle(double x, boolean above, boolean filled, String text) {
        double edge = above ? to.y() : to.endY();
        double inward = above ? 7 : -7;
        Path2D path = new Path2D.Double();
        path.moveTo(x, edge);
        path.lineTo(x - 4, edge + inward);
        path.lineTo(x + 4, edge + inward);
        path.closePath();
        if (filled) {
            g.fill(path);
        } else {
            g.draw(path);
        }
        into.add(new HitRegion(x - 4, above ? edge : edge - 7, 8, 7, text));
    }
}

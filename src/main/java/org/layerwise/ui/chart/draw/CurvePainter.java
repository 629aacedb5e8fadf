package org.layerwise.ui.chart.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.CurvePlot.Line;
import org.layerwise.ui.chart.plot.CurvePlot.Look;

/** Draws curves over their axes, and the legend above. */
final class CurvePainter {
    static final Stroke PLAIN = new BasicStroke(1);
    private static final Stroke BOLD = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Stroke THIN = new BasicStroke(0.7f);
    static final Stroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);
    private static final double MARK = 3;

    /** Points that can be read one by one; of longer lines evenly chosen ones. */
    private static final int READ = 400;

    private final StaticPainter on;
    private final CurvePlot plot;

    CurvePainter(StaticPainter on, CurvePlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        List<Line> named =
                plot.lines().stream().filter(line -> !line.name().isEmpty()).toList();
        double top = 4
                + PlotLegend.paint(on, named.stream().map(Line::name).toList(), (i, x, y) -> {
                    on.g.setColor(color(named.get(i)));
                    on.g.setStroke(stroke(named.get(i)));
                    on.g.draw(new Line2D.Double(x, y, x + 10, y));
                    on.g.setStroke(PLAIN);
                });
        AxisScale scale = plot.logarithmic() ? AxisScale.LOG10 : AxisScale.LINEAR;
        double above = plot.marks().isEmpty() ? 0 : on.labels.getHeight() + 2.0;
        PlaneAxes axes = new PlaneAxes(
                on,
                plot.x(),
                scale,
                plot.y(),
                plot.logarithmicY() ? AxisScale.LOG10 : AxisScale.LINEAR,
                top + above,
                0);
        axes.paint(plot.xLabel(), plot.yLabel(), plot.xNames());
        Shape before = on.g.getClip();
        on.g.clip(new Rectangle2D.Double(axes.left - 4, axes.top - 4, axes.width + 8, axes.height + 8));
        for (Line line : plot.lines()) {
            on.g.setColor(color(line));
            on.g.setStroke(stroke(line));
            switch (line.look()) {
                case BARS -> bars(line, axes);
                case BAND -> on.g.fill(path(line, axes));
                case LINE, MARKED, FAINT, REFERENCE, EXPECTED -> on.g.draw(path(line, axes));
            }
            on.g.setStroke(PLAIN);
            if (line.look() == Look.MARKED) {
                marks(line, axes);
            }
        }
        on.g.setClip(before);
        axes.frame();
        marked(axes);
        plot.lines().stream()
                .filter(line -> line.look() == Look.LINE || line.look() == Look.MARKED || line.look() == Look.BARS)
                .forEach(line -> spots(line, axes));
    }

    /** Marks go down from their names, which stand in the order of their places, side by side. */
    private void marked(PlaneAxes axes) {
        double free = axes.left;
        for (CurvePlot.Mark mark : plot.marks().stream()
                .sorted(Comparator.comparingDouble(CurvePlot.Mark::x))
                .toList()) {
            double x = axes.x(mark.x());
            double wide = on.labels.stringWidth(mark.name());
            on.g.setColor(on.colors.series(mark.color()));
            on.g.setStroke(DASHED);
            on.g.draw(new Line2D.Double(x, axes.top, x, axes.top + axes.height));
            on.g.setStroke(PLAIN);
            double at = Math.clamp(x - wide / 2, free, Math.max(free, axes.left + axes.width - wide));
            on.text(mark.name(), at, axes.top - 5, StaticPainter.LABELS, on.colors.series(mark.color()));
            free = at + wide + 10;
            on.spots.add(new HitRegion(
                    x - 2,
                    axes.top,
                    4,
                    axes.height,
                    mark.name() + ": " + plot.xLabel() + " " + ChartNumbers.readOut(mark.x())));
        }
    }

    private Color color(Line line) {
        Color color = on.colors.series(line.color());
        return switch (line.look()) {
            case LINE, MARKED, EXPECTED -> color;
            case BARS -> new Color(color.getRed(), color.getGreen(), color.getBlue(), 200);
            case BAND -> new Color(color.getRed(), color.getGreen(), color.getBlue(), 45);
            case FAINT ->
                new Color(
                        color.getRed(),
                        color.getGreen(),
                        color.getBlue(),
                        line.name().isEmpty() ? 60 : 140);
            case REFERENCE -> on.colors.muted();
        };
    }

    private static Stroke stroke(Line line) {
        return switch (line.look()) {
            case LINE, MARKED -> BOLD;
            case BARS, BAND -> PLAIN;
            case FAINT -> THIN;
            case REFERENCE, EXPECTED -> DASHED;
        };
    }

    /** Broken where a value is not finite. */
    private static Path2D path(Line line, PlaneAxes axes) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < line.x().length; i++) {
            double x = axes.x(line.x()[i]);
            double y = axes.y(line.y()[i]);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                down = false;
            } else if (down) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                down = true;
            }
        }
        return path;
    }

    private void bars(Line line, PlaneAxes axes) {
        double wide = barWidth(line, axes);
        for (int i = 0; i < line.x().length; i++) {
            double y = axes.y(line.y()[i]);
            double zero = axes.y(Math.max(0, plot.y().from()));
            double gap = wide > 6 ? 1 : 0;
            on.g.fill(new Rectangle2D.Double(
                    axes.x(line.x()[i]) - wide / 2 + gap / 2, Math.min(y, zero), wide - gap, Math.abs(zero - y)));
        }
    }

    private static double barWidth(Line line, PlaneAxes axes) {
        double[] x = line.x();
        return x.length < 2 ? Math.min(40, axes.width) : Math.abs(axes.x(x[1]) - axes.x(x[0]));
    }

    private void marks(Line line, PlaneAxes axes) {
        for (int i = 0; i < line.x().length; i++) {
            double x = axes.x(line.x()[i]);
            double y = axes.y(line.y()[i]);
            on.g.fill(new Ellipse2D.Double(x - MARK, y - MARK, 2 * MARK, 2 * MARK));
        }
    }

    private void spots(Line line, PlaneAxes axes) {
        int stride = Math.max(1, Math.ceilDiv(line.x().length, READ));
        double wide = line.look() == Look.BARS ? barWidth(line, axes) : 0;
        for (int i = 0; i < line.x().length; i += stride) {
            double y = line.y()[i];
            if (Double.isFinite(y)) {
                on.spots.add(new HitRegion(
                        axes.x(line.x()[i]) - wide / 2,
                        wide > 0 ? axes.top : axes.y(y),
                        wide,
                        wide > 0 ? axes.height : 0,
                        text(line, i)));
            }
        }
    }

    private String text(Line line, int i) {
        int place = (int) Math.rint(line.x()[i]);
        String x = place >= 0 && place < plot.xNames().size()
                ? plot.xNames().get(place)
                : plot.xLabel() + " " + ChartNumbers.readOut(line.x()[i]);
        String name = line.name().isEmpty() ? "" : line.name() + ": ";
        return name + x + ", " + plot.yLabel() + " " + ChartNumbers.readOut(line.y()[i]);
    }
}

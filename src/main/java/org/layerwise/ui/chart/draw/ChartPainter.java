package org.layerwise.ui.chart.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.StepAxis;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/** Draws one picture of a chart with JFreeChart. Holds nothing between pictures. */
final class ChartPainter {
    private static final float TICK_SIZE = 10.5f;
    private static final float LABEL_SIZE = 11;
    private static final double LEGEND_WIDTH = 74;

    static {
        // Turned text is text, too: in a file it would else be an outline.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private final DrawRequest drawing;
    private final ChartColors colors;
    private final Font tickFont = BundledFont.REGULAR.awt(TICK_SIZE);
    private final Font labelFont = BundledFont.MEDIUM.awt(LABEL_SIZE);

    private ChartPainter(DrawRequest drawing) {
        this.drawing = drawing;
        colors = ChartColors.of(drawing.theme());
    }

    /**
     * Draws over the whole of {@code image}.
     *
     * @param image of the drawing's size in device pixels. Modified.
     */
    static DrawnChart.Painted paint(DrawRequest drawing, BufferedImage image) {
        Graphics2D g = image.createGraphics();
        try {
            g.scale(drawing.scale(), drawing.scale());
            return paint(drawing, g);
        } finally {
            g.dispose();
        }
    }

    /** Draws from the origin, in the drawing's width and height. {@code g}: hints and transform are modified. */
    static DrawnChart.Painted paint(DrawRequest drawing, Graphics2D g) {
        return new ChartPainter(drawing).paint(g);
    }

    private DrawnChart.Painted paint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(colors.card());
        g.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
        StepAxis steps = StepAxis.of(drawing.options(), drawing.units());
        switch (drawing.spec().form()) {
            case ALONG_STEPS -> {}
            case RIDGES -> {
                if (drawing.model() instanceof HeatModel heat) {
                    return withoutSteps(steps, new RidgePainter(drawing, heat).paint(g));
                }
            }
            case BARS -> {
                if (drawing.model() instanceof GridModel grid && !grid.isEmpty()) {
                    return withoutSteps(
                            steps,
                            StaticPainter.paint(
                                    NewestBars.of(drawing.spec(), grid),
                                    drawing.theme(),
                                    g,
                                    drawing.width(),
                                    drawing.height()));
                }
            }
        }
        Extent extent = Extent.of(drawing.model(), drawing.view(), drawing.options(), steps);
        GridModel rows = drawing.model() instanceof GridModel grid ? grid : null;
        boolean heat = rows != null || drawing.model() instanceof HeatModel;
        AxisScale scale = heat ? AxisScale.LINEAR : drawing.options().yScale();
        FontMetrics ticks = g.getFontMetrics(tickFont);
        FontMetrics labels = g.getFontMetrics(labelFont);

        double bottom = ticks.getHeight() + labels.getHeight() + 10;
        double top = 8;
        double plotHeight = Math.max(20, drawing.height() - bottom - top);
        ChartAxis y = rows == null
                ? vertical(extent, scale, labels, plotHeight)
                : ofRows(rows, extent, ticks, labels, plotHeight);
        double left = y.widestLabel(ticks) + labels.getHeight() + 14;
        double right = heat ? LEGEND_WIDTH : 14;
        double plotWidth = Math.max(20, drawing.width() - left - right);
        ChartAxis x = horizontal(extent, steps, ticks, labels, plotWidth);
        if (!heat) {
            right = Math.max(right, x.overhang(ticks, plotWidth));
        }

        XYPlot plot = plot(x, y, new RectangleInsets(top, 0, 0, right), left, bottom);
        HeatLayer layer = null;
        GridLayer cells = null;
        List<HitRegion> marks = new ArrayList<>();
        switch (drawing.model()) {
            case LineModel lines ->
                plot.addAnnotation(new SeriesLayer(drawing, lines.series(), colors, extent, steps, marks));
            case BandModel bands ->
                plot.addAnnotation(new SeriesLayer(drawing, bands.series(), colors, extent, steps, marks));
            case GridModel model -> {
                cells = new GridLayer(model, extent, drawing.spec().yScale());
                plot.addAnnotation(new XYDataImageAnnotation(
                        cells.image((int) Math.max(1, plotWidth * drawing.scale()), extent, steps, drawing.theme()),
                        x.getLowerBound(),
                        0,
                        x.getRange().getLength(),
                        model.rows().size()));
            }
            case HeatModel model -> {
                layer = new HeatLayer(model, extent);
                plot.addAnnotation(new XYDataImageAnnotation(
                        layer.image((int) Math.max(1, plotWidth * drawing.scale()), steps, drawing.theme()),
                        x.getLowerBound(),
                        extent.yMin(),
                        x.getRange().getLength(),
                        extent.yMax() - extent.yMin()));
            }
        }
        JFreeChart chart = new JFreeChart(null, labelFont, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setAntiAlias(!drawing.live());
        chart.setTextAntiAlias(true);
        chart.getRenderingHints()
                .put(
                        RenderingHints.KEY_STROKE_CONTROL,
                        drawing.live() ? RenderingHints.VALUE_STROKE_NORMALIZE : RenderingHints.VALUE_STROKE_PURE);
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(g, new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        PlotArea drawn =
                new PlotArea(area.getX(), area.getY(), area.getWidth(), area.getHeight(), extent, steps, scale);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        if (layer != null && drawing.model() instanceof HeatModel model) {
            double most = layer.most();
            colorLegend(
                    g,
                    drawn,
                    place -> percent(most * place * place),
                    Texts.get("chart.heat.legend", model.subject()),
                    ticks);
        }
        if (cells != null) {
            colorLegend(g, drawn, cells::label, drawing.spec().yLabel(), ticks);
        }
        return new DrawnChart.Painted(drawn, marks);
    }

    private ChartAxis vertical(Extent extent, AxisScale scale, FontMetrics labels, double length) {
        double room = Math.max(length / 40, Math.min(6, length / 22));
        String label = scale == AxisScale.LOG10
                ? Texts.get("chart.axis.log", drawing.spec().yLabel())
                : drawing.spec().yLabel();
        ChartAxis axis = new ChartAxis(
                fit(label, labels, length),
                scale.place(extent.yMin()),
                scale.place(extent.yMax()),
                AxisTick.atLeastTwo(scale, extent.yMin(), extent.yMax(), scale == AxisScale.LOG10 ? length / 18 : room),
                scale::place);
        dress(axis);
        return axis;
    }

    private ChartAxis horizontal(Extent extent, StepAxis steps, FontMetrics ticks, FontMetrics labels, double length) {
        TickUnits shown = TickUnits.of(steps, extent.xMax(), drawing.spec());
        double from = steps.value(extent.xMin()) / shown.size();
        double to = steps.value(extent.xMax()) / shown.size();
        double unit = AxisTick.unit(to - from, 5);
        double room = ticks.stringWidth(ChartNumbers.tick(to, unit, Math.abs(to))) + 26;
        // There is nothing between two steps.
        double most = steps.unit() == StepUnit.STEP ? Math.min(length / room, to - from) : length / room;
        String label = steps.scale() == AxisScale.LOG10 ? Texts.get("chart.axis.log", shown.label()) : shown.label();
        ChartAxis axis = new ChartAxis(
                fit(label, labels, length),
                steps.place(extent.xMin()),
                steps.place(extent.xMax()),
                steps.unit() == StepUnit.STEP && to - from < 2
                        ? AxisTick.of(steps.scale(), from, to, most)
                        : AxisTick.atLeastTwo(steps.scale(), from, to, most),
                value -> steps.scale().place(value * shown.size()));
        dress(axis);
        return axis;
    }

    private void dress(ChartAxis axis) {
        axis.setTickLabelFont(tickFont);
        axis.setLabelFont(labelFont);
        axis.setTickLabelPaint(colors.muted());
        axis.setLabelPaint(colors.muted());
        axis.setAxisLinePaint(colors.axis());
        axis.setTickMarkPaint(colors.axis());
        axis.setTickLabelInsets(new RectangleInsets(2, 3, 2, 3));
        axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    }

    /** {@code text}, or as much of it as {@code length} has room for, and an ellipsis. */
    static String fit(String text, FontMetrics metrics, double length) {
        if (metrics.stringWidth(text) <= length) {
            return text;
        }
        int end = text.length() - 1;
        while (end > 1 && metrics.stringWidth(text.substring(0, end) + "…") > length) {
            end--;
        }
        return text.substring(0, end).strip() + "…";
    }

    private XYPlot plot(ChartAxis x, ChartAxis y, RectangleInsets insets, double left, double bottom) {
        // Gridlines are drawn only where there is a renderer; the series are drawn as annotations.
        XYPlot plot = new XYPlot(null, x, y, new XYLineAndShapeRenderer());
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        AxisSpace rangeSpace = new AxisSpace();
        rangeSpace.setLeft(left);
        plot.setFixedRangeAxisSpace(rangeSpace);
        AxisSpace domainSpace = new AxisSpace();
        domainSpace.setBottom(bottom);
        plot.setFixedDomainAxisSpace(domainSpace);
        plot.setInsets(insets);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        BasicStroke thin = new BasicStroke(1);
        plot.setDomainGridlinePaint(colors.grid());
        plot.setRangeGridlinePaint(colors.grid());
        plot.setDomainGridlineStroke(thin);
        plot.setRangeGridlineStroke(thin);
        plot.setRangeZeroBaselineVisible(false);
        return plot;
    }

    /** What has no axis of steps has no place for a crosshair or a zoom. */
    private static DrawnChart.Painted withoutSteps(StepAxis steps, List<HitRegion> marks) {
        Extent none = new Extent(Double.NaN, Double.NaN, 0, 1);
        return new DrawnChart.Painted(new PlotArea(0, 0, -1, -1, none, steps, AxisScale.LINEAR), marks);
    }

    /** Names beside their rows, as many as there is room for. */
    private ChartAxis ofRows(GridModel model, Extent extent, FontMetrics ticks, FontMetrics labels, double length) {
        List<String> rows = model.rows();
        int every = (int) Math.max(1, Math.ceil(rows.size() * (ticks.getHeight() + 1) / length));
        List<AxisTick> names = new ArrayList<>();
        for (int row = rows.size() - 1; row >= 0; row--) {
            if (row % every == 0) {
                names.add(new AxisTick(rows.size() - row - 0.5, fit(rows.get(row), ticks, 0.3 * drawing.width())));
            }
        }
        ChartAxis axis = new ChartAxis(
                fit(Texts.get("chart.axis.layer"), labels, length), extent.yMin(), extent.yMax(), names, at -> at);
        dress(axis);
        return axis;
    }

    private void colorLegend(
            Graphics2D g, PlotArea area, DoubleFunction<String> label, String subject, FontMetrics ticks) {
        double x = area.x() + area.width() + 10;
        int height = (int) area.height();
        Theme theme = drawing.theme();
        for (int row = 0; row < height; row++) {
            g.setColor(new Color(ViridisScale.at(1 - (row + 0.5) / height, theme)));
            g.fill(new Rectangle2D.Double(x, area.y() + row, 8, 1));
        }
        g.setColor(colors.muted());
        g.setFont(tickFont);
        double[] places = height > 90 ? new double[] {0, 0.5, 1} : new double[] {0, 1};
        for (double place : places) {
            double baseline =
                    area.y() + (1 - place) * height + (place == 1 ? ticks.getAscent() - 1 : place == 0 ? 0 : 4);
            g.drawString(label.apply(place), (float) (x + 11), (float) baseline);
        }
        FontMetrics metrics = g.getFontMetrics(labelFont);
        String legend = fit(subject, metrics, drawing.height());
        double length = metrics.stringWidth(legend);
        double center = Math.max(length / 2 + 2, area.y() + area.height() / 2);
        AffineTransform before = g.getTransform();
        g.translate(drawing.width() - 5, Math.min(drawing.height() - length / 2 - 2, center));
        g.rotate(-Math.PI / 2);
        g.setFont(labelFont);
        g.drawString(legend, (float) (-length / 2), 0);
        g.setTransform(before);
    }

    static String percent(double share) {
        double percent = 100 * share;
        double unit = percent >= 10 || percent == 0 ? 1 : percent >= 1 ? 0.1 : 0.01;
        return ChartNumbers.tick(percent, unit, Math.max(1, percent)) + "\u202f%";
    }
}

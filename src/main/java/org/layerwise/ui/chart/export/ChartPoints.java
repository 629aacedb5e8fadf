package org.layerwise.ui.chart.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.AtomicFile;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.plot.BarPlot;
import org.layerwise.ui.chart.plot.ColumnPlot;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.HistogramsPlot;
import org.layerwise.ui.chart.plot.ImagesPlot;
import org.layerwise.ui.chart.plot.MatrixPlot;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.PlotSheet;
import org.layerwise.ui.chart.plot.ScatterPlot;
import org.layerwise.ui.chart.plot.SpreadPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.chart.plot.SurfacePlot;

/**
 * The points of a chart as CSV, all of those that it shows, one to a line: {@code series,step,value}, of bands also
 * {@code deviation}; of heat maps {@code from,to,low,high,count} for each bin; of grids {@code from,to,layer,value}.
 */
public final class ChartPoints {
    /** More would be too much for a clipboard. */
    public static final int MOST_COPIED = 200_000;

    private ChartPoints() {}

    /**
     * Writes a file.
     *
     * @throws ProblemException when it cannot be written
     */
    public static void write(ChartDrawing chart, Path file) {
        AtomicFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            new Rows(writer, Integer.MAX_VALUE).of(chart);
            writer.flush();
        });
    }

    /**
     * The same as one text.
     *
     * @throws ProblemException when there are more than {@link #MOST_COPIED}
     */
    public static String text(ChartDrawing chart) {
        StringWriter text = new StringWriter();
        try {
            new Rows(text, MOST_COPIED).of(chart);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes rows, not more than so many. */
    private static final class Rows {
        private final CsvWriter csv;
        private final int most;
        private int written;

        Rows(Writer into, int most) {
            csv = CsvWriter.builder().build(into);
            this.most = most;
        }

        void of(ChartDrawing chart) throws IOException {
            ChartModel model = chart.model().orElse(null);
            StaticPlot plot = chart.plot().orElse(null);
            if (model != null) {
                switch (model) {
                    case LineModel lines -> series(lines.series().shown(), false);
                    case BandModel bands -> series(bands.series().shown(), true);
                    case HeatModel heat -> bins(heat);
                    case GridModel grid -> grid(grid);
                }
            } else if (plot != null) {
                still(plot);
            }
            csv.flush();
        }

        private void still(StaticPlot plot) {
            switch (plot) {
                case ScatterPlot scatter -> points(scatter);
                case BarPlot bars -> bars(bars);
                case MatrixPlot matrix -> cells(matrix);
                case CurvePlot curves -> curves(curves);
                case SpreadPlot spread -> spread(spread);
                case SurfacePlot surface -> plane(surface);
                case ImagesPlot images -> pixels(images);
                case ColumnPlot columns -> columns(columns);
                case HistogramsPlot histograms -> counts(histograms);
                case PlotSheet sheet -> sheet.plots().forEach(this::still);
            }
        }

        private void counts(HistogramsPlot plot) {
            row("name", "low", "high", "count");
            for (HistogramsPlot.Panel panel : plot.panels()) {
                int bins = panel.counts().length;
                double width = (panel.high() - panel.low()) / bins;
                for (int i = 0; i < bins; i++) {
                    double low = panel.low() + i * width;
                    row(panel.name(), number(low), number(low + width), number(panel.counts()[i]));
                }
            }
        }

        private void row(String... cells) {
            if (written++ > most) {
                throw Problem.error(Location.NOWHERE, Message.of("ui.chart.export/too-many-points", most))
                        .toException();
            }
            csv.writeRecord(cells);
        }

        private static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }

        private void series(List<Series> all, boolean band) {
            if (band) {
                row("series", "step", "value", "deviation");
            } else {
                row("series", "step", "value");
            }
            for (Series one : all) {
                int size = one.size();
                for (int i = 0; i < size; i++) {
                    double value = one.middle.value(i);
                    String step = number(one.steps.get(i));
                    if (band) {
                        row(one.name, step, number(value), number(one.upper.value(i) - value));
                    } else {
                        row(one.name, step, number(value));
                    }
                }
            }
        }

        private void bins(HeatModel heat) {
            row("from", "to", "low", "high", "count");
            for (HeatModel.Column column : heat.columns()) {
                double[] counts = column.counts();
                double width = (column.max() - column.min()) / counts.length;
                for (int bin = 0; bin < counts.length; bin++) {
                    double low = column.min() + bin * width;
                    row(
                            number(column.from()),
                            number(column.to()),
                            number(low),
                            number(low + width),
                            number(counts[bin]));
                }
            }
        }

        private void grid(GridModel grid) {
            row("from", "to", "layer", "value");
            for (GridModel.Column column : grid.columns()) {
                for (int i = 0; i < grid.rows().size(); i++) {
                    row(number(column.from()), number(column.to()), grid.rows().get(i), number(column.values()[i]));
                }
            }
        }

        private void points(ScatterPlot scatter) {
            row("group", "name", scatter.xLabel(), scatter.yLabel());
            for (ScatterPlot.Point point : scatter.points()) {
                String group = point.group() < scatter.groups().size()
                        ? scatter.groups().get(point.group())
                        : "";
                row(group, point.name(), number(point.x()), number(point.y()));
            }
        }

        private void bars(BarPlot bars) {
            row("name", bars.xLabel());
            bars.bars().forEach(bar -> row(bar.name(), number(bar.length())));
        }

        private void pixels(ImagesPlot plot) {
            row("picture", "row", "column", plot.legend());
            for (ImagesPlot.Image image : plot.images()) {
                for (int i = 0; i < image.values().length; i++) {
                    row(
                            image.name(),
                            String.valueOf(i / image.width() + 1),
                            String.valueOf(i % image.width() + 1),
                            number(image.values()[i]));
                }
            }
        }

        private void columns(ColumnPlot plot) {
            row(plot.xLabel(), plot.yLabel());
            for (int i = 0; i < plot.names().size(); i++) {
                row(plot.names().get(i), number(plot.values().get(i)));
            }
        }

        private void cells(MatrixPlot matrix) {
            row("row", "column", matrix.texts().isEmpty() ? matrix.legend() : "count");
            for (int i = 0; i < matrix.names().size(); i++) {
                for (int j = 0; j < matrix.names().size(); j++) {
                    String value = matrix.texts().isEmpty()
                            ? number(matrix.values().get(i).get(j))
                            : matrix.texts().get(i).get(j).replace(",", "");
                    row(matrix.names().get(i), matrix.names().get(j), value);
                }
            }
        }

        private void curves(CurvePlot curves) {
            row("line", curves.xLabel(), curves.yLabel());
            for (CurvePlot.Line line : curves.lines()) {
                for (int i = 0; i < line.x().length; i++) {
                    int place = (int) Math.rint(line.x()[i]);
                    String x = place >= 0 && place < curves.xNames().size()
                            ? curves.xNames().get(place)
                            : number(line.x()[i]);
                    row(line.name(), x, number(line.y()[i]));
                }
            }
        }

        private void spread(SpreadPlot spread) {
            row("name", "repeat", spread.xLabel());
            for (SpreadPlot.Bar bar : spread.bars()) {
                for (int i = 0; i < bar.each().length; i++) {
                    row(bar.name(), Integer.toString(i + 1), number(bar.each()[i]));
                }
            }
        }

        private void plane(SurfacePlot surface) {
            int n = surface.points();
            if (surface.isOfClasses()) {
                row(surface.xLabel(), surface.yLabel(), "class", "probability");
            } else {
                row(surface.xLabel(), surface.yLabel(), surface.legend());
            }
            for (int i = 0; i < n * n; i++) {
                String x = number(at(surface.x(), i % n, n));
                String y = number(at(surface.y(), i / n, n));
                String value = number(surface.cells().value()[i]);
                if (surface.isOfClasses()) {
                    row(x, y, surface.groups().get(surface.cells().group()[i]), value);
                } else {
                    row(x, y, value);
                }
            }
        }

        private static double at(PlotRange range, int i, int n) {
            return range.from() + (range.to() - range.from()) * i / (n - 1);
        }
    }
}

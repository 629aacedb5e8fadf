package org.layerwise.ui.chart.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.HistogramsPlot;
import org.layerwise.ui.chart.plot.MatrixPlot;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.PlotSheet;
import org.layerwise.ui.chart.plot.ScatterPlot;
import org.layerwise.ui.chart.plot.SpreadPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.chart.plot.SurfacePlot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The points of plots that do not change, and their pictures. */
@ExtendWith(ApplicationExtension.class)
class StillPlotPointsTest {
    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final ChartWorker worker = new ChartWorker(problems::add);

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        stage.show();
    }

    @AfterEach
    void stop() {
        worker.close();
        assertEquals(List.of(), problems);
    }

    /** The points, and that a picture with the words can be written. */
    private List<String> points(StaticPlot plot, String... words) throws Exception {
        ChartDrawing drawing = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {
            StaticChart chart = new StaticChart(worker);
            chart.show(plot);
            return ChartDrawing.of(chart).orElseThrow();
        }));
        Path file = folder.resolve("plot.svg");
        ChartFile.write(drawing, new PictureSpec(PictureFormat.SVG, 700, 500), file);
        String svg = Files.readString(file);
        for (String word : words) {
            assertTrue(svg.contains(word), word);
        }
        return ChartPoints.text(drawing).lines().toList();
    }

    @Test
    void aMatrixWithTextsHasCounts() throws Exception {
        MatrixPlot plot = new MatrixPlot(
                "Confusion",
                "share",
                List.of("a", "b"),
                List.of(List.of(0.75, 0.25), List.of(0.0, 1.0)),
                false,
                "actual",
                "predicted",
                List.of(List.of("3,000", "1,000"), List.of("0", "7")));
        assertEquals(
                List.of("row,column,count", "a,a,3000", "a,b,1000", "b,a,0", "b,b,7"),
                points(plot, "actual", "predicted", "3,000"));
    }

    @Test
    void curvesHaveALineForEachPoint() throws Exception {
        CurvePlot plot = new CurvePlot(
                "ROC",
                "false",
                "true",
                List.of(
                        new CurvePlot.Line(
                                "a", new double[] {0, 0.5, 1}, new double[] {0, 0.9, 1}, 0, CurvePlot.Look.LINE),
                        new CurvePlot.Line("", new double[] {0, 1}, new double[] {0, 1}, 0, CurvePlot.Look.REFERENCE)),
                PlotRange.SHARE,
                PlotRange.SHARE,
                List.of());
        assertEquals(List.of("line,false,true", "a,0,0", "a,0.5,0.9", "a,1,1", ",0,0", ",1,1"), points(plot, "ROC"));
        CurvePlot named = new CurvePlot(
                "Islands",
                "island",
                "share",
                List.of(new CurvePlot.Line("", new double[] {0, 1}, new double[] {0.2, 0.4}, 0, CurvePlot.Look.MARKED)),
                new PlotRange(-0.5, 1.5),
                PlotRange.SHARE,
                List.of("Biscoe", "Dream"));
        assertEquals(List.of("line,island,share", ",Biscoe,0.2", ",Dream,0.4"), points(named, "Biscoe", "Dream"));
    }

    @Test
    void histogramsHaveALineForEachBinAndSheetsHaveAllTheirPlots() throws Exception {
        HistogramsPlot plot = new HistogramsPlot(
                "Outputs",
                "output",
                List.of(new HistogramsPlot.Panel("dense1", "σ 0.5", new float[] {3, 1}, -1, 1)),
                new PlotRange(-1, 1));
        List<String> lines = List.of("name,low,high,count", "dense1,-1,0,3", "dense1,0,1,1");
        assertEquals(lines, points(plot, "dense1", "σ 0.5", "output"));
        PlotSheet sheet = new PlotSheet("All", 2, List.of(plot, plot));
        assertEquals(2 * lines.size(), points(sheet, "dense1", "Outputs").size());
    }

    @Test
    void spreadsHaveALineForEachValue() throws Exception {
        SpreadPlot plot = new SpreadPlot(
                "Importance",
                "drop",
                List.of(
                        new SpreadPlot.Bar("x", 0.5, new double[] {0.4, 0.6}, "0.5 ± 0.1"),
                        new SpreadPlot.Bar("y", -0.1, new double[] {-0.1}, "−0.1")),
                0);
        assertEquals(List.of("name,repeat,drop", "x,1,0.4", "x,2,0.6", "y,1,-0.1"), points(plot, "0.5 ± 0.1", "−0.1"));
    }

    @Test
    void planesHaveALineForEachPoint() throws Exception {
        SurfacePlot plot = new SurfacePlot(
                "Boundary",
                "a",
                "b",
                List.of("no", "yes"),
                2,
                new SurfacePlot.Cells(new int[] {0, 1, 1, 0}, new double[] {0.9, 0.6, 0.7, 1}),
                new PlotRange(-1, 1),
                new PlotRange(0, 10),
                "pale",
                List.of(new SurfacePlot.Mark(0, 5, 1, Double.NaN, "row 1", 0)));
        assertEquals(
                List.of("a,b,class,probability", "-1,0,no,0.9", "1,0,yes,0.6", "-1,10,yes,0.7", "1,10,no,1"),
                points(plot, "Boundary", "yes"));
    }

    @Test
    void aGuideLiesWithinTheAxes() throws Exception {
        ScatterPlot plot = new ScatterPlot(
                "Predicted",
                "actual",
                "predicted",
                List.of(),
                List.of(new ScatterPlot.Point(1, 2, 0, "row 1", 0)),
                new ScatterPlot.Guide(-50, -50, 50, 50));
        assertEquals(List.of("group,name,actual,predicted", ",row 1,1,2"), points(plot, "−40", "40"));
    }
}

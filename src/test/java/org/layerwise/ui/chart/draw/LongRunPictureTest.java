package org.layerwise.ui.chart.draw;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.StepUnits;
import org.layerwise.ui.fx.Theme;

/** Ten million points in one picture: what happened in one step of them is seen at every zoom. */
class LongRunPictureTest {
    private static final ChartSpec SPEC = new ChartSpec("Loss", "step", "loss");
    private static final int POINTS = 10_000_000;
    private static final int SPIKE = 6_543_210;
    private static final double HEIGHT = 40;
    private static LineModel model;

    @BeforeAll
    static void fill() {
        RandomStream random = new RandomStream(4);
        model = new LineModel();
        for (int step = 1; step <= POINTS; step++) {
            model.append("loss", step, step == SPIKE ? HEIGHT : 1 + 0.2 * random.nextDouble());
        }
    }

    private static DrawRequest request(ChartViewport view, ChartOptions options, boolean live) {
        return new DrawRequest(SPEC, model, view, options, StepUnits.NONE, false, Theme.LIGHT, 420, 260, 1, live);
    }

    private static void assertSeen(ChartViewport view, ChartOptions options, boolean live) {
        BufferedImage picture = new BufferedImage(420, 260, BufferedImage.TYPE_INT_ARGB_PRE);
        PlotArea area =
                ChartPainter.paint(request(view, options, live), picture).area();
        int wanted = ChartColors.of(Theme.LIGHT).series(0).getRGB();
        int x = (int) Math.round(area.toX(SPIKE));
        int seen = 0;
        // Where steps are wider than pixels the line leans.
        int reach = 3 + (int) (area.toX(SPIKE + 1) - area.toX(SPIKE));
        // Between the other points and the tip, where nothing else is drawn.
        int top = (int) area.toY(HEIGHT);
        int bottom = (int) area.toY(3);
        for (int y = top + 2; y < bottom - 1; y++) {
            for (int near = x - reach; near <= x + reach; near++) {
                if (near >= 0 && near < 420 && isLike(picture.getRGB(near, y), wanted)) {
                    seen++;
                    break;
                }
            }
        }
        assertTrue(
                seen > 0.9 * (bottom - top - 3),
                "of the spike's " + (bottom - top) + " rows " + seen + " are drawn: " + view + ", live " + live);
    }

    /** Also where the line is drawn smoothly. */
    private static boolean isLike(int rgb, int wanted) {
        return (rgb >> 16 & 0xFF) < ((wanted >> 16 & 0xFF) + 255) / 2 && (rgb & 0xFF) > (rgb >> 16 & 0xFF) + 20;
    }

    @Test
    void aSpikeOfOneStepIsSeenAtEveryZoom() {
        ChartOptions options = ChartOptions.of(SPEC);
        for (boolean live : new boolean[] {true, false}) {
            assertSeen(ChartViewport.ALL, options, live);
            for (double span = POINTS / 2.0; span >= 4; span /= 3) {
                for (double place : new double[] {0.03, 0.31, 0.5, 0.97}) {
                    double from = SPIKE - place * span;
                    assertSeen(ChartViewport.ALL.withX(from, from + span), options, live);
                }
            }
        }
    }

    @Test
    void itIsSeenOnLogarithmicAxesAndBehindARunningMean() {
        ChartOptions options = ChartOptions.of(SPEC);
        assertSeen(ChartViewport.ALL, options.withYScale(AxisScale.LOG10), true);
        assertSeen(ChartViewport.ALL, options.withXScale(AxisScale.LOG10), true);
        BufferedImage picture = new BufferedImage(420, 260, BufferedImage.TYPE_INT_ARGB_PRE);
        PlotArea area = ChartPainter.paint(request(ChartViewport.ALL, options.withSmoothing(0.99), true), picture)
                .area();
        int x = (int) Math.round(area.toX(SPIKE));
        int y = (int) area.toY(20);
        boolean seen = false;
        for (int near = x - 3; near <= x + 3; near++) {
            seen |= (picture.getRGB(near, y) >> 16 & 0xFF) < 230;
        }
        assertTrue(seen, "the values behind the mean have the spike");
    }

    @Test
    void leftOutOfTheRangeItIsATriangle() {
        BufferedImage picture = new BufferedImage(420, 260, BufferedImage.TYPE_INT_ARGB_PRE);
        DrawnChart.Painted painted = ChartPainter.paint(
                request(ChartViewport.ALL, ChartOptions.of(SPEC).withClipOutliers(true), true), picture);
        assertTrue(painted.area().extent().yMax() < 3);
        assertTrue(
                painted.marks().stream().anyMatch(mark -> mark.text().equals("loss: 40, above the axis")),
                painted.marks().toString());
    }
}

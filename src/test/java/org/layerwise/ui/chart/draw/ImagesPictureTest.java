package org.layerwise.ui.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwise.ui.chart.plot.ColumnPlot;
import org.layerwise.ui.chart.plot.ImagesPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.Theme;

/** Pictures of numbers and upright bars: where each value is, in which color. */
class ImagesPictureTest {
    private final BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB_PRE);

    private List<HitRegion> paint(StaticPlot plot) {
        return StaticPainter.paint(plot, Theme.DARK, 1, image);
    }

    private static ImagesPlot.Image picture(String name, float... values) {
        return new ImagesPlot.Image(name, 2, values.length / 2, values);
    }

    private Color at(HitRegion spot) {
        return new Color(image.getRGB((int) (spot.x() + spot.width() / 2), (int) (spot.y() + spot.height() / 2)));
    }

    @Test
    void allPicturesHaveOneScaleAboutZero() {
        ImagesPlot plot = ImagesPlot.of(
                "Filters", "weight", List.of(picture("1", 2, 0, -1, -2), picture("2", 0, Float.NaN, 1, 2)));
        assertEquals(ImagesPlot.Coloring.DIVERGING, plot.coloring());
        assertEquals(List.of(-2.0, 2.0), List.of(plot.low(), plot.high()));

        List<HitRegion> spots = paint(plot);

        assertEquals(
                List.of(
                        "1 (1, 1): 2",
                        "1 (1, 2): 0",
                        "1 (2, 1): −1",
                        "1 (2, 2): −2",
                        "2 (1, 1): 0",
                        "2 (1, 2): NaN",
                        "2 (2, 1): 1",
                        "2 (2, 2): 2"),
                spots.stream().map(HitRegion::text).toList());
        assertEquals(at(spots.get(0)), at(spots.get(7)), "the same weight has the same color in every picture");
        assertEquals(at(spots.get(1)), at(spots.get(4)));
        assertTrue(at(spots.get(0)).getRed() > at(spots.get(0)).getBlue() + 60, "what is positive is orange");
        assertTrue(at(spots.get(3)).getBlue() > at(spots.get(3)).getRed() + 60, "what is negative is blue");
        assertEquals(new Color(0x0D1117), at(spots.get(5)), "where there is no weight the card is seen");
    }

    @Test
    void whatIsNeverNegativeGoesFromZeroToItsLargest() {
        ImagesPlot plot = ImagesPlot.of("Maps", "output", List.of(picture("1", 0, 1, 2, 3)));
        assertEquals(List.of(0.0, 3.0), List.of(plot.low(), plot.high()));
        assertEquals(ImagesPlot.Coloring.ORDERED, plot.coloring());
        List<HitRegion> spots = paint(plot);
        assertTrue(brightness(at(spots.get(3))) > brightness(at(spots.get(0))) + 60);
    }

    private static int brightness(Color color) {
        return color.getRed() + color.getGreen() + color.getBlue();
    }

    @Test
    void aHeatMapFillsTheRoomAndNamesItsAxes() {
        ImagesPlot plot = ImagesPlot.diverging("Weights", "weight", List.of(picture("w", 1, 0, 0, 1, 0, 1)), 1)
                .withAxes("input", "unit");
        List<HitRegion> spots = paint(plot);
        assertEquals("input 2, unit 3: 1", spots.getLast().text());
        assertTrue(spots.getFirst().width() > 80 && spots.getFirst().height() > 100, spots.toString());
    }

    @Test
    void manyPicturesAreReadOutOneByOne() {
        List<ImagesPlot.Image> many = IntStream.range(0, 64)
                .mapToObj(i -> new ImagesPlot.Image(String.valueOf(i + 1), 28, 28, new float[784]))
                .toList();
        List<HitRegion> spots = paint(ImagesPlot.diverging("Units", "weight", many, 1));
        assertEquals(64, spots.size());
        assertEquals("64: 0 … 0", spots.getLast().text());
        for (HitRegion spot : spots) {
            assertTrue(spot.x() >= 0 && spot.x() + spot.width() <= 340 && spot.y() + spot.height() <= 300, spot.text());
        }
    }

    @Test
    void barsGoUpAndDownFromZero() {
        List<HitRegion> spots =
                paint(new ColumnPlot("Outputs", "unit", "output", List.of("1", "2", "3"), List.of(1.0, -1.0, 0.5)));
        assertEquals(
                List.of("1: 1", "2: −1", "3: 0.5"),
                spots.stream().map(HitRegion::text).toList());
        HitRegion up = spots.get(0);
        HitRegion down = spots.get(1);
        Color above = new Color(image.getRGB((int) (up.x() + up.width() / 2), (int) (up.y() + up.height() / 4)));
        Color below =
                new Color(image.getRGB((int) (down.x() + down.width() / 2), (int) (down.y() + down.height() * 3 / 4)));
        assertTrue(above.getRed() > above.getBlue() + 60, above.toString());
        assertTrue(below.getBlue() > below.getRed() + 60, below.toString());
    }
}

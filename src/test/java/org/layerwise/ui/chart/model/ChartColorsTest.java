package org.layerwise.ui.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.ui.fx.Theme;

/**
 * Colors as eyes see them that lack one kind of cone: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", 2009, severity 1. Distances are those of CIEDE2000 (Sharma, Wu and Dalal, 2005).
 */
class ChartColorsTest {
    private static final double LEAST_DISTANCE = 12;

    private static final List<Eyes> ALL_EYES = List.of(
            new Eyes("all cones", List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)),
            new Eyes(
                    "protanopia",
                    List.of(
                            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                            1.051998)),
            new Eyes(
                    "deuteranopia",
                    List.of(
                            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                            0.968881)),
            new Eyes(
                    "tritanopia",
                    List.of(
                            1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                            0.303900)));

    /** @param matrix each row: from linear red, green, blue to one of them */
    private record Eyes(String name, List<Double> matrix) {
        /** The color in CIELAB, D65. */
        double[] see(Color color) {
            double[] linear = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
            double[] seen = new double[3];
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    seen[row] += matrix.get(3 * row + column) * linear[column];
                }
                seen[row] = Math.clamp(seen[row], 0, 1);
            }
            return lab(seen);
        }
    }

    private static double linear(int component) {
        double share = component / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double[] lab(double[] rgb) {
        double x = curve((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = curve(luminance(rgb));
        double z = curve((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double luminance(double[] rgb) {
        return 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    }

    private static double curve(double t) {
        return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
    }

    private static double distance(double[] one, double[] other) {
        double mean = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
        double stretch = 1.5 - 0.5 * Math.sqrt(Math.pow(mean, 7) / (Math.pow(mean, 7) + Math.pow(25, 7)));
        double chroma1 = Math.hypot(stretch * one[1], one[2]);
        double chroma2 = Math.hypot(stretch * other[1], other[2]);
        double hue1 = hue(stretch * one[1], one[2]);
        double hue2 = hue(stretch * other[1], other[2]);
        double lightness = other[0] - one[0];
        double chroma = chroma2 - chroma1;
        boolean gray = chroma1 * chroma2 == 0;
        double turn = gray ? 0 : (hue2 - hue1 + 540) % 360 - 180;
        double hue = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(turn / 2));
        double meanHue = gray ? hue1 + hue2 : ((hue1 + turn / 2) + 360) % 360;
        double meanLightness = (one[0] + other[0]) / 2;
        double meanChroma = (chroma1 + chroma2) / 2;
        double t = 1
                - 0.17 * cos(meanHue - 30)
                + 0.24 * cos(2 * meanHue)
                + 0.32 * cos(3 * meanHue + 6)
                - 0.20 * cos(4 * meanHue - 63);
        double off = Math.pow(meanLightness - 50, 2);
        double byLightness = lightness / (1 + 0.015 * off / Math.sqrt(20 + off));
        double byChroma = chroma / (1 + 0.045 * meanChroma);
        double byHue = hue / (1 + 0.015 * meanChroma * t);
        double rotation = -2
                * Math.sqrt(Math.pow(meanChroma, 7) / (Math.pow(meanChroma, 7) + Math.pow(25, 7)))
                * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((meanHue - 275) / 25, 2))));
        return Math.sqrt(byLightness * byLightness + byChroma * byChroma + byHue * byHue + rotation * byChroma * byHue);
    }

    private static double hue(double a, double b) {
        return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 2.5, 0, 73, 25, -18, 27.1492",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
        "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
    })
    void distancesAreThoseOfThePaper(
            double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        assertEquals(expected, distance(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}), 1e-4);
    }

    @Test
    void theFirstEightColorsAreToldApartByAnyEyes() {
        for (Theme theme : Theme.values()) {
            ChartColors colors = ChartColors.of(theme);
            for (Eyes eyes : ALL_EYES) {
                for (int i = 0; i < ChartColors.COUNT; i++) {
                    for (int j = 0; j < i; j++) {
                        double found = distance(eyes.see(colors.series(i)), eyes.see(colors.series(j)));
                        assertTrue(
                                found >= LEAST_DISTANCE,
                                theme + ", " + eyes.name() + ": series " + j + " and " + i + " differ by " + found);
                    }
                }
            }
        }
    }

    @Test
    void everyColorContrastsWithTheCard() {
        for (Theme theme : Theme.values()) {
            ChartColors colors = ChartColors.of(theme);
            for (Color series : colors.series()) {
                double one = brightness(series);
                double card = brightness(colors.card());
                double contrast = (Math.max(one, card) + 0.05) / (Math.min(one, card) + 0.05);
                assertTrue(contrast >= 2.6, theme + ", " + series + ": contrast " + contrast);
            }
        }
    }

    private static double brightness(Color color) {
        return luminance(new double[] {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())});
    }
}

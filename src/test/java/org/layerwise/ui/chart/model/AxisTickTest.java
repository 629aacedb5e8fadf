package org.layerwise.ui.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.RandomStream;

class AxisTickTest {

    private static List<String> labels(AxisScale scale, double min, double max, double most) {
        return AxisTick.of(scale, min, max, most).stream()
                .map(AxisTick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Test
    void evenTicksAreOfOneLength() {
        assertEquals(List.of("0", "0.5", "1.0", "1.5", "2.0"), labels(AxisScale.LINEAR, 0, 2.1, 6));
        assertEquals(List.of("−10", "0", "10"), labels(AxisScale.LINEAR, -12, 13, 4));
    }

    @Test
    void anAxisOfValuesHasTwoTicksAlsoWhereOneWouldBeEnough() {
        assertEquals(1, AxisTick.of(AxisScale.LINEAR, 0.21, 0.79, 1).size());
        for (double[] range : new double[][] {{0.21, 0.79}, {-0.4, 0.9}, {1.01, 1.09}, {-7e-5, 6e-5}}) {
            assertTrue(
                    AxisTick.atLeastTwo(AxisScale.LINEAR, range[0], range[1], 1).size() >= 2, range[0] + " …");
        }
        assertEquals(AxisTick.of(AxisScale.LINEAR, 0, 2.1, 6), AxisTick.atLeastTwo(AxisScale.LINEAR, 0, 2.1, 6));
    }

    @Test
    void decadesAreLabeledByTheirPowers() {
        assertEquals(List.of("10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²"), labels(AxisScale.LOG10, 5e-6, 2e-2, 6));
        assertEquals(List.of("10⁻⁸", "10⁻⁴", "10⁰"), labels(AxisScale.LOG10, 1e-10, 1, 3));
    }

    @Test
    void lessThanTwoDecadesAreLabeledBetweenThePowers() {
        assertEquals(List.of("0.05", "0.1", "0.2", "0.5", "1", "2"), labels(AxisScale.LOG10, 0.04, 3, 6));
        assertEquals(
                List.of("0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"),
                labels(AxisScale.LOG10, 0.15, 0.95, 9));
    }

    @Test
    void aSmallPartOfADecadeHasEvenTicks() {
        assertEquals(List.of("0.8", "1.0", "1.2", "1.4", "1.6"), labels(AxisScale.LOG10, 0.68, 1.75, 6));
    }

    @Test
    void smallTicksAreAllDigits() {
        List<AxisTick> ticks = AxisTick.of(AxisScale.LOG10, 1, 100, 3);
        assertEquals(19, ticks.size());
        assertEquals(List.of("10⁰", "10¹", "10²"), labels(AxisScale.LOG10, 1, 100, 3));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.05", "0.011, 0.0112", "3, 8", "0.9, 1.1", "9, 11", "1e-7, 2e-7", "2e3, 3e6", "1e-300, 1e300"})
    void aLogarithmicAxisHasAtLeastThreeLabels(double min, double max) {
        for (double most = 1; most < 12; most++) {
            List<String> labels = labels(AxisScale.LOG10, min, max, most);
            assertTrue(labels.size() >= 3 && labels.size() <= 22, min + " … " + max + ": " + labels);
            assertEquals(labels.size(), labels.stream().distinct().count(), "no label twice: " + labels);
        }
    }

    @Test
    void anyLogarithmicAxisHasAtLeastThreeLabels() {
        RandomStream random = new RandomStream(7);
        for (int i = 0; i < 2_000; i++) {
            double min = Math.pow(10, 8 * random.nextGaussian());
            double max = min * (1 + Math.pow(10, 2 * random.nextGaussian()));
            List<AxisTick> ticks = AxisTick.of(AxisScale.LOG10, min, max, 6);
            assertTrue(ticks.stream().filter(AxisTick::isMajor).count() >= 3, min + " … " + max + ": " + ticks);
            for (int t = 1; t < ticks.size(); t++) {
                assertTrue(ticks.get(t - 1).value() < ticks.get(t).value(), "they ascend");
            }
        }
    }
}

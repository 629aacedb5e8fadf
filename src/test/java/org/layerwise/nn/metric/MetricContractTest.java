package org.layerwise.nn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.nn.metric.MetricValue.Known;
import org.layerwise.nn.metric.MetricValue.Unknown;

/** What every metric keeps to, for two classes, for seven, and for numbers. */
class MetricContractTest {
    private static final int ROWS = 101;
    private static final double SCALE = 2.5;

    /**
     * A metric with something to measure.
     *
     * @param classes 0 for numbers
     */
    record Case(MetricSpec metric, int classes) {
        Tally tally() {
            return switch (metric) {
                case ClassMetric classMetric -> classMetric.tally(classes);
                case ValueMetric valueMetric -> valueMetric.tally(SCALE);
            };
        }

        int columns() {
            return classes <= 2 ? 1 : classes;
        }
    }

    static Stream<Case> cases() {
        return Catalog.of(MetricSpec.class).kinds().stream()
                .map(KindInfo::withDefaults)
                .flatMap(metric -> switch (metric) {
                    case ClassMetric classMetric ->
                        IntStream.of(2, 7).filter(classMetric::suits).mapToObj(classes -> new Case(metric, classes));
                    case ValueMetric valueMetric -> Stream.of(new Case(metric, 0));
                });
    }

    /** Some rows with their targets; predictions are rounded, so that there are ties. */
    private record Data(FMatrixRMaj predictions, FMatrixRMaj targets) {
        static Data of(Case it) {
            RandomStream random = new Seed(3).stream("metrics");
            FMatrixRMaj predictions = new FMatrixRMaj(ROWS, it.columns());
            FMatrixRMaj targets = new FMatrixRMaj(ROWS, it.columns());
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < it.columns(); j++) {
                    predictions.data[i * it.columns() + j] = Math.round(8 * random.nextFloat()) / 8f;
                }
                if (it.classes() > 2) {
                    targets.data[i * it.classes() + random.nextInt(it.classes())] = 1;
                } else {
                    targets.data[i] = it.classes() == 2 ? random.nextInt(2) : (float) random.nextGaussian();
                }
            }
            return new Data(predictions, targets);
        }

        Data rows(int... order) {
            return new Data(rows(predictions, order), rows(targets, order));
        }

        private static FMatrixRMaj rows(FMatrixRMaj matrix, int... order) {
            FMatrixRMaj picked = new FMatrixRMaj(order.length, matrix.numCols);
            for (int i = 0; i < order.length; i++) {
                System.arraycopy(
                        matrix.data, order[i] * matrix.numCols, picked.data, i * matrix.numCols, matrix.numCols);
            }
            return picked;
        }

        Data inParts(Tally tally, int size) {
            for (int from = 0; from < predictions.numRows; from += size) {
                Data part = rows(IntStream.range(from, Math.min(from + size, predictions.numRows))
                        .toArray());
                tally.add(part.predictions, part.targets);
            }
            return this;
        }
    }

    private static void assertSame(Tally expected, Tally actual) {
        assertSame(expected.value(), actual.value());
        assertEquals(expected.perClass().size(), actual.perClass().size());
        for (int c = 0; c < expected.perClass().size(); c++) {
            assertSame(expected.perClass().get(c), actual.perClass().get(c));
        }
    }

    private static void assertSame(MetricValue expected, MetricValue actual) {
        double value = assertInstanceOf(Known.class, expected).value();
        assertEquals(value, assertInstanceOf(Known.class, actual).value(), 1e-12 * Math.abs(value));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neitherOrderNorPartsMatter(Case it) {
        Data data = Data.of(it);
        Tally whole = it.tally();
        data.inParts(whole, ROWS);
        Tally parts = it.tally();
        data.inParts(parts, 7);
        assertSame(whole, parts);
        int[] order = IntStream.range(0, ROWS).toArray();
        new Seed(4).stream("order").shuffle(order);
        Tally shuffled = it.tally();
        data.rows(order).inParts(shuffled, 16);
        assertSame(whole, shuffled);
        assertTrue(
                Math.abs(((Known) whole.value()).value() - it.metric().best()) > 0.01,
                "these predictions are not perfect");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void perfectPredictionsHaveTheBestValue(Case it) {
        FMatrixRMaj targets = Data.of(it).targets();
        Tally tally = it.tally();
        tally.add(targets, targets);
        assertEquals(new Known(it.metric().best()), tally.value());
        tally.perClass().forEach(each -> assertEquals(new Known(it.metric().best()), each));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void worsePredictionsAreWorse(Case it) {
        Data data = Data.of(it);
        FMatrixRMaj better = data.predictions().copy();
        for (int i = 0; i < better.data.length; i++) {
            better.data[i] += 0.6f * (data.targets().data[i] - better.data[i]);
        }
        Tally good = it.tally();
        good.add(better, data.targets());
        Tally bad = it.tally();
        bad.add(data.predictions(), data.targets());
        double gain = ((Known) good.value()).value() - ((Known) bad.value()).value();
        assertTrue(it.metric().isLargerBetter() ? gain > 0 : gain < 0, "by " + gain);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ofNoRowsItIsUnknown(Case it) {
        assertEquals(new Unknown("there are no rows"), it.tally().value());
        it.tally().perClass().forEach(each -> assertInstanceOf(Unknown.class, each));
        FMatrixRMaj none = new FMatrixRMaj(0, it.columns());
        Tally tally = it.tally();
        tally.add(none, none);
        assertEquals(new Unknown("there are no rows"), tally.value());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isANumberOrSaysWhyNotWhateverComes(Case it) {
        Data data = Data.of(it);
        Data one = data.rows(5);
        Tally single = it.tally();
        single.add(one.predictions(), one.targets());
        assertSaid(single);
        FMatrixRMaj broken = data.predictions().copy();
        broken.data[3] = Float.NaN;
        Tally spoilt = it.tally();
        spoilt.add(broken, data.targets());
        assertSaid(spoilt);
    }

    private static void assertSaid(Tally tally) {
        Stream.concat(Stream.of(tally.value()), tally.perClass().stream()).forEach(value -> {
            switch (value) {
                case Known known -> assertTrue(Double.isFinite(known.value()));
                case Unknown unknown -> assertTrue(unknown.why().length() > 10, unknown.why());
            }
        });
    }

    private static Tally binary(ClassMetric metric, float[] predictions, float[] targets) {
        Tally tally = metric.tally(2);
        tally.add(
                new FMatrixRMaj(predictions.length, 1, true, predictions),
                new FMatrixRMaj(targets.length, 1, true, targets));
        return tally;
    }

    @Test
    void areaWithTies() {
        Tally tally =
                binary(new RocAuc(), new float[] {.1f, .5f, .5f, .5f, .9f, 0, -0f}, new float[] {0, 0, 1, 1, 1, 1, 0});
        // pairs won by .5: twice over .1 and −0, half over .5; by .9: three; by 0: half over −0
        assertEquals(new Known((2.5 + 2.5 + 3 + 0.5) / 12), tally.value());
        assertEquals(List.of(tally.value(), tally.value()), tally.perClass());
    }

    @Test
    void areaOfOneClassIsUnknown() {
        Unknown why = new Unknown("all rows are of one class");
        assertEquals(
                why,
                binary(new RocAuc(), new float[] {.1f, .7f}, new float[] {1, 1}).value());
        assertEquals(
                why,
                binary(new RocAuc(), new float[] {.1f, .7f}, new float[] {0, 0}).value());
        Tally three = new RocAuc().tally(3);
        three.add(
                new FMatrixRMaj(2, 3, true, .5f, .25f, .25f, .5f, .5f, 0),
                new FMatrixRMaj(2, 3, true, 0, 1, 0, 0, 1, 0));
        assertEquals(why, three.value());
        assertEquals(
                List.of(
                        new Unknown("no row is of it; the mean leaves it out"),
                        new Unknown("no row is of another class; the mean leaves it out"),
                        new Unknown("no row is of it; the mean leaves it out")),
                three.perClass());
    }

    @Test
    void aCertainMistakeCostsAFiniteLogLoss() {
        Tally tally = binary(new LogLoss(), new float[] {0, 1}, new float[] {1, 1});
        assertEquals(new Known(-Math.log(1e-15) / 2), tally.value());
    }

    @Test
    void ofEquallyLikelyClassesTheFirstIsAhead() {
        Tally two = new TopK(2).tally(3);
        float third = 1 / 3f;
        two.add(
                new FMatrixRMaj(3, 3, true, third, third, third, third, third, third, third, third, third),
                new FMatrixRMaj(3, 3, true, 1, 0, 0, 0, 1, 0, 0, 0, 1));
        assertEquals(new Known(2 / 3.0), two.value());
    }

    @Test
    void aClassThatIsNeverPredictedCountsAsNothingInTheMean() {
        Tally tally = binary(new Precision(), new float[] {.1f, .2f, .3f, .4f}, new float[] {0, 0, 0, 1});
        assertEquals(
                List.of(new Known(0.75), new Unknown("no row is predicted as it; the mean counts it as 0")),
                tally.perClass());
        assertEquals(new Known(0.375), tally.value());
    }
}

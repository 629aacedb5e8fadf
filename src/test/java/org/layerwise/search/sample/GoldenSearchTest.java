package org.layerwise.search.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.nn.Golden;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.ChoiceRange;
import org.layerwise.search.space.IntegerRange;
import org.layerwise.search.space.SearchCondition;
import org.layerwise.search.space.SearchParameter;
import org.layerwise.search.space.SearchRangeText;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpacePoints;
import org.layerwise.search.space.UniformRange;
import tools.jackson.databind.JsonNode;

/** What samplers are made of, beside SciPy, NumPy and scikit-learn ({@code golden/search.py}). */
class GoldenSearchTest {
    private static final JsonNode GOLDEN = Golden.file("search");
    private static final double SCALE = 0x1p-32;

    @Test
    void sobolPointsAreSciPys() {
        JsonNode golden = GOLDEN.get("sobol");
        long[] point = new long[golden.get("dimensions").intValue()];
        assertEquals(64, golden.get("points").size());
        for (int i = 0; i < golden.get("points").size(); i++) {
            SobolSequence.point(i, point);
            for (int d = 0; d < point.length; d++) {
                assertEquals(golden.get("points").get(i).get(d).doubleValue(), point[d] * SCALE, i + ", " + d);
            }
        }
        long[] wide = new long[SobolSequence.MOST_DIMENSIONS];
        SobolSequence.point(golden.get("wide").get("index").longValue(), wide);
        for (int d = 0; d < wide.length; d++) {
            assertEquals(golden.get("wide").get("point").get(d).doubleValue(), wide[d] * SCALE, "dimension " + d);
        }
    }

    static Stream<JsonNode> histories() {
        return GOLDEN.get("parzen").valueStream();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void theRatioOfDensitiesIsNumPys(JsonNode golden) {
        List<SearchParameter> parameters = List.of(
                new SearchParameter("a", new UniformRange(0, 1)),
                new SearchParameter("b", new IntegerRange(1, 5)),
                new SearchParameter("c", (ChoiceRange) SearchRangeText.parse("x,y,z", "c")),
                new SearchParameter("d", new UniformRange(0, 1)));
        SearchCondition condition = new SearchCondition(
                "d", "c", ((ChoiceRange) parameters.get(2).range()).values().subList(1, 3));
        boolean isConditional = golden.get("history").size() == 300;
        SpacePoints points =
                new SpacePoints(new SearchSpace(parameters, isConditional ? List.of(condition) : List.of(), List.of()));
        List<TrialResult> trials = new ArrayList<>();
        for (int i = 0; i < golden.get("history").size(); i++) {
            trials.add(new TrialResult(
                    i,
                    points.proposal(point(golden.get("history").get(i))),
                    TrialOutcome.COMPLETED,
                    List.of(golden.get("losses").get(i).doubleValue()),
                    List.of()));
        }
        TpeSampler.Densities densities =
                TpeSampler.Densities.of(points, new History(List.of(SearchObjective.VALIDATION_LOSS), trials));
        for (int i = 0; i < golden.get("points").size(); i++) {
            double expected = golden.get("scores").get(i).doubleValue();
            assertEquals(expected, densities.score(point(golden.get("points").get(i))), 1e-4, "point " + i);
        }
    }

    private static double[] point(JsonNode list) {
        double[] point = new double[list.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = list.get(i).isNull() ? Double.NaN : list.get(i).doubleValue();
        }
        return point;
    }

    static Stream<JsonNode> processes() {
        return GOLDEN.get("processes").valueStream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void processesAreThoseOfScikitLearn(JsonNode golden) {
        double[] values = Golden.doubles(golden.get("values"));
        GaussianProcess process = GaussianProcess.given(
                        golden.get("points")
                                .valueStream()
                                .map(GoldenSearchTest::point)
                                .toArray(double[][]::new),
                        values,
                        Golden.doubles(golden.get("scales")),
                        golden.get("signal").doubleValue(),
                        golden.get("noise").doubleValue())
                .orElseThrow();
        double best = java.util.Arrays.stream(values).min().orElseThrow();
        assertEquals(golden.get("logLikelihood").doubleValue(), process.logLikelihood(), 1e-7);
        for (int i = 0; i < golden.get("asked").size(); i++) {
            GaussianProcess.Prediction at = process.at(point(golden.get("asked").get(i)));
            assertEquals(golden.get("means").get(i).doubleValue(), at.mean(), 1e-8);
            assertEquals(golden.get("variances").get(i).doubleValue(), at.variance(), 1e-8);
            assertEquals(golden.get("improvements").get(i).doubleValue(), at.expectedImprovement(best), 1e-8);
        }
    }

    @Test
    void theSignalThatIsLikeliestIsFound() {
        double[][] points = {{0.1}, {0.4}, {0.7}, {0.9}};
        double[] values = {-1, 0.5, 2, 1};
        double[] scales = {0.3};
        double found = GaussianProcess.given(points, values, scales, Double.NaN, 0.01)
                .orElseThrow()
                .logLikelihood();
        for (double signal = 0.1; signal < 10; signal *= 1.1) {
            double other = GaussianProcess.given(points, values, scales, signal, 0.01)
                    .orElseThrow()
                    .logLikelihood();
            assertTrue(other <= found, "s² = " + signal);
        }
    }
}

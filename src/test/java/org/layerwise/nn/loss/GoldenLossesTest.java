package org.layerwise.nn.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Values and gradients of every loss, as formulas in double precision have them ({@code golden/functions.py}). */
class GoldenLossesTest {
    private static final JsonNode GOLDEN = Golden.file("functions").get("losses");

    static Stream<String> losses() {
        return Golden.names(GOLDEN).stream();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueAndGradientAreThoseOfElsewhere(String name) {
        JsonNode golden = GOLDEN.get(name);
        Loss loss = Golden.value(Loss.class, golden.get("loss"));
        int rows = golden.get("rows").intValue();
        int columns = golden.get("columns").intValue();
        FMatrixRMaj inputs = new FMatrixRMaj(rows, columns, true, Golden.floats(golden.get("inputs")));
        FMatrixRMaj targets = new FMatrixRMaj(rows, columns, true, Golden.floats(golden.get("targets")));
        float[] weights = golden.has("rowWeights") ? Golden.floats(golden.get("rowWeights")) : null;

        double expected = golden.get("value").doubleValue();
        assertEquals(expected, loss.value(inputs, targets, weights), 1e-6 * Math.abs(expected) + 1e-9, "value");

        FMatrixRMaj gradient = new FMatrixRMaj(rows, columns);
        Arrays.fill(gradient.data, Float.NaN);
        loss.gradient(inputs, targets, weights, gradient);
        double[] slopes = Golden.doubles(golden.get("gradient"));
        for (int i = 0; i < slopes.length; i++) {
            assertEquals(slopes[i], gradient.data[i], 1e-5 * Math.abs(slopes[i]) + 1e-8, "gradient " + i);
        }
    }

    @Test
    void everyKindHasGoldenValues() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(Loss.class).kinds().forEach(kind -> missing.add(kind.id()));
        for (JsonNode golden : GOLDEN) {
            missing.remove(golden.get("loss").get("kind").stringValue());
        }
        assertEquals(Set.of(), missing, "add them to golden/functions.py");
    }
}

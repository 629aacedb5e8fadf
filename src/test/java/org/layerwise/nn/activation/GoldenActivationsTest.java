package org.layerwise.nn.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Values and slopes of every activation from −10,000 to 10,000, as PyTorch has them ({@code golden/functions.py}). */
class GoldenActivationsTest {
    private static final JsonNode FILE = Golden.file("functions");
    private static final JsonNode GOLDEN = FILE.get("activations");

    static Stream<String> plainFunctions() {
        return Golden.names(GOLDEN).stream().filter(name -> !name.startsWith("prelu"));
    }

    private static void assertNear(JsonNode golden, float[] values, float[] x, String what) {
        for (int i = 0; i < values.length; i++) {
            double expected = golden.get(i).doubleValue();
            assertEquals(expected, values[i], 1e-6 + 1e-6 * Math.abs(expected), what + " at " + x[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("plainFunctions")
    void valuesAndSlopesAreThoseOfElsewhere(String name) {
        JsonNode golden = GOLDEN.get(name);
        PlainFunction function = (PlainFunction) Golden.value(ActivationFunction.class, golden.get("function"));
        boolean byRows = golden.has("rows");
        float[] x = Golden.floats(byRows ? golden.get("x") : FILE.get("grid"));
        int rows = byRows ? golden.get("rows").intValue() : 1;
        float[] y = filled(x.length, Float.NaN);
        float[] dy = byRows ? Golden.floats(golden.get("dy")) : filled(x.length, 1);
        float[] dx = filled(x.length, Float.NaN);
        function.apply(x, y, rows, x.length / rows);
        function.gradient(x, y, dy, dx, rows, x.length / rows);
        assertNear(golden.get("y"), y, x, "value");
        assertNear(golden.get(byRows ? "dx" : "slope"), dx, x, "slope");
    }

    /** Each x of the grid as a unit of its own, so that its slope's gradient stands alone. */
    @ParameterizedTest
    @ValueSource(strings = {"prelu", "prelu-set"})
    void preluAndItsSlopesAreThoseOfElsewhere(String name) {
        JsonNode golden = GOLDEN.get(name);
        double value = golden.get("value").doubleValue();
        PRelu prelu = new PRelu(value);
        float[] x = Golden.floats(FILE.get("grid"));
        float[] slopes = filled(x.length, (float) value);
        float[] dy = filled(x.length, 1);
        float[] result = filled(x.length, Float.NaN);
        prelu.apply(x, slopes, result, 1, x.length);
        assertNear(golden.get("y"), result, x, "value");
        prelu.gradient(x, slopes, dy, result, 1, x.length);
        assertNear(golden.get("slope"), result, x, "slope");
        prelu.slopeGradient(x, dy, new double[x.length], result, 1, x.length);
        assertNear(golden.get("dslope"), result, x, "gradient by the slope");
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void everyKindHasGoldenValues() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(ActivationFunction.class).kinds().forEach(kind -> missing.add(kind.id()));
        for (JsonNode golden : GOLDEN) {
            JsonNode function = golden.get("function");
            missing.remove(
                    function.isString()
                            ? function.stringValue()
                            : function.get("kind").stringValue());
        }
        assertEquals(Set.of(), missing, "add them to golden/functions.py");
    }
}

package org.layerwise.nn.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.nn.Golden;
import org.layerwise.nn.regularize.MaxNorm;
import tools.jackson.databind.JsonNode;

/** Gradients after clipping and kernels after a constraint, as PyTorch has them ({@code golden/clipping.py}). */
class GoldenClippingTest {
    private static final JsonNode GOLDEN = Golden.file("clipping");

    static Stream<String> clippings() {
        return Golden.names(GOLDEN.get("clipped")).stream();
    }

    private static void assertNear(JsonNode golden, float[] values) {
        assertEquals(golden.size(), values.length);
        for (int i = 0; i < values.length; i++) {
            double expected = golden.get(i).doubleValue();
            assertEquals(expected, values[i], 1e-6 * Math.max(1, Math.abs(expected)), "element " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("clippings")
    void clipsAsElsewhere(String name) {
        JsonNode golden = GOLDEN.get("clipped").get(name);
        KindInfo<Clipping> kind =
                Catalog.of(Clipping.class).kind(golden.get("kind").stringValue());
        assertEquals(1, kind.parameters().size(), "a kind of clipping has one parameter, its limit");
        Clipping clipping = kind.with(
                kind.withDefaults(),
                kind.parameters().getFirst().name(),
                golden.get("limit").doubleValue());
        float[][] gradients = new float[GOLDEN.get("gradients").size()][];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = Golden.floats(GOLDEN.get("gradients").get(i));
        }
        clipping.clip(gradients);
        for (int i = 0; i < gradients.length; i++) {
            assertNear(golden.get("gradients").get(i), gradients[i]);
        }
    }

    @Test
    void maxNormShortensColumnsAsElsewhere() {
        for (JsonNode golden : GOLDEN.get("maxNorm")) {
            float[] kernel = Golden.floats(golden.get("kernel"));
            new MaxNorm(golden.get("limit").doubleValue())
                    .apply(
                            kernel,
                            golden.get("rows").intValue(),
                            golden.get("columns").intValue());
            assertNear(golden.get("constrained"), kernel);
        }
    }

    @Test
    void everyKindOfClippingHasGoldenGradients() {
        Set<String> missing = new TreeSet<>();
        Catalog.of(Clipping.class).kinds().forEach(kind -> missing.add(kind.id()));
        GOLDEN.get("clipped")
                .forEach(golden -> missing.remove(golden.get("kind").stringValue()));
        missing.remove("none"); // changes nothing
        assertEquals(Set.of(), missing, "add them to golden/clipping.py");
    }
}

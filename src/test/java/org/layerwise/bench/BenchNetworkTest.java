package org.layerwise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.layerwise.base.ProblemException;

class BenchNetworkTest {

    private static long flops(String name) {
        BenchNetwork network = BenchNetwork.named(List.of(name)).getFirst();
        return MatrixProduct.of(network.plan(), network.batch()).stream()
                .mapToLong(MatrixProduct::flops)
                .sum();
    }

    @Test
    void networksAreThoseOfTheTable() {
        assertEquals(
                List.of(
                        "4-16-3: 16 rows, 131 weights",
                        "30-64-64-2: 32 rows, 6274 weights",
                        "784-512-512-10: 128 rows, 669706 weights",
                        "500x10: 64 rows, 2510010 weights",
                        "784-1024-1024-10: 256 rows, 1867786 weights",
                        "cnn: 64 rows, 421642 weights",
                        "lstm: 64 rows, 21642 weights"),
                BenchNetwork.all().stream()
                        .map(network -> network.name() + ": " + network.batch() + " rows, "
                                + network.plan().trainableCount() + " weights")
                        .collect(Collectors.toList()));
    }

    @Test
    void namedOnesComeInTheOrderOfTheTable() {
        assertEquals(
                List.of("4-16-3", "500x10"),
                BenchNetwork.named(List.of("500x10", "4-16-3")).stream()
                        .map(BenchNetwork::name)
                        .toList());
    }

    @Test
    void anUnknownNameIsAProblem() {
        ProblemException refused = assertThrows(ProblemException.class, () -> BenchNetwork.named(List.of("5-5")));
        assertEquals(
                "--network: there is no network \"5-5\" to measure. Use some of: 4-16-3, 30-64-64-2, 784-512-512-10, "
                        + "500x10, 784-1024-1024-10, cnn, lstm.",
                refused.problems().getFirst().describe());
    }

    @Test
    void productsAreForwardAndBothBackwardOnesButForTheFirstInput() {
        assertEquals(2L * 16 * (2 * 4 * 16 + 3 * 16 * 3), flops("4-16-3"));
        assertEquals(2L * 128 * (2 * 784 * 512 + 3 * 512 * 512 + 3 * 512 * 10), flops("784-512-512-10"));
    }

    @Test
    void aConvolutionsProductHasARowForEachPositionOfTheWindow() {
        long conv1 = 2L * 64 * 28 * 28 * (3 * 3) * 32;
        long conv2 = 2L * 64 * 14 * 14 * (3 * 3 * 32) * 64;
        long dense = 2L * 64 * (7 * 7 * 64 * 128 + 128 * 10);
        assertEquals(2 * conv1 + 3 * conv2 + 3 * dense, flops("cnn"));
    }

    @Test
    void aRecurrentLayersStateIsMultipliedStepByStep() {
        long input = 2L * 64 * 50 * 16 * (4 * 64);
        long state = 2L * 64 * 64 * (4 * 64);
        long dense = 2L * 64 * 64 * 10;
        assertEquals(2 * input + (50 + 50 + 49) * state + 3 * dense, flops("lstm"));
        BenchNetwork network = BenchNetwork.named(List.of("lstm")).getFirst();
        assertTrue(MatrixProduct.of(network.plan(), 64).contains(new MatrixProduct(false, false, 64, 64, 256, 50)));
    }
}

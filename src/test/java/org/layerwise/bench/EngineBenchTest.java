package org.layerwise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;
import org.layerwise.catalog.JsonText;
import org.layerwise.math.Blas;
import org.layerwise.nn.graph.Plan;
import org.layerwise.run.Resources;
import tools.jackson.databind.JsonNode;

class EngineBenchTest {
    private static final BenchNetwork SMALLEST =
            BenchNetwork.named(List.of("4-16-3")).getFirst();
    private static final BenchRow ROW = new BenchRow("4-16-3", 16, "adam", 1, 2, 4.4, 0.25, "Idle 1.0", 500.0);

    private final Rounds rounds = new Rounds(Ticker.SYSTEM, 0.001, 0.001);

    /** A peer that takes a thousand times as long as nothing. */
    private static final class Idle implements Peer {
        long steps;

        @Override
        public String name() {
            return "Idle 1.0";
        }

        @Override
        public Steps training(BenchNetwork network, Plan plan, RandomRows rows) {
            assertEquals(0, rows.rows() % network.batch());
            return count -> {
                long end = System.nanoTime() + 1_000L * count;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                steps += count;
            };
        }
    }

    @Test
    void aNetworkIsMeasuredBesideAPeer() {
        Idle peer = new Idle();
        BenchRow row = new EngineBench(rounds, Blas.JAVA)
                .measure(SMALLEST, Resources.ofMachine().withThreads(1), peer);
        assertEquals(
                List.of("4-16-3", 16, "adam", 1, "Idle 1.0"),
                List.of(row.network(), row.batch(), row.optimizer(), row.threads(), row.peer()));
        assertTrue(peer.steps > 0 && row.peerMicrosPerStep() >= 1, row.toString());
        assertTrue(row.microsPerStep() > 0 && row.gemmShare() > 0, row.toString());
        assertEquals(8704 / row.microsPerStep() / 1e3, row.gflops(), 1e-9);
    }

    @Test
    void rowsAreReadBack() {
        JsonNode json = JsonText.parse(JsonText.print(BenchRow.toJson(List.of(ROW))), "engine.json");
        assertEquals(ROW, BenchRow.fromJson(json.get(0)));
        assertEquals(250.0, json.get(0).get("ratio").doubleValue());
    }

    @Test
    void aRowAloneHasNoRatio() {
        BenchRow alone = new BenchRow("cnn", 64, "adam", 2, 12_345.67, 70, 0.9, null, null);
        JsonNode json = JsonText.parse(JsonText.print(alone.toJson()), "engine.json");
        assertEquals(JsonText.parse("""
                        {"network": "cnn", "batch": 64, "optimizer": "adam", "threads": 2, "microsPerStep": 12350.0,
                        "gflops": 70.0, "gemmShare": 0.9, "peer": null, "peerMicrosPerStep": null, "ratio": null}
                        """, "expected"), json);
        assertEquals(null, BenchRow.fromJson(json).ratio());
    }

    @Test
    void theTableHasALinePerRow() {
        assertEquals(
                """
                | network | batch, optimizer | threads |  a step | GFLOP/s | pure GEMM's share | peer's step | ratio |
                | ------- | ---------------- | ------: | ------: | ------: | ----------------: | ----------: | ----: |
                | 4-16-3  | 16, adam         |       1 | 2.00 µs |     4.4 |              25 % |      500 µs |  250× |
                | cnn     | 64, adam         |       2 | 12.3 ms |    70.0 |              90 % |           – |     – |
                """, BenchTable.of(List.of(ROW, new BenchRow("cnn", 64, "adam", 2, 12_345.67, 70, 0.9, null, null))));
    }

    @Test
    void evaluationIsMeasuredInRows() {
        assertTrue(new EvaluationBench(rounds, Blas.JAVA.gemm()).rowsPerSecond(SMALLEST) > 1000);
    }
}

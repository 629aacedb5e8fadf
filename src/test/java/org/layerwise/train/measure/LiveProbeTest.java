package org.layerwise.train.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.param.Parameter;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** Measures beside the usual ones: named by the experiment, or only looked at. */
class LiveProbeTest {
    private static final String[] NETWORK = {
        "split.validation=0.2", "training.batch=16", "training.epochs=3", "telemetry.every=1"
    };

    @TempDir
    Path folder;

    /** Keeps what it gets. */
    private static class Kept implements FrameSink {
        private final FrameLayout layout;
        private final List<StepFrame> steps = new ArrayList<>();
        private final List<EpochFrame> epochs = new ArrayList<>();

        Kept(FrameLayout layout) {
            this.layout = layout;
        }

        @Override
        public boolean takesArrays() {
            return true;
        }

        @Override
        public void step(StepFrame frame) {
            StepFrame copy = new StepFrame(layout);
            copy.copyFrom(frame);
            steps.add(copy);
        }

        @Override
        public void epoch(EpochFrame frame) {
            epochs.add(frame);
        }

        @Override
        public void close() {}

        double last(String measure, String layer) {
            return steps.getLast().numbers()[layout.stepPlace(measure, layer)];
        }
    }

    private Trainer trainer(Ticker ticker, String... more) {
        Table table = Runs.classes(folder, 200);
        List<String> changes = new ArrayList<>(List.of(NETWORK));
        changes.addAll(List.of(more));
        Experiment experiment = Runs.experiment(table, changes.toArray(String[]::new));
        PreparedData data = Runs.prepare(table, experiment);
        return Runs.trainer(experiment, data, ticker);
    }

    private static String metricsOf(Trainer trainer) {
        StringWriter csv = new StringWriter();
        Runs.run(trainer, new MetricsWriter(csv, trainer.layout()));
        return csv.toString();
    }

    @Test
    void whatIsOnlyLookedAtIsTakenAndChangesNeitherBitsNorRecord() {
        Trainer plain = trainer(Ticker.SYSTEM);
        String csv = metricsOf(plain);
        Trainer watched = trainer(Ticker.SYSTEM);
        Kept kept = new Kept(watched.live().layout());
        watched.live().showIn(kept);
        Set<String> all = new TreeSet<>();
        kept.layout.step().forEach(slice -> all.add(slice.measure()));
        kept.layout.epoch().forEach(slice -> all.add(slice.measure()));
        assertTrue(
                all.containsAll(Set.of("activation/min", "weight/histogram", "time/forward", "f1/validation")),
                all.toString());
        assertFalse(all.contains("gradient/norm"), "what a run takes anyway");
        watched.live().want(all);
        assertEquals(csv, metricsOf(watched));
        assertEquals(Runs.weights(plain), Runs.weights(watched));
        assertEquals(30, kept.steps.size());
        assertEquals(3, kept.epochs.size());
        for (double value : kept.steps.getLast().numbers()) {
            assertFalse(Double.isNaN(value));
        }
    }

    @Test
    void whatNobodyAsksForIsNotTaken() {
        Trainer trainer = trainer(Ticker.SYSTEM);
        Kept kept = new Kept(trainer.live().layout());
        trainer.live().showIn(kept);
        Runs.run(trainer);
        assertEquals(List.of(), kept.steps);
        assertEquals(List.of(), kept.epochs);
    }

    @Test
    void whatIsWantedCanChangeWhileTheRunGoesOn() {
        Trainer trainer = trainer(Ticker.SYSTEM);
        LiveProbe live = trainer.live();
        Kept kept = new Kept(live.layout()) {
            @Override
            public void step(StepFrame frame) {
                super.step(frame);
                live.want(frame.step() < 5 ? Set.of("activation/zero") : Set.of("activation/max"));
            }
        };
        live.showIn(kept);
        live.want(Set.of("activation/min"));
        Runs.run(trainer);
        String layer = "dense1";
        List<String> seen = kept.steps.stream()
                .map(frame -> List.of("activation/min", "activation/zero", "activation/max").stream()
                        .filter(id ->
                                !Double.isNaN(frame.numbers()[live.layout().stepPlace(id, layer)]))
                        .toList()
                        .toString())
                .toList();
        assertEquals("[activation/min]", seen.getFirst());
        assertEquals("[activation/zero]", seen.get(1));
        assertEquals("[activation/max]", seen.getLast());
    }

    @Test
    void statisticsOfBatchNormAreThoseOfItsParameters() {
        Table table = Runs.classes(folder, 200);
        Experiment plain = Runs.experiment(table, NETWORK);
        Experiment experiment = plain.withNetwork(NetworkSpec.of(plain.network().expand().stream()
                .map(node -> node.id().equals("activation1")
                        ? new NodeSpec(node.id(), new BatchNorm(0.1, 1e-5), node.inputs())
                        : node)
                .toList()));
        Trainer trainer = Runs.trainer(experiment, Runs.prepare(table, experiment));
        Kept kept = new Kept(trainer.live().layout());
        trainer.live().showIn(kept);
        Map<String, String> parts = new HashMap<>();
        parts.put("gamma", "weight");
        parts.put("beta", "bias");
        parts.put("running-mean", "running_mean");
        parts.put("running-variance", "running_var");
        Set<String> ids = new TreeSet<>();
        parts.keySet().forEach(part -> ids.addAll(Set.of(part + "/mean", part + "/min", part + "/max")));
        trainer.live().want(ids);
        Runs.run(trainer);
        for (Map.Entry<String, String> part : parts.entrySet()) {
            Parameter parameter = trainer.weights().all().stream()
                    .filter(each -> each.fullName().equals("activation1." + part.getValue()))
                    .findFirst()
                    .orElseThrow();
            double[] values = new double[parameter.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parameter.value().data[i];
            }
            String id = part.getKey();
            assertEquals(
                    Arrays.stream(values).average().orElseThrow(), kept.last(id + "/mean", "activation1"), 1e-6, id);
            assertEquals(Arrays.stream(values).min().orElseThrow(), kept.last(id + "/min", "activation1"), id);
            assertEquals(Arrays.stream(values).max().orElseThrow(), kept.last(id + "/max", "activation1"), id);
            assertEquals(
                    List.of("activation1"),
                    kept.layout.of(id + "/mean").map(Slice::layers).orElseThrow());
        }
    }

    @Test
    void metricsOfTheValidationPartAreThoseOfAnEvaluation() {
        Trainer trainer = trainer(Ticker.SYSTEM, "telemetry.measures=[\"roc-auc/validation\",\"recall/validation\"]");
        Kept taken = new Kept(trainer.layout());
        Kept looked = new Kept(trainer.live().layout());
        trainer.live().showIn(looked);
        trainer.live().want(Set.of("f1/validation", "log-loss/validation", "precision/validation"));
        Runs.run(trainer, taken);
        Evaluation evaluation =
                Evaluation.of(trainer.model(), Runs.classes(folder, 200), org.layerwise.train.Part.VALIDATION);
        for (String id : List.of("roc-auc", "recall", "f1", "log-loss", "precision")) {
            Kept in = taken.layout.epochPlace(id + "/validation") >= 0 ? taken : looked;
            assertEquals(
                    evaluation.metrics().get(id).orElse(Double.NaN),
                    in.epochs.getLast().values()[in.layout.epochPlace(id + "/validation")],
                    1e-9,
                    id);
        }
        assertTrue(taken.layout.epochPlace("top-5/validation") < 0);
        assertTrue(looked.layout.epochPlace("top-5/validation") < 0, "of two classes it says nothing");
    }

    @Test
    void timeIsSplitIntoTheParts() {
        long[] now = {0};
        Ticker ticker = new Ticker() {
            @Override
            public long nanos() {
                return now[0] += 1_000_000;
            }

            @Override
            public Instant now() {
                return Instant.EPOCH;
            }
        };
        Trainer trainer = trainer(ticker);
        Kept kept = new Kept(trainer.live().layout());
        trainer.live().showIn(kept);
        trainer.live().want(Set.of("time/forward", "time/backward", "time/update", "time/measures", "speed/samples"));
        Runs.run(trainer);
        assertArrayEquals(
                new double[] {1, 1, 1},
                new double[] {
                    kept.last("time/forward", ""), kept.last("time/backward", ""), kept.last("time/update", "")
                },
                1e-9);
        assertTrue(kept.last("time/measures", "") >= 2);
        assertEquals(16 / 0.003, kept.last("speed/samples", ""), 1e-6);
    }
}

package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.nn.graph.Weights;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.Model;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;

/**
 * Runs that leave everything in a folder: metrics, model, checkpoint, best epoch. Their clock does not move, as checkpoints hold
 * the time spent.
 */
final class Recorded {
    /** A clock that does not move unless it is moved. */
    static final class HandTicker implements Ticker {
        private final AtomicLong nanos = new AtomicLong();

        /** Time passes. */
        void pass(long more) {
            nanos.addAndGet(more);
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    final Path folder;
    final HandTicker ticker = new HandTicker();
    final List<Problem> reported = new ArrayList<>();
    private final Table table;
    private final List<RunListener> followers = new ArrayList<>();

    /** @param folder beside the table's file, made here */
    Recorded(Table table, Path folder) throws IOException {
        this.table = table;
        this.folder = Files.createDirectories(folder);
    }

    Path metrics() {
        return folder.resolve("METRICS.csv");
    }

    Path model() {
        return folder.resolve("model.layerwise");
    }

    CheckpointFile checkpoint() {
        return new CheckpointFile(folder.resolve("run.checkpoint"));
    }

    CheckpointFile best() {
        return new CheckpointFile(folder.resolve("best.checkpoint"));
    }

    /** Somebody follows the next run. */
    Recorded followedBy(RunListener listener) {
        followers.add(listener);
        return this;
    }

    /** Makes a run that leaves everything here. */
    Run make(RunRecipe recipe) {
        Run run = new Run(recipe.prepare((file, spec) -> table), new Resources(2, 1L << 40), ticker, false);
        run.outputs().writeMetrics(metrics(), reported::addAll);
        run.outputs().writeCheckpoints(checkpoint().path(), CheckpointPace.EVERY_MINUTE, reported::addAll);
        run.outputs().writeBest(best().path(), reported::addAll);
        run.outputs().writeModel(model());
        followers.forEach(run::follow);
        followers.clear();
        return run;
    }

    RunEnd train(Run run) {
        run.start();
        run.await();
        return Objects.requireNonNull(run.end());
    }

    RunEnd train(RunRecipe recipe) {
        return train(make(recipe));
    }

    /** From the beginning to the end. */
    RunEnd train(Experiment experiment) {
        return train(fresh(experiment));
    }

    /** From the beginning to a step after which it is stopped. */
    void trainTo(long step, Experiment experiment) {
        Run run = make(fresh(experiment));
        run.follow(stoppingAt(run, step));
        assertEquals(RunEnd.STOPPED, train(run));
    }

    static RunListener stoppingAt(Run run, long last) {
        return new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == last) {
                    run.control().stop();
                }
            }
        };
    }

    RunRecipe fresh(Experiment experiment) {
        return new RunRecipe(experiment, Path.of(table.file()), null, new RunStart.FreshWeights());
    }

    /** How it goes on from its checkpoint. */
    Continuation continuation(@Nullable RunEnd end, int more) {
        return Continuation.of(checkpoint().path(), checkpoint().load(), end, more);
    }

    /** All lines of the metrics. */
    List<String> rows() throws IOException {
        return Files.readAllLines(metrics());
    }

    /** One figure of every epoch. */
    List<Double> figures(String metric) throws IOException {
        return rows().stream()
                .filter(row -> row.contains("," + metric + ","))
                .map(row -> Double.valueOf(row.substring(row.lastIndexOf(',') + 1)))
                .toList();
    }

    Optional<BestEpoch> bestEpoch() {
        return best().best();
    }

    /** Everything but the best epoch is the same to the byte. */
    void assertSameRunAs(Recorded other) throws IOException {
        assertEquals(Files.readString(other.metrics()), Files.readString(metrics()));
        assertArrayEquals(Files.readAllBytes(other.model()), Files.readAllBytes(model()), "the model");
        assertArrayEquals(
                Files.readAllBytes(other.checkpoint().path()),
                Files.readAllBytes(checkpoint().path()),
                "the checkpoint");
    }

    void assertSameAs(Recorded other) throws IOException {
        assertSameRunAs(other);
        assertEquals(other.bestEpoch(), bestEpoch());
        assertArrayEquals(Files.readAllBytes(other.best().path()), Files.readAllBytes(best().path()), "the best epoch");
    }

    /** All weights of a model or a checkpoint, one after the other. */
    static List<Float> weights(Path file) {
        return weights(ModelFile.load(file));
    }

    static List<Float> weights(Model model) {
        Weights of = model.weights();
        float[][] copy = of.emptyCopy();
        of.save(copy);
        List<Float> values = new ArrayList<>();
        for (float[] part : copy) {
            for (float value : part) {
                values.add(value);
            }
        }
        return values;
    }
}

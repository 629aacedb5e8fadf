package org.layerwise.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.layerwise.base.Ticker;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

/** Small runs to test with. */
public final class Runs {
    private Runs() {}

    /** Two classes on either side of a line, with a little noise. */
    public static Table classes(Path folder, int rows) {
        return table(
                folder,
                "classes.csv",
                "x,y,class\n"
                        + IntStream.range(0, rows)
                                .mapToObj(i -> Math.sin(i) + "," + Math.cos(2.5 * i) + ","
                                        + (Math.sin(i) + 0.3 * Math.sin(9.1 * i) > 0 ? "up" : "down"))
                                .collect(Collectors.joining("\n")));
    }

    /** {@code y = 100 + 30·x − 5·z}, not quite. */
    public static Table numbers(Path folder, int rows) {
        return table(
                folder,
                "numbers.csv",
                "x,z,y\n"
                        + IntStream.range(0, rows)
                                .mapToObj(i -> Math.sin(i) + "," + Math.cos(2.5 * i) + ","
                                        + (100 + 30 * Math.sin(i) - 5 * Math.cos(2.5 * i) + 0.5 * Math.sin(9.1 * i)))
                                .collect(Collectors.joining("\n")));
    }

    /** Images of 3 × 3 pixels with a bright column, or a bright row; the middle pixel never changes. */
    public static Table images(Path folder, int rows) {
        StringBuilder text = new StringBuilder("p0,p1,p2,p3,p4,p5,p6,p7,p8,class");
        for (int i = 0; i < rows; i++) {
            boolean across = i % 2 == 0;
            int which = i / 2 % 2 * 2;
            text.append('\n');
            for (int pixel = 0; pixel < 9; pixel++) {
                boolean bright = (across ? pixel / 3 : pixel % 3) == which;
                text.append(pixel == 4 ? 0 : (bright ? 9 : 0) + (i * 7 + pixel * 3) % 5)
                        .append(',');
            }
            text.append(across ? "row" : "column");
        }
        return table(folder, "images.csv", text.toString());
    }

    public static Table table(Path folder, String name, String text) {
        try {
            return TableReader.read(Files.writeString(folder.resolve(name), text + "\n"), CsvFormat.AUTO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code layerwise new} makes of a table, its last column the target, with some values changed. */
    public static Experiment experiment(Table table, String... changes) {
        Experiment experiment = NewExperiment.defaults()
                .of(
                        Tables.defaults(
                                        table,
                                        table.file(),
                                        table.columns().getLast(),
                                        null,
                                        new MissingTokens(MissingTokens.DEFAULTS))
                                .data(),
                        table);
        experiment = ExperimentEdit.apply(experiment, "training.blas=java");
        for (String change : changes) {
            experiment = ExperimentEdit.apply(experiment, change);
        }
        return experiment;
    }

    public static PreparedData prepare(Table table, Experiment experiment) {
        return PreparedData.of(table, experiment.data(), experiment.pipeline(), experiment.split(), experiment.seeds());
    }

    /** The network planned for rows that are prepared. */
    public static PreparedRun prepared(Experiment experiment, PreparedData data) {
        return new RunRecipe(experiment, Path.of(data.table().file()), null, new RunStart.FreshWeights()).prepare(data);
    }

    public static Trainer trainer(Table table, String... changes) {
        Experiment experiment = experiment(table, changes);
        return trainer(experiment, prepare(table, experiment));
    }

    public static Trainer trainer(Experiment experiment, PreparedData data) {
        return trainer(experiment, data, Ticker.SYSTEM);
    }

    public static Trainer trainer(Experiment experiment, PreparedData data, Ticker ticker) {
        PreparedRun prepared = prepared(experiment, data);
        int threads = experiment.training().threads();
        return new Trainer(
                prepared.experiment(),
                data,
                prepared.plan(),
                threads > 0 ? threads : Resources.ofMachine().threads(),
                ticker);
    }

    /** All weights, one after the other. */
    public static List<Float> weights(Trainer trainer) {
        List<Float> values = new ArrayList<>();
        float[][] copy = trainer.weights().emptyCopy();
        trainer.weights().save(copy);
        for (float[] part : copy) {
            for (float value : part) {
                values.add(value);
            }
        }
        return values;
    }

    /** Every number that a run told, as text. */
    public static final class Told implements FrameSink {
        public final List<String> steps = new ArrayList<>();
        public final List<EpochFrame> epochs = new ArrayList<>();
        public int closed;

        @Override
        public void step(StepFrame frame) {
            steps.add(frame.epoch() + " " + frame.step() + " " + java.util.Arrays.toString(frame.numbers())
                    + java.util.Arrays.toString(frame.arrays()));
        }

        @Override
        public void epoch(EpochFrame frame) {
            epochs.add(frame);
        }

        @Override
        public void close() {
            closed++;
        }

        /** One channel of all epochs. */
        public List<Double> epochs(int place) {
            return epochs.stream().map(frame -> frame.values()[place]).toList();
        }
    }

    /** Trains to the end. */
    public static RunEnd run(Trainer trainer, FrameSink... sinks) {
        return trainer.run(new RunControl(), List.of(sinks), RunListener.NONE);
    }
}

package org.layerwise.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.ColumnFileWriter;
import org.layerwise.data.table.LineNumbers;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.data.table.Table;
import org.layerwise.data.table.TextColumn;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.train.Checkpoint;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** A process that saves a file of every kind again and again, until it is killed. */
public final class SavingVictim {
    static final String EXPERIMENT = "e.json";
    static final String MODEL = "m.layerwise";
    static final String CHECKPOINT = "run.checkpoint";
    static final String METRICS = "metrics.csv";
    static final String TABLE = "big.csv";

    private static final int COLUMN_ROWS = 20_000;

    private SavingVictim() {}

    /** Starts one that has its files in a folder, and a table {@code classes.csv} to train on. */
    static Process start(Path folder, Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        SavingVictim.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Table table = TableReader.read(folder.resolve("classes.csv"), CsvFormat.AUTO);
        Experiment experiment =
                Runs.experiment(table, "training.epochs=1", "network.dense1.units=200", "network.dense2.units=200");
        Trainer trainer = Runs.trainer(experiment, Runs.prepare(table, experiment));
        Runs.run(trainer);
        Checkpoint checkpoint = trainer.checkpoint();
        for (int round = 0; ; round++) {
            new ExperimentFile(folder.resolve(EXPERIMENT)).save(ExperimentEdit.apply(experiment, "seed=" + round));
            ModelFile.save(trainer.model(), folder.resolve(MODEL));
            new CheckpointFile(folder.resolve(CHECKPOINT)).save(checkpoint, folder.resolve("classes.csv"), null);
            MetricsWriter metrics = new MetricsFile(folder.resolve(METRICS)).begin(trainer.layout());
            metrics.epoch(
                    new EpochFrame(1, 1 + round, new double[trainer.layout().epochNumbers()]));
            metrics.close();
            writeColumns(folder.resolve(TABLE));
            if (round == 0) {
                System.out.println("all are there");
            }
        }
    }

    private static void writeColumns(Path table) throws IOException {
        try (ColumnFileWriter writer = new ColumnFileWriter(table, "comma")) {
            LineNumbers lines = new LineNumbers();
            TextColumn column = writer.column();
            for (int row = 0; row < COLUMN_ROWS; row++) {
                char[] cell = ("text " + row).toCharArray();
                column.append(cell, 0, cell.length);
                lines.append(2L + row);
            }
            column.trimToSize();
            writer.finish(
                    "sha256:00", List.of("text"), lines, new ReadTotals(COLUMN_ROWS, COLUMN_ROWS, 0, 0, 0), List.of());
        }
    }
}

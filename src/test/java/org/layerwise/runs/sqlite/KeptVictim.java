package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.layerwise.base.Ticker;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.Run;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.train.RunListener;

/** A process that trains into a store, until it has ended or is killed. */
public final class KeptVictim {
    private KeptVictim() {}

    /**
     * Starts one.
     *
     * @param out gets its lines: {@code begun ID}, {@code step N MILLIS} now and then, {@code ended}
     * @param nap nanoseconds that it waits after each update
     */
    static Process start(Path store, Path table, Path out, long nap, String... changes) throws IOException {
        return start(store, false, table, out, nap, changes);
    }

    /** @param network whether it takes the store's folder for one that several machines share */
    static Process start(Path store, boolean network, Path table, Path out, long nap, String... changes)
            throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                KeptVictim.class.getName(),
                store.toString(),
                table.toString(),
                Long.toString(nap),
                Boolean.toString(network)));
        command.addAll(List.of(changes));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    /** Waits until its output has a text. */
    static void await(Process process, Path out, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(out).contains(text)) {
            if (!process.isAlive() && !Files.readString(out).contains(text) || System.nanoTime() > end) {
                throw new AssertionError("it does not say \"" + text + "\": " + Files.readString(out));
            }
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Table table = TableReader.read(Path.of(arguments[1]), CsvFormat.AUTO);
        long nap = Long.parseLong(arguments[2]);
        Run run = KeptRunsFixture.run(
                table, List.of(arguments).subList(4, arguments.length).toArray(String[]::new));
        try (RunStore store =
                SqliteRunStore.open(Path.of(arguments[0]), Ticker.SYSTEM, Boolean.parseBoolean(arguments[3]))) {
            StoredRun kept = store.begin(RunBeginning.of(run), RunHeading.PLAIN, KeptRunsFixture.TEST);
            run.outputs().write(kept);
            run.outputs().writeCheckpoints(kept::checkpoint, CheckpointPace.everyEpochs(3), problems -> {});
            run.outputs().writeModel(kept::model);
            run.follow(new RunListener() {
                @Override
                public void updated(int epoch, long step, int rows, double loss) {
                    LockSupport.parkNanos(nap);
                    if (step % 50 == 0) {
                        System.out.println("step " + step + " " + System.currentTimeMillis());
                    }
                }
            });
            System.out.println("begun " + kept.id());
            run.start();
            run.await();
        }
        System.out.println("ended");
    }
}

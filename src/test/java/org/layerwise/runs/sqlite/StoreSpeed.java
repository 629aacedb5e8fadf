package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.base.Ticker;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.run.Run;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.StoredRun;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.Recorder;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.RunEnd;
import org.layerwise.train.Runs;

/** How fast runs are kept and read. By hand: {@code StoreSpeed FOLDER} prints what {@code performance.md} has. */
final class StoreSpeed {
    private final Path folder;
    private final Table table;

    StoreSpeed(Path folder) {
        this.folder = folder;
        this.table = Runs.classes(folder, 60);
    }

    /** A run as far as a store needs one, with as many numbers in a step as are asked for. */
    private RunBeginning beginning(int numbers) {
        Run run = KeptRunsFixture.run(table, "training.epochs=1000000");
        FrameLayout layout = new FrameLayout.Builder()
                .step(
                        "weight/norm",
                        Form.NUMBER,
                        1,
                        IntStream.range(0, numbers).mapToObj(i -> "n" + i).toList(),
                        true)
                .epoch("loss/train")
                .build();
        return new RunBeginning(run.recipe(), layout, run.progress(), "", "", "", 0, 0, List.of());
    }

    /**
     * Steps that are written one after the other as fast as they are taken, by way of the recorder.
     *
     * @param points numbers a second, from the first step until all is on the disk
     * @param bytes the store's file takes for each
     * @param waits how often the run waited for the recorder
     */
    record Written(double points, double bytes, long waits, Path store, String id) {}

    Written write(String name, int numbers, long steps, double seconds) throws IOException {
        Path place = folder.resolve(name);
        String id;
        long waits;
        long step = 0;
        double took;
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            RunBeginning run = beginning(numbers);
            StoredRun kept = store.begin(run, RunHeading.PLAIN, KeptRunsFixture.TEST);
            id = kept.id();
            Recorder recorder = new Recorder("recorder", run.layout(), List.of(kept));
            StepFrame frame = new StepFrame(run.layout());
            double[] values = frame.numbers();
            for (int i = 0; i < numbers; i++) {
                values[i] = Math.sin(i);
            }
            long began = System.nanoTime();
            while (step < steps && System.nanoTime() - began < seconds * 1e9) {
                step++;
                frame.begin(1 + (int) (step / 1000), step, true);
                values[(int) (step % numbers)] += 1e-3;
                recorder.step(frame);
                if (step % 1000 == 999) {
                    recorder.epoch(new EpochFrame(1 + (int) (step / 1000), step, new double[] {step}));
                }
            }
            recorder.close();
            kept.ended(RunEnd.COMPLETED, java.util.Optional.empty());
            took = (System.nanoTime() - began) / 1e9;
            waits = recorder.waits();
        }
        return new Written(
                step * numbers / took,
                (double) Files.size(place.resolve("runs.db")) / step / numbers,
                waits,
                place,
                id);
    }

    /** Processor time of this thread, in seconds. */
    static double worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** Seconds from opening the store to the last frame of a run; of them the processor's; and the frames. */
    static double[] follow(Written written) {
        long began = System.nanoTime();
        double worked = worked();
        long[] frames = {0};
        double opened;
        try (SqliteRunStore store = SqliteRunStore.open(written.store(), Ticker.SYSTEM)) {
            opened = (System.nanoTime() - began) / 1e9;
            FrameSource source = store.open(written.id()).follow();
            do {
                source.drain(frame -> frames[0]++, frame -> {});
            } while (source.hasMore());
            return new double[] {opened, (System.nanoTime() - began) / 1e9, worked() - worked, frames[0]};
        }
    }

    /** Seconds that a list of so many runs takes: opening, the first, the median of nine more; the processor's share of those. */
    double[] list(int runs) throws SQLException {
        Path place = folder.resolve("many");
        KeptRunsFixture.train(
                SqliteRunStore.open(place, Ticker.SYSTEM), KeptRunsFixture.run(table, "training.epochs=3"));
        try (Connection connection = Database.forWriting(place.resolve("runs.db"), false)) {
            Database.execute(connection, "BEGIN");
            String columns = "name, state, reason, started, ended, seconds, epochs, planned, steps, table_file,"
                    + " fingerprint, test_fingerprint, task, trial_of, parent, model, note, starred, settings, curve,"
                    + " written_by, java, platform, blas, program, pid, host, heartbeat, missing, bytes, deleted";
            Database.update(
                    connection,
                    "WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                            + " INSERT INTO run (number, id, " + columns + ") SELECT i, 'run' || i, "
                            + columns.replace("name,", "'iris ' || i,")
                                    .replace("started", "started + i")
                                    .replace("curve", "zeroblob(256)")
                            + " FROM run, n WHERE number = 1",
                    runs);
            Database.execute(
                    connection,
                    "INSERT INTO recipe SELECT r.number, text, layout, numbers FROM recipe, run r"
                            + " WHERE run = 1 AND r.number > 1");
            Database.execute(
                    connection,
                    "INSERT INTO figure SELECT r.number, place, metric, last, best, best_epoch FROM figure, run r"
                            + " WHERE run = 1 AND r.number > 1");
            Database.execute(connection, "INSERT INTO tag SELECT number, 'baseline' FROM run WHERE number % 3 = 0");
            Database.execute(connection, "COMMIT");
        }
        long began = System.nanoTime();
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            double opened = (System.nanoTime() - began) / 1e9;
            double[] times = new double[10];
            double[] work = new double[10];
            for (int i = 0; i < times.length; i++) {
                long at = System.nanoTime();
                double before = worked();
                List<RunInfo> all = store.list();
                times[i] = (System.nanoTime() - at) / 1e9;
                work[i] = worked() - before;
                if (all.size() != runs || all.getFirst().figures().size() != 4) {
                    throw new IllegalStateException(all.size() + " runs");
                }
            }
            double first = times[0];
            double[] later = Arrays.copyOfRange(times, 1, times.length);
            Arrays.sort(later);
            return new double[] {
                opened,
                first,
                later[later.length / 2],
                Arrays.stream(work).sorted().toArray()[work.length / 2]
            };
        }
    }

    /** Microseconds of a step of a whole run, with a store and without: by the clock, and of the processors for all threads. */
    double[] step(boolean kept, Table of, int seconds, String... changes) {
        Run run = KeptRunsFixture.run(of, changes);
        Path place = folder.resolve("kept" + System.nanoTime());
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            if (kept) {
                KeptRunsFixture.begin(store, run);
            }
            double worked = workedByAll();
            run.start();
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            KeptRunsFixture.await("it trains on", () -> System.nanoTime() > end);
            run.stop(60);
            long steps = run.progress().step();
            return new double[] {run.progress().seconds() * 1e6 / steps, (workedByAll() - worked) * 1e6 / steps};
        }
    }

    private static double workedByAll() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Images of 28 × 28 pixels in ten classes, of noise. */
    private Table images() {
        RandomStream random = new Seed(1).stream("pixels");
        StringBuilder text = new StringBuilder(
                IntStream.range(0, 784).mapToObj(i -> "p" + i).collect(Collectors.joining(",", "", ",class")));
        for (int row = 0; row < 2_600; row++) {
            text.append('\n');
            for (int pixel = 0; pixel < 784; pixel++) {
                text.append(random.nextInt(256)).append(',');
            }
            text.append('c').append(row % 10);
        }
        return Runs.table(folder, "images.csv", text.toString());
    }

    private void compare(String what, Table of, String... changes) {
        double[][] median = new double[2][];
        double[][][] times = new double[2][5][];
        for (int round = 0; round < 5; round++) {
            times[0][round] = step(false, of, 3, changes);
            times[1][round] = step(true, of, 3, changes);
        }
        for (int kept = 0; kept < 2; kept++) {
            Arrays.sort(times[kept], java.util.Comparator.comparingDouble(each -> each[1]));
            median[kept] = times[kept][2];
        }
        print(String.format(
                "%s: a step %.2f µs, processors %.2f µs; kept %.2f µs, processors %.2f µs",
                what, median[0][0], median[0][1], median[1][0], median[1][1]));
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }

    public static void main(String[] arguments) throws Exception {
        StoreSpeed speed = new StoreSpeed(Files.createDirectories(Path.of(arguments[0])));
        speed.write("warm", 60, Long.MAX_VALUE, 3);
        Written sustained = speed.write("sustained", 60, Long.MAX_VALUE, 20);
        print(String.format(
                "written: %.2f M points/s, %.2f bytes/point, %d waits",
                sustained.points() / 1e6, sustained.bytes(), sustained.waits()));
        for (int[] shape : new int[][] {{200, 50_000}, {20, 500_000}}) {
            Written run = speed.write("w" + shape[0], shape[0], shape[1], 1000);
            follow(run);
            double[] read = follow(run);
            print(String.format(
                    "%d x %d: written %.2f M points/s, %.2f bytes/point; opened %.3f s, to the last frame %.3f s, processor %.3f s",
                    shape[1], shape[0], run.points() / 1e6, run.bytes(), read[0], read[1], read[2]));
        }
        print(String.format("list 10,000: opened, first, later, processor %s", Arrays.toString(speed.list(10_000))));
        String endless = "training.epochs=1000000000";
        Table iris = TableReader.read(Path.of("sample-data/iris.csv"), CsvFormat.AUTO);
        String[] small = {"network.dense1.units=16", endless, "telemetry.every=1"};
        speed.compare("iris, batch 1", iris, small[0], small[1], small[2], "training.batch=1");
        speed.compare("iris, batch 16", iris, small[0], small[1], small[2], "training.batch=16");
        speed.compare(
                "784-512-512-10, batch 128, usual cadence",
                speed.images(),
                "network.dense1.units=512",
                "network.dense2.units=512",
                endless,
                "training.batch=128",
                "training.blas=auto",
                "training.threads=1");
    }
}

package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.run.Run;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.train.Runs;

/** The store on real file systems that are full or closed, mounted for the occasion: needs root. */
@Tag("faults")
class StoreFaultTest {
    @TempDir
    Path folder;

    private Path disk;
    private Table table;

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), String.join(" ", command));
    }

    @BeforeEach
    void mount() throws Exception {
        table = Runs.classes(folder, 60);
        disk = Files.createDirectory(folder.resolve("disk"));
        Path image = folder.resolve("image");
        run("truncate", "-s", "24M", image.toString());
        run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        run("mount", "-o", "loop", image.toString(), disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    /** Leaves no block free. */
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        for (int size : new int[] {1 << 20, 1 << 12, 1}) {
            try (OutputStream out = Files.newOutputStream(
                    filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[size]);
                }
            } catch (IOException full) {
                assertTrue(full.getMessage().contains("No space"), full.getMessage());
            }
        }
        return filler;
    }

    private static final String[] LONG = {"training.epochs=100000000", "training.batch=4", "telemetry.every=1"};

    private void assertSame(Path live, RunRecord record) throws IOException {
        Path later = folder.resolve("later.csv");
        record.exportMetrics(later);
        assertEquals(-1, Files.mismatch(live, later));
        assertEquals(0, record.missing());
    }

    @Test
    void aDiskThatIsFullWhileARunGoesOnLosesNothing() throws Exception {
        Run run = KeptRunsFixture.run(table, LONG);
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        try (SqliteRunStore store = SqliteRunStore.open(disk.resolve("store"), Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.start();
            KeptRunsFixture.await("it trains", () -> run.progress().step() > 2_000);
            Path filler = fill(disk);
            KeptRunsFixture.await("it is said", () -> store.trouble().isPresent());
            assertTrue(store.trouble().orElseThrow().message().contains("the disk is full"), store.trouble()::toString);
            long then = run.progress().step();
            KeptRunsFixture.await("it goes on", () -> run.progress().step() > then + 5_000);
            Files.delete(filler);
            KeptRunsFixture.await("it catches up", () -> store.trouble().isEmpty());
            assertTrue(run.stop(60));
            assertEquals(StoredState.STOPPED, store.find(kept.id()).state());
            assertSame(live, kept.record());
        }
    }

    @Test
    void aDiskThatIsFullFromTheFirstStepLosesNothing() throws Exception {
        Run run = KeptRunsFixture.run(table, "training.epochs=50", "training.batch=4", "telemetry.every=1");
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        try (SqliteRunStore store = SqliteRunStore.open(disk.resolve("store"), Ticker.SYSTEM)) {
            store.restore(java.util.List.of());
            Path filler = fill(disk);
            long began = System.nanoTime();
            StoredRun kept = KeptRunsFixture.begin(store, run);
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(3));
            run.start();
            run.await();
            assertTrue(store.trouble().isPresent());
            assertFalse(run.outputs().unwritten().isEmpty());
            Files.delete(filler);
            KeptRunsFixture.await("it catches up", () -> store.trouble().isEmpty());
            KeptRunsFixture.await(
                    "its end is written", () -> store.find(kept.id()).state() == StoredState.COMPLETED);
            assertSame(live, kept.record());
        }
    }

    @Test
    void aStoreOnADiskThatIsFullAlreadyIsOpenedWhenThereIsRoom() throws Exception {
        SqliteRunStore.open(disk.resolve("store"), Ticker.SYSTEM).close();
        Path filler = fill(disk);
        Run run = KeptRunsFixture.run(table, "training.epochs=50", "training.batch=4", "telemetry.every=1");
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        try (SqliteRunStore store = SqliteRunStore.openLater(disk.resolve("store"), Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.start();
            run.await();
            Files.delete(filler);
            KeptRunsFixture.await("it catches up", () -> store.trouble().isEmpty());
            KeptRunsFixture.await(
                    "its end is written", () -> store.find(kept.id()).state() == StoredState.COMPLETED);
            assertSame(live, kept.record());
        }
    }

    /** Neither the store's folder nor the one for temporary files has room, nor is there any for SQLite's own library. */
    @Test
    void aRunTrainsWhereNoDiskHasRoom() throws Exception {
        Path temporary = Files.createDirectory(disk.resolve("tmp"));
        fill(disk);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + temporary,
                        "--enable-native-access=ALL-UNNAMED",
                        Trainee.class.getName(),
                        disk.resolve("store").toString(),
                        table.file())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it hangs: " + Files.readString(out));
        assertTrue(Files.readString(out).contains("COMPLETED trouble true"), Files.readString(out));
    }

    /** Trains into a store that is opened when it is needed. */
    public static final class Trainee {
        private Trainee() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            Table table = org.layerwise.data.read.TableReader.read(
                    Path.of(arguments[1]), org.layerwise.data.read.csv.CsvFormat.AUTO);
            Run run = KeptRunsFixture.run(table, "training.epochs=5");
            try (LazyRunStore store = new LazyRunStore(Path.of(arguments[0]), Ticker.SYSTEM)) {
                KeptRunsFixture.train(store, run);
                System.out.println(run.end() + " trouble " + store.trouble().isPresent() + " " + store.trouble()
                        + store.findings());
            }
        }
    }

    @Test
    void aDiskThatMayOnlyBeReadIsNamedBeforeTraining() throws Exception {
        SqliteRunStore.open(disk.resolve("store"), Ticker.SYSTEM).close();
        run("mount", "-o", "remount,ro", disk.toString());
        ProblemException refused =
                assertThrows(ProblemException.class, () -> SqliteRunStore.open(disk.resolve("store"), Ticker.SYSTEM));
        assertTrue(refused.getMessage().contains("LAYERWISE_STORE"), refused.getMessage());
        try (LazyRunStore lazy = new LazyRunStore(disk.resolve("store"), Ticker.SYSTEM)) {
            KeptRunsFixture.train(lazy, KeptRunsFixture.run(table, "training.epochs=1"));
            assertEquals(1, lazy.list().size());
            assertTrue(lazy.findings().getFirst().message().contains("temporary folder"), lazy.findings()::toString);
        }
    }

    @Test
    void aRunGoesOnElsewhereWhereTheDiskIsFull() throws Exception {
        Run run = KeptRunsFixture.run(table, LONG);
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        Path elsewhere = folder.resolve("elsewhere");
        try (SqliteRunStore store = SqliteRunStore.open(disk.resolve("store"), Ticker.SYSTEM)) {
            StoredRun kept = KeptRunsFixture.begin(store, run);
            run.start();
            KeptRunsFixture.await("it trains", () -> run.progress().step() > 2_000);
            fill(disk);
            KeptRunsFixture.await("it is said", () -> store.trouble().isPresent());
            store.redirect(elsewhere);
            assertTrue(run.stop(60));
            assertSame(live, kept.record());
        }
        assertTrue(Files.exists(elsewhere.resolve("runs.db")));
    }
}

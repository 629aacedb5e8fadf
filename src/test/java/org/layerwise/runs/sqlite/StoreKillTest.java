package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Run;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.train.Runs;

/** Processes are killed while they train into a store. */
class StoreKillTest {
    private static final int EPOCHS = 200;
    private static final String[] CHANGES = {"training.epochs=" + EPOCHS, "training.batch=4", "telemetry.every=1"};

    /** What is older than this when the process is killed is there; a busy machine is granted a second more than promised. */
    private static final long LOST_MILLIS = 2_000;

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsThereWheneverTheProcessIsKilled() throws Exception {
        kill(6, 1);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void whatIsCommittedIsThereTwoHundredTimes() throws Exception {
        kill(200, 2);
    }

    private void kill(int times, long seed) throws Exception {
        Table table = Runs.classes(folder, 60);
        Path place = folder.resolve("store");
        String whole = unbroken(table);
        RandomStream random = new Seed(seed).stream("kill");
        int resumed = 0;
        for (int i = 0; i < times; i++) {
            Path out = folder.resolve("out" + i);
            Process process = KeptVictim.start(place, Path.of(table.file()), out, 300_000, CHANGES);
            KeptVictim.await(process, out, "begun");
            process.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            long killed = System.currentTimeMillis();
            resumed += examine(place, Files.readString(out), killed, whole);
            if (times > 20) {
                assertEquals(List.of(), leftBehind(place));
            }
        }
        assertTrue(resumed > 0, "none of them could be gone on with");
    }

    private String unbroken(Table table) throws IOException {
        Run run = KeptRunsFixture.run(table, CHANGES);
        Path csv = folder.resolve("whole.csv");
        run.outputs().writeMetrics(csv, problems -> {});
        run.start();
        run.await();
        return Files.readString(csv);
    }

    /** @return 1 when it could be gone on with */
    private static int examine(Path place, String said, long killed, String whole) throws IOException {
        String id = said.lines()
                .filter(line -> line.startsWith("begun "))
                .findFirst()
                .orElseThrow()
                .substring(6);
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            assertEquals(List.of(), store.findings());
            RunInfo info = store.find(id);
            if (said.contains("ended")) {
                assertEquals(StoredState.COMPLETED, info.state());
                return 0;
            }
            assertTrue(
                    info.state() == StoredState.INTERRUPTED || info.state() == StoredState.COMPLETED, info::toString);
            RunRecord record = store.open(id);
            assertEquals(0, record.missing());
            String metrics = KeptRunsFixture.metrics(record);
            assertTrue(whole.startsWith(metrics), "what is there is what an unbroken run begins with");
            long recorded = record.series("loss/batch", "").orElseThrow().size();
            long certain = said.lines()
                    .filter(line -> line.startsWith("step ") && line.split(" ").length == 3)
                    .filter(line -> Long.parseLong(line.split(" ")[2]) < killed - LOST_MILLIS)
                    .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                    .max()
                    .orElse(0);
            assertTrue(recorded >= certain, recorded + " steps of " + certain);
            store.label(id, before -> new RunInfo.Label(List.of("killed"), "", false));
            assertEquals(List.of(), temporary(record.folder()));
            Optional<Path> checkpoint = record.checkpoint();
            if (checkpoint.isEmpty() || info.state() == StoredState.COMPLETED) {
                return 0;
            }
            long step = new CheckpointFile(checkpoint.get())
                    .standing()
                    .orElseThrow()
                    .step();
            assertTrue(recorded >= step, "the record goes as far as the checkpoint");
            Run run = KeptRunsFixture.resumed(checkpoint.get(), EPOCHS);
            StoredRun more = store.resume(id, RunBeginning.of(run), List.of(), KeptRunsFixture.TEST);
            RunKeeping.attach(run, more, problems -> {});
            run.start();
            run.await();
            assertEquals(List.of(), run.outputs().unwritten());
            assertEquals(whole, KeptRunsFixture.metrics(store.open(id)));
            assertEquals(StoredState.COMPLETED, store.find(id).state());
            return 1;
        }
    }

    private static List<String> temporary(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }

    /** Folders of no run. */
    private static List<String> leftBehind(Path place) throws IOException {
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            store.purge();
            store.restore(List.of());
            List<String> known = store.list().stream().map(RunInfo::id).toList();
            return store.files().ids().stream()
                    .filter(id -> !known.contains(id))
                    .toList();
        }
    }

    @Test
    void aCheckpointThatIsBeingWrittenLeavesTheFormerOneAndNoLitter() throws Exception {
        Table table = Runs.classes(folder, 60);
        Path place = folder.resolve("store");
        Path out = folder.resolve("out");
        Process process = KeptVictim.start(
                place,
                Path.of(table.file()),
                out,
                0,
                "training.epochs=100000",
                "network.dense1.units=3000",
                "network.dense2.units=300");
        Path run;
        try {
            KeptVictim.await(process, out, "begun");
            run = place.resolve("runs")
                    .resolve(Files.readString(out)
                            .lines()
                            .findFirst()
                            .orElseThrow()
                            .substring(6));
            long end = System.nanoTime() + 120_000_000_000L;
            while (!Files.exists(run.resolve(RunRecord.CHECKPOINT))
                    || temporary(run).isEmpty()) {
                assertTrue(System.nanoTime() < end && process.isAlive(), "no checkpoint is being written");
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(1, temporary(run).size());
        new CheckpointFile(run.resolve(RunRecord.CHECKPOINT)).load();
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            store.restore(List.of());
            assertEquals(StoredState.INTERRUPTED, store.find("last").state());
            assertEquals(List.of(), temporary(run));
            new CheckpointFile(store.open(store.find("last").id()).checkpoint().orElseThrow()).load();
        }
    }
}

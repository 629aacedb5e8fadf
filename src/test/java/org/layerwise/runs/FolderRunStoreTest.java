package org.layerwise.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.RecipeText;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;
import org.layerwise.train.RunEnd;
import org.layerwise.train.Runs;

/** Runs are kept in folders: listed, opened, thrown away; those of processes that are gone read interrupted. */
class FolderRunStoreTest {
    @TempDir
    Path folder;

    private RunStore store;
    private Table table;

    /** Every look at the clock is a second later. */
    private static final class HandTicker implements Ticker {
        private long seconds;

        @Override
        public long nanos() {
            return Ticker.SYSTEM.nanos();
        }

        @Override
        public synchronized Instant now() {
            return Instant.parse("2026-11-28T12:00:00Z").plusSeconds(seconds++);
        }
    }

    @BeforeEach
    void makeStore() {
        store = new FolderRunStore(folder.resolve("store"), new HandTicker());
        table = Runs.classes(folder, 60);
    }

    private Run run(String... changes) {
        Experiment experiment = Runs.experiment(table, changes);
        return new Run(
                Runs.prepared(experiment, Runs.prepare(table, experiment)),
                new Resources(1, 1L << 40),
                Ticker.SYSTEM,
                false);
    }

    private StoredRun train(Run run) {
        StoredRun kept = store.begin(run.recipe(), run.layout());
        run.outputs().write(kept);
        run.outputs().writeModel(kept.model());
        run.outputs().writeCheckpoints(kept.checkpoint(), CheckpointPace.EVERY_MINUTE, problems -> {});
        run.start();
        run.await();
        assertEquals(List.of(), run.outputs().unwritten());
        return kept;
    }

    @Test
    void aRunIsKeptWithEverythingThatItLeaves() throws IOException {
        Run run = run("training.epochs=3", "telemetry.every=1");
        Path live = folder.resolve("live.csv");
        run.outputs().writeMetrics(live, problems -> {});
        train(run);
        RunInfo info = store.list().getFirst();
        assertEquals(
                new RunInfo(
                        info.id(),
                        "classes 1",
                        StoredState.COMPLETED,
                        "",
                        "2026-11-28T12:00:01Z",
                        "2026-11-28T12:00:02Z",
                        table.file()),
                info);
        RunRecord record = new FolderRunStore(folder.resolve("store"), Ticker.SYSTEM).open(info.id());
        assertEquals(info, record.info());
        record.exportMetrics(folder.resolve("later.csv"));
        assertEquals(Files.readString(live), Files.readString(folder.resolve("later.csv")));
        assertEquals(run.layout(), record.layout());
        assertEquals(
                RunEnd.COMPLETED,
                ModelFile.load(record.model().orElseThrow()).provenance().ended());
        assertEquals(
                3,
                new CheckpointFile(record.checkpoint().orElseThrow())
                        .load()
                        .checkpoint()
                        .standing()
                        .epoch());
        assertEquals(run.recipe(), record.recipe());
    }

    @Test
    void theTenNewestAreKeptAndOneThatGoesOn() {
        Run going = run("training.epochs=1");
        StoredRun open = store.begin(going.recipe(), going.layout());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < FolderRunStore.KEPT + 3; i++) {
            names.addFirst(train(run("training.epochs=1")).info().name());
        }
        assertEquals(
                Stream.concat(names.stream().limit(FolderRunStore.KEPT), Stream.of("classes 1"))
                        .toList(),
                store.list().stream().map(RunInfo::name).toList());
        assertEquals("classes 14", names.getFirst());
        assertEquals(StoredState.RUNNING, store.list().getLast().state());
        ProblemException refused = assertThrows(
                ProblemException.class, () -> store.delete(open.info().id()));
        assertTrue(refused.getMessage().contains("goes on"), refused.getMessage());
        String last = store.list().getFirst().id();
        store.delete(last);
        assertFalse(store.list().stream().anyMatch(info -> info.id().equals(last)));
        assertThrows(ProblemException.class, () -> store.open(last));
    }

    /** Another process trains; it is killed. */
    @Test
    void aRunWhoseProcessWasKilledReadsInterruptedWithWhatItHadRecorded() throws Exception {
        Path experiment = folder.resolve("e.json");
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        Victim.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!(Files.exists(out) && Files.readString(out).contains("epoch 20"))) {
                assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(out));
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            assertEquals(StoredState.RUNNING, store.list().getFirst().state());
        } finally {
            process.destroyForcibly().waitFor();
        }
        RunInfo info = store.list().getFirst();
        assertEquals(StoredState.INTERRUPTED, info.state());
        assertEquals("the process that trained it is gone.", info.reason());
        RunRecord record = store.open(info.id());
        record.exportMetrics(folder.resolve("m.csv"));
        String metrics = Files.readString(folder.resolve("m.csv"), StandardCharsets.UTF_8);
        assertTrue(metrics.contains("\n20,"), "twenty epochs are there");
        assertTrue(record.model().isEmpty());
        assertFalse(Files.exists(experiment));
        store.delete(info.id());
        assertEquals(List.of(), store.list());
    }

    /** Trains until it is killed. */
    public static final class Victim {
        private Victim() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Table table = Runs.classes(folder, 60);
            Experiment experiment = Runs.experiment(table, "training.epochs=1000000000", "telemetry.every=1");
            Run run = new Run(
                    Runs.prepared(experiment, Runs.prepare(table, experiment)),
                    new Resources(1, 1L << 40),
                    Ticker.SYSTEM,
                    false);
            RunStore store = new FolderRunStore(folder.resolve("store"), Ticker.SYSTEM);
            StoredRun kept = store.begin(run.recipe(), run.layout());
            run.outputs().write(kept);
            run.follow(new org.layerwise.train.RunListener() {
                @Override
                public void betweenUpdates(boolean epochEnded) {
                    if (epochEnded && run.progress().epoch() == 40) {
                        System.out.println("epoch 20 and more");
                    }
                }
            });
            run.start();
            run.await();
        }
    }

    @Test
    void aDamagedOrForeignFolderIsPassedOver() throws IOException {
        train(run("training.epochs=1"));
        Path runs = folder.resolve("store/runs");
        Files.createDirectories(runs.resolve("99999999-notes"));
        Files.createDirectories(runs.resolve("00000000-bad"));
        Files.writeString(runs.resolve("00000000-bad/run.json"), "{");
        assertEquals(
                List.of("classes 1"), store.list().stream().map(RunInfo::name).toList());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run run = run();
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> new FolderRunStore(file, Ticker.SYSTEM).begin(run.recipe(), run.layout()));
        assertTrue(refused.getMessage().contains(StoreFolder.VARIABLE), refused.getMessage());
    }

    @Test
    void aRecipeIsFollowedFromItsText() throws IOException {
        Experiment experiment = Runs.experiment(table, "training.epochs=2", "seed=7");
        RunRecipe recipe = new RunRecipe(
                experiment, Path.of(table.file()), null, new RunStart.FirstWeights(folder.resolve("w.safetensors")));
        assertEquals(recipe, RecipeText.read(RecipeText.write(recipe), ""));
        Run first = run("training.epochs=2");
        Path checkpoint = folder.resolve("c");
        first.outputs().writeCheckpoints(checkpoint, CheckpointPace.everyEpochs(1), problems -> {});
        first.start();
        first.await();
        RunRecipe resumed = RunRecipe.resuming(checkpoint, new CheckpointFile(checkpoint).load());
        RunRecipe read = RecipeText.read(RecipeText.write(resumed), "");
        assertInstanceOf(RunStart.ResumedState.class, read.start());
        assertEquals(
                first.data().pipeline(), read.prepare(TableSource.FILES).data().pipeline());
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> RecipeText.read(
                        IntStream.range(0, 3).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]")), "x.json"));
        assertTrue(refused.getMessage().startsWith("x.json, format"), refused.getMessage());
    }
}

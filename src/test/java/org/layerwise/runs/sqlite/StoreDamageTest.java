package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.runs.RunInfo;
import org.layerwise.train.Runs;

/** The store's file is damaged: it opens all the same, and what can be read is there. */
class StoreDamageTest {
    private static final int RUNS = 5;
    private static final int PAGE = 4096;

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    /** What the sound store has: METRICS.csv by name. */
    private static final Map<String, String> SOUND = new HashMap<>();

    private static byte[] bytes;

    @BeforeAll
    static void makeStore() throws IOException {
        Table table = Runs.classes(made, 60);
        try (SqliteRunStore store = SqliteRunStore.open(made.resolve("store"), Ticker.SYSTEM)) {
            for (int i = 0; i < RUNS; i++) {
                String name = KeptRunsFixture.train(
                                store,
                                KeptRunsFixture.run(
                                        table, "training.epochs=" + (60 + i), "training.batch=4", "telemetry.every=1"))
                        .record()
                        .info()
                        .name();
                SOUND.put(
                        name,
                        KeptRunsFixture.metrics(store.open(store.find(name).id())));
            }
        }
        bytes = Files.readAllBytes(made.resolve("store/runs.db"));
    }

    private record Found(int runs, int whole, boolean repaired) {}

    /** Opens it, reads everything that it lists, and looks that nothing else has become of the damaged file. */
    private Found open(String name, byte[] damaged) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Path file = Files.write(place.resolve("runs.db"), damaged);
        int runs = 0;
        int whole = 0;
        boolean repaired;
        for (int time = 0; time < 2; time++) { // damage that is come upon is repaired when it is opened again
            runs = 0;
            whole = 0;
            try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
                for (RunInfo info : store.list()) {
                    runs++;
                    try {
                        whole += KeptRunsFixture.metrics(store.open(info.id())).equals(SOUND.get(info.name())) ? 1 : 0;
                    } catch (ProblemException e) {
                        assertTrue(time == 0 || !e.getMessage().isEmpty(), "it is said in words");
                    }
                }
                for (String each : KeptRunsFixture.names(place)) {
                    assertTrue(
                            List.of(
                                            "runs.db",
                                            "runs.db-wal",
                                            "runs.db-shm",
                                            "runs.db.bad",
                                            "runs.db.check",
                                            "runs.db.repair.lock")
                                    .contains(each),
                            each);
                }
            }
        }
        Path bad = place.resolve("runs.db.bad");
        repaired = Files.exists(bad);
        if (repaired) {
            assertEquals(-1, Arrays.mismatch(damaged, Files.readAllBytes(bad)), "it is kept as it was");
        }
        assertTrue(Files.exists(file));
        RunFiles.deleteAll(place);
        return new Found(runs, whole, repaired);
    }

    @Test
    void pagesThatAreOverwrittenTakeLittleElseAlong() throws IOException {
        RandomStream random = new Seed(5).stream("damage");
        int whole = 0;
        int repaired = 0;
        int times = 60;
        for (int i = 0; i < times; i++) {
            byte[] damaged = bytes.clone();
            int page = 1 + random.nextInt(bytes.length / PAGE - 1);
            for (int at = page * PAGE; at < (page + 1) * PAGE; at++) {
                damaged[at] = (byte) random.nextInt(256);
            }
            Found found = open("page" + i, damaged);
            whole += found.whole();
            repaired += found.repaired() ? 1 : 0;
        }
        assertTrue(repaired > times / 4, repaired + " of them were found out");
        assertTrue(whole > times * RUNS / 2, whole + " runs of " + times * RUNS + " are whole");
    }

    @Test
    void bitsThatAreFlippedNeverKeepItFromOpening() throws IOException {
        RandomStream random = new Seed(6).stream("damage");
        int runs = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = bytes.clone();
            for (int flips = 0; flips < 30; flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            runs += open("bits" + i, damaged).runs();
        }
        assertTrue(runs > 60 * RUNS / 2, runs + " runs are left");
    }

    @Test
    void aFileThatIsCutShortGivesWhatIsInIt() throws IOException {
        for (int part = 0; part < 20; part++) {
            byte[] cut = Arrays.copyOf(bytes, bytes.length / 20 * part + part * 7);
            open("cut" + part, cut);
        }
        Found most = open("most", Arrays.copyOf(bytes, bytes.length - 3 * PAGE));
        assertTrue(most.runs() >= RUNS - 1, most::toString);
    }

    @Test
    void aFileThatIsSomethingElseIsPutAside() throws IOException {
        byte[] garbage = new byte[10_000];
        Arrays.fill(garbage, (byte) 'x');
        assertEquals(new Found(0, 0, true), open("garbage", garbage));
        byte[] headless = bytes.clone();
        Arrays.fill(headless, 0, 60, (byte) 7);
        assertTrue(open("headless", headless).repaired());
    }

    @Test
    void damageThatIsComeUponLaterIsRepairedAtTheNextOpening() throws IOException {
        Path place = Files.createDirectories(folder.resolve("store"));
        Path file = Files.write(place.resolve("runs.db"), bytes);
        long chunk;
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            chunk = store.read(connection -> Database.number(
                    connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'chunk' AND type = 'table'"));
        }
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, (int) (chunk - 1) * PAGE, (int) chunk * PAGE, (byte) 7);
        Files.write(file, damaged);
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            assertEquals(List.of(), store.findings());
            ProblemException unreadable = assertThrows(
                    ProblemException.class,
                    () -> KeptRunsFixture.metrics(store.open(store.find("last").id())));
            assertTrue(unreadable.getMessage().contains("cannot be read"), unreadable.getMessage());
        }
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            assertTrue(
                    store.findings().getFirst().message().contains("kept as runs.db.bad"), store.findings()::toString);
            assertTrue(
                    store.findings().getFirst().message().contains("5 runs were taken over"),
                    store.findings()::toString);
            assertEquals(RUNS, store.list().size());
            for (RunInfo info : store.list()) {
                KeptRunsFixture.metrics(store.open(info.id()));
                assertEquals(60, store.open(info.id()).epochs().size() / 10 * 10);
            }
        }
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            assertEquals(List.of(), store.findings());
        }
    }

    @Test
    void severalThatOpenItAtOnceRepairItOnce() throws Exception {
        Path place = Files.createDirectories(folder.resolve("store"));
        byte[] damaged = bytes.clone();
        Arrays.fill(damaged, PAGE, 4 * PAGE, (byte) 7);
        Files.write(place.resolve("runs.db"), damaged);
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> openings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                openings.add(() -> {
                    try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
                        return store.findings().size();
                    }
                });
            }
            int findings = 0;
            for (Future<Integer> each : pool.invokeAll(openings)) {
                findings += each.get();
            }
            assertEquals(1, findings);
        }
        assertTrue(Files.exists(place.resolve("runs.db.bad")));
        assertTrue(!Files.exists(place.resolve("runs.db.2.bad")));
    }

    /** Between its two renamings the process was killed. */
    @Test
    void aRepairThatWasCutOffIsFinished() throws IOException {
        Path place = Files.createDirectories(folder.resolve("store"));
        Files.write(place.resolve("runs.db.repaired"), bytes);
        try (SqliteRunStore store = SqliteRunStore.open(place, Ticker.SYSTEM)) {
            assertEquals(RUNS, store.list().size());
        }
    }
}

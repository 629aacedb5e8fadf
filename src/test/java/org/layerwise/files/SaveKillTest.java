package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.table.ColumnFile;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.train.Runs;

/** Processes are killed while they save: every file is a whole one, and what they left behind is swept at the next start. */
class SaveKillTest {
    private static final int AT_ONCE = 3;
    private static final int LONGEST_MILLIS = 120;

    @TempDir
    Path folder;

    @Test
    void whateverAProcessSavesWhenItIsKilledIsWhole() throws Exception {
        kill(1, 1);
    }

    /** With the launcher's thirty, in {@code LauncherKillTest}, three hundred: some four minutes where nothing else goes on. */
    @Test
    @Tag("faults")
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void whateverIsSavedIsWholeTwoHundredAndSeventyTimes() throws Exception {
        assertTrue(kill(90, 2) > 0, "no process was killed while it wrote");
    }

    /** @return how many files were found half written */
    private int kill(int rounds, long seed) throws Exception {
        List<Path> places = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Path place = Files.createDirectory(folder.resolve("place" + i));
            Runs.classes(place, 60);
            Files.writeString(place.resolve(SavingVictim.TABLE), "text\n" + "x".repeat(10_000));
            places.add(place);
        }
        RandomStream random = new Seed(seed).stream("kill");
        int halves = 0;
        for (int round = 0; round < rounds; round++) {
            List<Process> victims = new ArrayList<>();
            try {
                for (Path place : places) {
                    victims.add(SavingVictim.start(place, folder.resolve(place.getFileName() + ".out")));
                }
                for (int i = 0; i < AT_ONCE; i++) {
                    await(victims.get(i), folder.resolve(places.get(i).getFileName() + ".out"));
                    victims.get(i).waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
                    victims.get(i).destroyForcibly().waitFor();
                }
            } finally {
                victims.forEach(Process::destroyForcibly);
            }
            for (Path place : places) {
                halves += leftovers(place).size();
                examine(place);
            }
        }
        return halves;
    }

    private static void await(Process process, Path out) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(out).contains("all are there")) {
            assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(out));
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
    }

    private static void examine(Path place) throws IOException {
        new ExperimentFile(place.resolve(SavingVictim.EXPERIMENT)).load();
        ModelFile.load(place.resolve(SavingVictim.MODEL));
        new CheckpointFile(place.resolve(SavingVictim.CHECKPOINT)).load();
        Path csv = place.resolve(SavingVictim.METRICS);
        String metrics = Files.readString(csv);
        assertTrue(metrics.startsWith(MetricsWriter.HEADER + "\n1,") && metrics.endsWith("\n"), metrics);
        Table columns = ColumnFile.open(
                        place.resolve(SavingVictim.TABLE), "comma", NumberFormat.PLAIN, FaultPolicy.STOP)
                .orElseThrow();
        assertEquals("text 7", columns.cell(7, 0));
        AtomicFile.requireWritable(csv); // as a run that begins does
        assertEquals(List.of(), leftovers(place));
    }

    private static List<String> leftovers(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }
}

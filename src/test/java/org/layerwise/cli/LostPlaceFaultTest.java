package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that cannot take a result, made for the occasion: full and read-only disks, protected files. Needs root. */
@Tag("faults")
class LostPlaceFaultTest {
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir
    Path folder;

    private Path table;
    private Path experiment;
    private Path disk;
    private KeptRunsFolder kept;

    @BeforeEach
    void anExperiment() throws IOException {
        table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        experiment = folder.resolve("iris.json");
        disk = Files.createDirectory(folder.resolve("disk"));
        kept = new KeptRunsFolder(folder.resolve("store"));
        Outcome.done("new", table, "--target", "species", "--epochs", "5", "-o", experiment);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), String.join(" ", command));
    }

    private void mount(String options) throws Exception {
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
    }

    private void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private void fill() throws IOException {
        Files.write(disk.resolve("filler"), new byte[(int) disk.toFile().getUsableSpace()]);
    }

    @Test
    void aDiskThatBecomesFullSendsTheModelBesideTheExperiment() throws Exception {
        mount("size=256k");
        try {
            Path model = disk.resolve("m.layerwise");
            kept.done("train", experiment, "-o", model, "--quiet");
            byte[] former = Files.readAllBytes(model);
            Outcome outcome = LostPlaceTest.struck(
                    "epoch 1/", this::fill, "train", experiment, "-o", model, "--store", kept.store());
            Path elsewhere = experiment.resolveSibling("m.layerwise");
            assertEquals(2, outcome.status(), outcome.err());
            assertTrue(outcome.err().contains("No space left on device"), outcome.err());
            assertTrue(outcome.err().contains("The model is kept as " + elsewhere + " instead."), outcome.err());
            Outcome.done("inspect", elsewhere);
            assertArrayEquals(former, Files.readAllBytes(model));
        } finally {
            unmount();
        }
    }

    @Test
    void metricsThatHaveNoRoomAreSaidToBeIncompleteAndTheModelIsThere() throws Exception {
        mount("size=64k");
        try {
            Path csv = disk.resolve("m.csv");
            Path model = folder.resolve("m.layerwise");
            Outcome outcome = LostPlaceTest.struck(
                    "epoch 1/",
                    this::fill,
                    "train",
                    experiment,
                    "-o",
                    model,
                    "--csv",
                    csv,
                    "--set",
                    "training.epochs=200",
                    "--set",
                    "telemetry.every=1",
                    "--store",
                    kept.store());
            assertEquals(2, outcome.status(), outcome.err());
            assertTrue(outcome.err().contains(csv + ": the metrics are incomplete"), outcome.err());
            Outcome.done("inspect", model);
        } finally {
            unmount();
        }
    }

    @Test
    void aDiskThatMayOnlyBeReadIsRefusedBeforeTraining() throws Exception {
        mount("ro,size=64k");
        try {
            for (String option : List.of("-o", "--csv", "--checkpoint")) {
                assertRefused("Read-only file system", kept.of("train", experiment, option, disk.resolve("m")));
            }
        } finally {
            unmount();
        }
    }

    private void assertRefused(String why, Outcome outcome) {
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(why), outcome.err());
        assertFalse(outcome.err().contains("Training "), outcome.err());
    }

    @Test
    void aProtectedFileOrFolderIsRefusedBeforeTraining() throws Exception {
        Path model = Files.writeString(folder.resolve("m.layerwise"), "protected");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        for (Path place : List.of(model, closed)) {
            run("chattr", "+i", place.toString());
        }
        try {
            assertRefused("may not change it", kept.of("train", experiment, "-o", model));
            assertRefused("may not change it", kept.of("train", experiment, "--csv", model));
            assertRefused("may not change it", kept.of("train", experiment, "--checkpoint", model));
            assertRefused("cannot be written", kept.of("train", experiment, "-o", closed.resolve("m.layerwise")));
        } finally {
            for (Path place : List.of(model, closed)) {
                run("chattr", "-i", place.toString());
            }
        }
        assertEquals("protected", Files.readString(model));
    }

    /** Another user, who may read the table and write nothing beside it. */
    @Test
    void whoMayNotWriteThereIsToldBeforeTrainingAndHasColumnsInAFolderOfTheirOwn() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        run("chown", "65534:65534", theirs.toString());
        Map<String, String> environment = Map.of(
                "XDG_CACHE_HOME", theirs.resolve("cache").toString(),
                "LAYERWISE_STORE", theirs.resolve("store").toString(),
                "LAYERWISE_JAVA_OPTIONS", "-Xmx64m -Duser.home=" + theirs + " -Djava.io.tmpdir=" + theirs);
        Path own = Files.copy(experiment, folder.resolve("theirs/iris.json"));
        try (LauncherProcess refused =
                LauncherProcess.start(folder, environment, NOBODY, "train", own, "-o", folder.resolve("m.layerwise"))) {
            assertRefused("this user may not write in the folder " + folder, refused.end());
        }
        Path large = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(large)) {
            out.write("x,y\n");
            for (int row = 0;
                    row < 120_000;
                    row++) { // long cells, of which there are few: a large file that is soon profiled
                out.write(row % 977 + "," + "text ".repeat(40) + row % 7 + "\n");
            }
        }
        for (int i = 0; i < 2; i++) {
            try (LauncherProcess profiled =
                    LauncherProcess.start(folder, environment, NOBODY, "profile", large, "--json")) {
                Outcome outcome = profiled.end();
                assertEquals(0, outcome.status(), outcome.err());
            }
        }
        assertFalse(Files.exists(folder.resolve("large.csv.columns")));
        Path columns = theirs.resolve("cache/layerwise/columns");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(columns)));
        try (Stream<Path> files = Files.list(columns)) {
            assertTrue(files.findFirst().orElseThrow().toString().endsWith("-large.csv.columns"));
        }
    }
}

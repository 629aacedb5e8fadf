package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

/** Training is killed as people start it: what was saved before is there, and the run goes on from it. */
@Tag("faults")
class LauncherKillTest {
    private static final int KILLS = 30;

    @TempDir
    Path folder;

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void thirtyTimes() throws Exception {
        Path experiment = folder.resolve("iris.json");
        Outcome.done(
                "new",
                Path.of("sample-data/iris.csv").toAbsolutePath(),
                "--target",
                "species",
                "--layers",
                "200,200",
                "--epochs",
                "1",
                "-o",
                experiment);
        Path model = folder.resolve("m.layerwise");
        Outcome.done("train", experiment, "-o", model, "--no-store", "--quiet");
        byte[] before = Files.readAllBytes(model);
        Path checkpoint = folder.resolve("run.checkpoint");
        RandomStream random = new Seed(3).stream("kill");
        for (int i = 0; i < KILLS; i++) {
            try (LauncherProcess run = LauncherProcess.start(
                    folder,
                    Map.of(),
                    List.of(),
                    "train",
                    experiment,
                    "-o",
                    model,
                    "--checkpoint",
                    checkpoint,
                    "--checkpoint-every",
                    "1",
                    "--no-store",
                    "--set",
                    "training.epochs=1000000")) {
                run.await("epoch 1/");
                run.process().waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
                run.signal("KILL");
                assertEquals(137, run.end().status());
            }
            assertEquals(0, java.util.Arrays.compare(before, Files.readAllBytes(model)), "the earlier model is there");
            Outcome.done("inspect", model);
            if (Files.exists(checkpoint)) {
                Outcome.done("inspect", checkpoint);
            }
            Outcome.done("train", experiment, "-o", model, "--checkpoint", checkpoint, "--no-store", "--quiet");
            assertEquals(List.of(), leftovers());
        }
    }
}

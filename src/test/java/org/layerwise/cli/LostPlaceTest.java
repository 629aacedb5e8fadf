package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place of a model is lost while it is trained: the model goes elsewhere, and that is said. */
class LostPlaceTest {
    @TempDir
    Path folder;

    private Path experiment;
    private Path out;
    private KeptRunsFolder kept;

    @BeforeEach
    void anExperiment() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        out = Files.createDirectory(folder.resolve("out"));
        experiment = work.resolve("iris.json");
        kept = new KeptRunsFolder(folder.resolve("store"));
        Outcome.done(
                "new",
                Path.of("sample-data/iris.csv").toAbsolutePath(),
                "--target",
                "species",
                "--epochs",
                "3",
                "-o",
                experiment);
    }

    /** What happens to the places. */
    @FunctionalInterface
    interface Fault {
        void strike() throws IOException;
    }

    /** A command during which something happens, once its first epoch is over. */
    private static Outcome struck(Fault fault, Object... arguments) {
        return struck("epoch 1/", fault, arguments);
    }

    /** A command during which something happens, once it has said something. */
    static Outcome struck(String said, Fault fault, Object... arguments) {
        StringWriter err = new StringWriter() {
            private boolean done;

            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (!done && getBuffer().indexOf(said) >= 0) {
                    done = true;
                    try {
                        fault.strike();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        int status = CommandLineApp.execute(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Outcome(status, "", err.toString());
    }

    private static void assertKept(Outcome outcome, Path place) {
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains("The model is kept as " + place + " instead."), outcome.err());
        Outcome.done("inspect", place);
    }

    @Test
    void whereItsFolderIsGoneTheModelGoesBesideTheExperiment() throws IOException {
        Path model = out.resolve("m.layerwise");
        Outcome outcome = struck(() -> Files.delete(out), "train", experiment, "-o", model, "--store", kept.store());
        assertKept(outcome, experiment.resolveSibling("m.layerwise"));
        assertTrue(
                outcome.err()
                        .contains("error: " + model + ": cannot be written: the folder " + out + " does not exist."),
                outcome.err());
        assertFalse(outcome.err().contains("Wrote " + model), outcome.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void nothingThatIsThereIsWrittenOver() throws IOException {
        Path mine = Files.writeString(experiment.resolveSibling("m.layerwise"), "mine");
        Outcome outcome = struck(
                () -> Files.move(out, folder.resolve("renamed")),
                "train",
                experiment,
                "-o",
                out.resolve("m.layerwise"),
                "--no-store");
        assertKept(outcome, experiment.resolveSibling("m-2.layerwise"));
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void whereTheExperimentsFolderIsGoneTooTheModelGoesToTheStore() throws IOException {
        Outcome outcome = struck(
                () -> Files.move(folder.resolve("work"), folder.resolve("elsewhere")),
                "train",
                experiment,
                "--store",
                kept.store());
        Path place = kept.store().resolve("iris.layerwise");
        assertKept(outcome, place);
        assertArrayEquals(
                Files.readAllBytes(kept.folderOf("iris 1").resolve("model.layerwise")), Files.readAllBytes(place));
    }

    @Test
    void aResumedRunsModelGoesToTheStore() throws IOException {
        Path model = out.resolve("m.layerwise");
        kept.done("train", experiment, "-o", model, "--quiet");
        Outcome outcome = struck(
                "epoch 4/",
                () -> {
                    Files.delete(model);
                    Files.delete(out);
                },
                "resume",
                "last",
                "--epochs",
                "2",
                "--store",
                kept.store());
        assertKept(outcome, kept.store().resolve("m.layerwise"));
    }

    @Test
    void whereNoFolderIsLeftTheModelGoesToTheTemporaryFolder() throws IOException {
        Path named = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        String name = "lost-" + ProcessHandle.current().pid() + ".layerwise";
        Files.deleteIfExists(named.resolve(name));
        Path own = Files.move(experiment, experiment.resolveSibling("a.json"));
        try {
            Outcome outcome = struck(
                    () -> {
                        Files.delete(out);
                        Files.move(folder.resolve("work"), folder.resolve("moved"));
                    },
                    "train",
                    own,
                    "-o",
                    out.resolve(name),
                    "--no-store",
                    "--store",
                    folder.resolve("no-store"));
            assertKept(outcome, named.resolve(name));
        } finally {
            Files.deleteIfExists(named.resolve(name));
        }
    }
}

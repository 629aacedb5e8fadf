package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** METRICS.csv of a run that is resumed without {@code --csv}: it goes on where the run wrote it, if that is still its own. */
class ResumeMetricsTest {
    @TempDir
    Path folder;

    private KeptRunsFolder kept = new KeptRunsFolder(Path.of(""));
    private Path csv = Path.of("");

    @BeforeEach
    void aRunOfThreeEpochs() throws IOException {
        kept = new KeptRunsFolder(folder.resolve("store"));
        csv = folder.resolve("metrics.csv");
        Path table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Path experiment = folder.resolve("iris.json");
        Outcome.done("new", table, "--target", "species", "--epochs", "3", "-o", experiment);
        kept.done("train", experiment, "--csv", csv, "--quiet");
    }

    private String exported() throws IOException {
        Path whole = folder.resolve("whole.csv");
        kept.done("runs", "export", "last", "--csv", whole);
        return Files.readString(whole);
    }

    @Test
    void itGoesOnWhereTheRunWroteIt() throws IOException {
        Outcome outcome = kept.of("resume", "last", "--epochs", "2");
        assertTrue(outcome.err().contains("the numbers of the run go on in " + csv), outcome.err());
        assertEquals(exported(), Files.readString(csv));
        assertTrue(Files.readString(csv).contains("\n5,"), "the fifth epoch");
    }

    @Test
    void aFileThatAKillCutShortIsMadeWhole() throws IOException {
        byte[] all = Files.readAllBytes(csv);
        Files.write(csv, java.util.Arrays.copyOf(all, all.length / 2));
        kept.done("resume", "last", "--epochs", "2", "--quiet");
        assertEquals(exported(), Files.readString(csv));
    }

    @Test
    void aFileOfOtherNumbersIsLeftAloneAndSaid() throws IOException {
        String others = "epoch,step,metric,layer,value\n1,1,loss/batch,,0.123\n";
        Files.writeString(csv, others);
        Outcome outcome = kept.of("resume", "last", "--epochs", "1", "--quiet");
        assertEquals(0, outcome.status(), outcome.err());
        assertTrue(
                outcome.err().contains("which holds others by now")
                        && outcome.err().contains("--csv"),
                outcome.err());
        assertEquals(others, Files.readString(csv));
    }

    @Test
    void aFileThatIsGoneIsSaid() throws IOException {
        Files.delete(csv);
        Outcome outcome = kept.of("resume", "last", "--epochs", "1", "--quiet");
        assertEquals(0, outcome.status(), outcome.err());
        assertTrue(
                outcome.err().contains("is no longer there") && outcome.err().contains("--csv " + csv), outcome.err());
        assertFalse(Files.exists(csv));
    }
}

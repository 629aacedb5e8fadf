package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a link in the place of an output: the file that it leads to is written, and a circle is refused. */
class LinksTest {
    @TempDir
    Path folder;

    private Path experiment = Path.of("");

    @BeforeEach
    void make() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        for (int i = 0; i < 30; i++) {
            lines.add(i + "," + (i % 3 == 0 ? "a" : "b"));
        }
        Path table = Rows.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
        experiment = folder.resolve("e.json");
        Outcome.done("new", table, "--target", "y", "--epochs", "2", "--layers", "4", "-o", experiment);
    }

    private Path link(String name, String to) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), Path.of(to));
    }

    private void train(Path model, Path csv) {
        Outcome.done("train", experiment, "-o", model, "--csv", csv, "--no-store", "--quiet");
    }

    @Test
    void aLinkToNothingYetMakesWhatItLeadsTo() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Path model = link("m.layerwise", "sub/real.layerwise");
        Path csv = link("m.csv", "n.csv");
        link("n.csv", "sub/real.csv");
        train(model, csv);
        assertTrue(Files.isSymbolicLink(model)
                && Files.isSymbolicLink(csv)
                && Files.isSymbolicLink(folder.resolve("n.csv")));
        assertTrue(Files.isRegularFile(folder.resolve("sub/real.layerwise")));
        assertTrue(Files.readString(folder.resolve("sub/real.csv")).startsWith("epoch,step,metric"));
        Path predictions = link("p.csv", "sub/predictions.csv");
        Outcome.done("predict", model, folder.resolve("t.csv"), "-o", predictions);
        assertEquals(
                31, Files.readAllLines(folder.resolve("sub/predictions.csv")).size());
    }

    @Test
    void aLinkToAFileWritesThatFile() throws IOException {
        Path real = Files.writeString(folder.resolve("real.layerwise"), "");
        Path model = link("m.layerwise", "real.layerwise");
        train(model, folder.resolve("m.csv"));
        assertTrue(Files.isSymbolicLink(model) && Files.size(real) > 0);
    }

    @Test
    void aCircleIsRefusedForEveryOutput() throws IOException {
        Path one = link("one", "two");
        link("two", "one");
        Path own = link("own", "own");
        for (Path circle : List.of(one, own)) {
            for (Outcome outcome : List.of(
                    Outcome.of("train", experiment, "-o", circle, "--no-store", "--quiet"),
                    Outcome.of("train", experiment, "--csv", circle, "--no-store", "--quiet"),
                    Outcome.of("new", folder.resolve("t.csv"), "--target", "y", "-o", circle))) {
                assertEquals(2, outcome.status(), outcome.err());
                assertTrue(outcome.err().contains("leads back to itself"), outcome.err());
            }
            assertTrue(Files.isSymbolicLink(circle));
        }
    }

    @Test
    void aLinkIntoAMissingFolderIsRefusedBeforeAnyWork() throws IOException {
        Path model = link("m.layerwise", "nowhere/real.layerwise");
        Outcome outcome = Outcome.of("train", experiment, "-o", model, "--no-store", "--quiet");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("nowhere"), outcome.err());
        assertTrue(Files.isSymbolicLink(model));
    }
}

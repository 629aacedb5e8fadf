package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that other programs give a meaning of their own, and lists with something missing. */
class ArgumentsTest {
    @TempDir
    Path folder;

    private Path table(String target) throws IOException {
        List<String> lines = new ArrayList<>(List.of("x," + target));
        for (int i = 0; i < 30; i++) {
            lines.add(i + "," + (i % 3 == 0 ? "a" : "b"));
        }
        return Rows.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
    }

    @Test
    void aNameWithAnAtSignIsNoFileOfArguments() throws IOException {
        Path experiment = folder.resolve("e.json");
        Outcome.done("new", table("@y"), "--target", "@y", "-o", experiment);
        assertTrue(Files.readString(experiment).contains("\"@y\""));
        Path arguments = Files.writeString(folder.resolve("more"), "--help");
        Outcome outcome = Outcome.of("train", "@" + arguments);
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("@" + arguments), outcome.err());
        assertFalse(outcome.out().contains("Usage"), outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4,,4", ",4", "4,", "4,,", ",", "4,-1", "4,x", "0", "2147483648"})
    void aListOfLayersWithoutANumberIsRefused(String layers) throws IOException {
        Path experiment = folder.resolve("e.json");
        Outcome outcome = Outcome.of("new", table("y"), "--target", "y", "--layers", layers, "-o", experiment);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains("--layers"), outcome.err());
        assertFalse(Files.exists(experiment));
    }

    @Test
    void moreValuesThanANetworkHasClassesNameTheTargetAndTheChoices() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,name"));
        for (int i = 0; i < 120_000; i++) {
            lines.add(i % 97 + ",n" + i);
        }
        Path many = Rows.write(folder.resolve("many.csv"), lines.toArray(String[]::new));
        Path experiment = folder.resolve("e.json");
        Outcome outcome = Outcome.of("new", many, "--target", "name", "-o", experiment);
        assertEquals(2, outcome.status(), outcome.err());
        assertTrue(
                outcome.err().contains("column name: the target has 120,000 different values")
                        && outcome.err().contains("merge rare classes"),
                outcome.err());
        assertFalse(outcome.err().contains("units"), outcome.err());
    }

    @Test
    void aTableWithinThatLimitIsTaken() throws IOException {
        Path experiment = folder.resolve("e.json");
        Outcome.done("new", table("y"), "--target", "y", "-o", experiment);
        assertTrue(Files.exists(experiment));
    }
}

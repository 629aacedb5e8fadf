package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** No text of a file reaches a terminal as anything but text: it repaints nothing and forges no line. */
class TerminalTextTest {
    private static final Pattern CONTROLS = Pattern.compile(
            "[\\p{Cntrl}&&[^\n]]|[\u0080-\u009F\u200E\u200F\u061C\u2028\u2029\u202A-\u202E\u2066-\u2069]");
    private static final String HOSTILE = "a\nerror: forged\r\u202Egnp.exe\u0085\u2066";

    @TempDir
    Path folder;

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    @Test
    void everythingThatIsNoTextIsWrittenOut() {
        assertEquals("a\\u001B[31m\\nb\\tc\\u202E", TerminalText.line("a\u001B[31m\nb\tc\u202E"));
        assertEquals("a\nb\\r", TerminalText.block("a\nb\r"));
        assertEquals("größe 🐧 日本", TerminalText.line("größe 🐧 日本"));
    }

    @Test
    void problemsAreOneLineEachAndAreCounted() {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
        Problem long_ = Problem.error(
                Location.path("f.json", "k".repeat(10_000)), Message.verbatim("x\nerror: y" + "z".repeat(1_000_000)));
        console.report(Collections.nCopies(1_000, long_));
        List<String> lines = err.toString().lines().toList();
        assertEquals(101, lines.size());
        assertEquals("… and 900 more errors.", lines.getLast());
        assertTrue(lines.getFirst().length() < 1_200, lines.getFirst());
        assertTrue(lines.getFirst().contains("x\\nerror: y"), lines.getFirst());
    }

    /** A class, a category, a column and files of such names, through all commands. */
    @Test
    void noCommandPrintsControlCharactersOfATable() throws IOException {
        StringBuilder csv = new StringBuilder(quoted("n" + HOSTILE) + "," + quoted("c" + HOSTILE) + ",class\n");
        for (int i = 0; i < 80; i++) {
            csv.append(i)
                    .append(',')
                    .append(quoted((i % 3) + HOSTILE))
                    .append(',')
                    .append(quoted((i % 2) + HOSTILE))
                    .append('\n');
        }
        Path table = Files.writeString(folder.resolve("t\u001B[2J\u202E.csv"), csv);
        Path experiment = folder.resolve("e\u001B]0;x\u0007.json");
        Path model = folder.resolve("m\u202E.layerwise");
        Path store = folder.resolve("store");
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Outcome.of("profile", table, "--target", "class"));
        outcomes.add(Outcome.of("profile", table, "--json"));
        outcomes.add(Outcome.of("new", table, "--target", "class", "-o", experiment));
        outcomes.add(Outcome.of("inspect", experiment));
        outcomes.add(Outcome.of(
                "train", experiment, "-o", model, "--store", store, "--name", "r one", "--set", "training.epochs=1"));
        outcomes.add(Outcome.of("inspect", model));
        outcomes.add(Outcome.of("inspect", model, "--json"));
        outcomes.add(Outcome.of("evaluate", model, table));
        outcomes.add(Outcome.of("evaluate", model, table, "--json"));
        outcomes.add(Outcome.of("export", model, "--format", "onnx", "-o", folder.resolve("o\u001B.onnx")));
        outcomes.add(Outcome.of("runs", "list", "--store", store));
        outcomes.add(Outcome.of("runs", "show", "last", "--store", store));
        outcomes.forEach(outcome -> assertEquals(0, outcome.status(), outcome.err()));
        outcomes.add(Outcome.of("profile", folder.resolve("none\u001B[31m.csv")));
        outcomes.add(Outcome.of("new", table, "--target", HOSTILE, "-o", experiment));
        outcomes.add(Outcome.of("train", experiment, "--set", HOSTILE + "=1", "--no-store"));
        outcomes.add(Outcome.of("runs", "show", HOSTILE, "--store", store));
        outcomes.add(Outcome.of(HOSTILE));
        for (Outcome outcome : outcomes) {
            String all = outcome.out() + outcome.err();
            assertFalse(CONTROLS.matcher(all).find(), () -> TerminalText.block(all));
            assertFalse(all.lines().anyMatch(line -> line.startsWith("error: forged")), all);
        }
        Outcome data = Outcome.of("predict", model, table);
        assertTrue(data.out().contains("\u202Egnp.exe"), "data that another program reads stay as they are");
    }
}

package org.layerwise.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** No problem in the window speaks of a path in a JSON file. */
class WindowWordsTest {
    private static final Path MAIN = Path.of("src/main/java");

    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w./-])(data|network|training|pipeline|split|telemetry|loss|optimizer|schedule|regularization|layout)"
                    + "\\.[a-z{]\\w*");

    /** A path that a problem is at. */
    private static final Pattern PLACE =
            Pattern.compile("Location\\.path\\(\"\", \"((?:data|pipeline|split|training|loss|telemetry)\\.\\w+)\"");

    /** What only the command line says. */
    private static final Set<String> COMMAND_LINE = Set.of("assignment-expected.hint");

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    @Test
    void noMessageOfTheWindowNamesAPath() throws IOException {
        List<String> left = new ArrayList<>();
        int named = 0;
        for (Path file : files("messages.properties")) {
            if (file.toString().contains("cli")) {
                continue;
            }
            Properties texts = new Properties();
            texts.load(Files.newBufferedReader(file, StandardCharsets.UTF_8));
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                if (COMMAND_LINE.contains(key) || !PATH.matcher(text).find()) {
                    continue;
                }
                named++;
                String filled = text.replaceAll("\\{\\d+}", "height");
                String words = WindowWords.of(filled);
                if (PATH.matcher(words).find()) {
                    left.add(file + ": " + key + "=" + words);
                }
            }
        }
        assertEquals(List.of(), left);
        assertTrue(named > 20, "messages that name a path: " + named);
    }

    @Test
    void noPlaceIsAPath() throws IOException {
        List<String> left = new ArrayList<>();
        int seen = 0;
        for (Path file : files(".java")) {
            for (var hit : PLACE.matcher(Files.readString(file)).results().toList()) {
                seen++;
                if (WindowWords.of(hit.group(1)).equals(hit.group(1))) {
                    left.add(hit.group(1));
                }
            }
        }
        assertEquals(List.of(), left);
        assertTrue(seen > 8, "places seen: " + seen);
    }

    @Test
    void aSettingAndItsValuesHaveTheNamesOfTheirControls() {
        assertEquals(
                "Or set \"Rows of wrong width\" to \"Skip the row\" or \"Pad or cut\".",
                WindowWords.of("Or set data.faults.ragged to skip or pad."));
        assertEquals("see \"Quotes\".", WindowWords.of("see data.format.quote."));
        assertEquals(
                "Set \"Encoding of height\" to \"Index\", or \"Categories as\" for all columns.",
                WindowWords.of("Set data.columns.height.encoding to index, or pipeline.encoding for all columns."));
    }

    @Test
    void filesThatAreCalledSoKeepTheirNames() {
        for (String text : List.of("data.csv, line 3", "training.json", "/home/a/data.target.csv", "my-data.task")) {
            assertEquals(text, WindowWords.of(text));
        }
    }

    @Test
    void aProblemSaysItsPlaceInWords() {
        Problem problem =
                Problem.error(Location.path("", "data.weights"), Message.verbatim("too large; see split.test"));
        assertEquals("Row weights", WindowWords.place(problem));
        assertEquals("Row weights: too large; see \"Test %\"", WindowWords.describe(problem));
        Problem inTable = Problem.error(Location.cell("t.csv", 3, 2, "x"), Message.verbatim("bad"));
        assertEquals(inTable.describe(), WindowWords.describe(inTable));
    }
}

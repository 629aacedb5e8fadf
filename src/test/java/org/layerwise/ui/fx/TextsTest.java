package org.layerwise.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern CODE = Pattern.compile("Texts\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern FXML = Pattern.compile("\"%([a-z][\\w.-]*)\"");

    @Test
    void fillsInArguments() {
        assertEquals("… 3 more", Texts.get("chart.legend.more", 3));
        assertThrows(MissingResourceException.class, () -> Texts.get("chart.no-such-text"));
    }

    @Test
    void everyKeyThatCodeAndScreensNameIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        collect(Path.of("src/main/java"), ".java", CODE, used);
        collect(Path.of("resources"), ".fxml", FXML, used);
        assertTrue(used.contains("chart.empty"), "found too few keys: " + used);
        List<String> missing =
                used.stream().filter(key -> !Texts.bundle().containsKey(key)).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void noTextIsBlank() {
        for (String key : Texts.bundle().keySet()) {
            assertFalse(Texts.bundle().getString(key).isBlank(), key);
        }
    }

    private static void collect(Path folder, String ending, Pattern pattern, Set<String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(hit -> hit.group(1))
                        .forEach(into::add);
            }
        }
    }
}

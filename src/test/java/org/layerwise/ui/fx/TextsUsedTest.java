package org.layerwise.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text that nobody asks for is a text that nobody keeps right. */
class TextsUsedTest {
    private static final Pattern LITERAL = Pattern.compile("\"%?([\\w.-]+)\"");

    @Test
    void everyTextIsAskedForSomewhere() throws IOException {
        Set<String> literals = new HashSet<>();
        for (Path folder : List.of(Path.of("src/main/java"), Path.of("resources/fxml"))) {
            try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    LITERAL.matcher(Files.readString(file)).results().forEach(hit -> literals.add(hit.group(1)));
                }
            }
        }
        assertTrue(literals.size() > 100, "found too few literals: " + literals.size());
        List<String> unused = Texts.bundle().keySet().stream()
                .filter(key -> !isUsed(key, literals))
                .sorted()
                .toList();
        assertEquals(List.of(), unused);
    }

    /** Named whole, or put together from a literal that ends before a dot or begins with one. */
    private static boolean isUsed(String key, Set<String> literals) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.indexOf('.', key.indexOf('.') + 1); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (literals.contains(key.substring(0, dot + 1))
                    || (literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot)))) {
                return true;
            }
        }
        return false;
    }
}

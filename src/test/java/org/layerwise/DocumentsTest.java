package org.layerwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's Markdown files can be read in a narrow window, and their links lead somewhere. */
class DocumentsTest {
    private static final int WIDEST = 120;

    /** What is between the parentheses of a link or of a picture. */
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    private static final Pattern SCHEME = Pattern.compile("[a-z]+:.*");

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        addTo(documents, Path.of(""), 1);
        addTo(documents, Path.of("sample-data"), Integer.MAX_VALUE);
        addTo(documents, Path.of("src"), Integer.MAX_VALUE);
        assertTrue(
                documents.contains(Path.of("README.md")), () -> "the project's documents are not among " + documents);
        return documents;
    }

    private static void addTo(List<Path> documents, Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
    }

    @Test
    void noLineIsLongerThan120Characters() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path document : documents()) {
            List<String> lines = Files.readAllLines(document);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                int length = line.codePointCount(0, line.length());
                if (length > WIDEST) {
                    tooLong.add(document + ":" + (i + 1) + " has " + length + " characters");
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1);
                String file = target.split("#", 2)[0];
                if (!SCHEME.matcher(target).matches()
                        && !file.isEmpty()
                        && !Files.exists(document.resolveSibling(file))) {
                    broken.add(document + " links to " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }
}

package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rule 14: the text of a problem comes from a bundle, not from {@code +}. A {@link Message} is made by a key that is written where
 * it is used, and every text has somebody who uses it.
 */
class MessageKeysTest {
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/parquet/java"));
    private static final Path TEXTS = Path.of("src/main/java/org/layerwise");
    private static final Pattern MADE = Pattern.compile("Message\\s*\\.of\\(\\s*(\"[^\"]*\"|[^\\s])(\\s*\\+)?");

    /** Who may take a text as it comes: what a constructor refused, what was typed, names. */
    private static final Set<String> VERBATIM =
            Set.of("Message.java", "RecordShape.java", "JsonCodec.java", "GraphChecker.java", "Shapes.java");

    /** What was noticed while a table was read, kept by key and arguments in the column file. */
    private static final String KEPT = "KeptMessage.java";

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    /** All texts by their keys. */
    private static Map<String, String> texts() throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(TEXTS)) {
            for (Path file :
                    all.filter(path -> path.endsWith("messages.properties")).toList()) {
                Properties properties = new Properties();
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                String prefix = TEXTS.relativize(file.getParent()).toString().replace('/', '.');
                properties.forEach((key, text) -> texts.put(prefix + "/" + key, text.toString()));
            }
        }
        return texts;
    }

    @Test
    void everyMessageHasATextAndEveryTextAMessage() throws IOException {
        Map<String, String> texts = texts();
        assertTrue(texts.size() > 400, () -> "found too few texts: " + texts.size());
        Set<String> used = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            for (MatchResult made :
                    MADE.matcher(Files.readString(file)).results().toList()) {
                String key = made.group(1);
                if (!key.startsWith("\"") || made.group(2) != null) {
                    if (!file.endsWith("Message.java") && !file.endsWith(KEPT)) {
                        wrong.add(file.getFileName() + ": the key is not written where it is used: " + made.group());
                    }
                    continue;
                }
                String name = key.substring(1, key.length() - 1);
                used.add(name);
                if (!texts.containsKey(name)) {
                    wrong.add(file.getFileName() + ": there is no text " + name);
                }
            }
        }
        for (String key : texts.keySet()) {
            String asked = key.endsWith(".hint") ? key.substring(0, key.length() - ".hint".length()) : key;
            if (!used.contains(asked) && !used.contains(key)) {
                wrong.add("nobody uses " + key);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noTextIsPutTogetherWhereItIsUsed() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            String name = String.valueOf(file.getFileName());
            if (source.contains("Message.verbatim(") && !VERBATIM.contains(name)) {
                wrong.add(name + " takes a text as it comes");
            }
            if (source.contains("\"base/plain\"") && !name.equals("Message.java") && !name.equals("Location.java")) {
                wrong.add(name + " takes a text as it comes");
            }
        }
        assertEquals(List.of(), wrong);
    }
}

package org.layerwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of faults has them all, and names tests that are there, marked where they do not run by themselves. */
class ReliabilityPageTest {
    private static final Path PAGE = Path.of("src/docs/reliability.md");
    private static final int FAULTS = 39;
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`(†?)");

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                String name = file.getFileName().toString();
                tests.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        return tests;
    }

    @Test
    void everyTestThatIsNamedIsThereAndMarkedWhereItNeedsAProfile() throws IOException {
        Map<String, String> tests = tests();
        List<String> wrong = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(PAGE));
        int count = 0;
        while (named.find()) {
            count++;
            String source = tests.getOrDefault(named.group(1), "");
            int at = source.indexOf("void " + named.group(2) + "(");
            if (at < 0) {
                wrong.add(named.group() + " is not there");
                continue;
            }
            String head = source.substring(0, source.indexOf("class " + named.group(1)));
            String before = source.substring(Math.max(source.lastIndexOf("\n\n", at), 0), at);
            boolean tagged = head.contains("@Tag(\"faults\")") || before.contains("@Tag(\"faults\")");
            if (tagged == named.group(3).isEmpty()) {
                wrong.add(named.group() + (tagged ? " needs †" : " needs no †"));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(count > 60, "only " + count + " tests are named");
    }

    @Test
    void everyFaultIsThereInOrder() throws IOException {
        List<Integer> found = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\d+\\. \\*\\*.*"))
                .map(line -> Integer.valueOf(line.substring(0, line.indexOf('.'))))
                .toList();
        assertEquals(IntStream.rangeClosed(1, FAULTS).boxed().toList(), found);
    }
}

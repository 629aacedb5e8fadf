import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Fails the build when a test was skipped: {@code SkippedTests REPORTS SINCE FLOOR}.
 *
 * <p>Reads surefire's XML reports written since the build began, names every test that was disabled or gave up on an
 * assumption, and insists on at least FLOOR tests, so that it cannot pass on nothing.
 */
public final class SkippedTests {
    private SkippedTests() {}

    /** Exits with 1 when a test was skipped or fewer tests ran than the floor. */
    public static void main(String[] arguments) throws Exception {
        Path reports = Path.of(arguments[0]);
        Instant since = Instant.parse(arguments[1]);
        int floor = Integer.parseInt(arguments[2]);
        List<String> skipped = new ArrayList<>();
        int ran = 0;
        for (Path report : reports(reports, since)) {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                NodeList reasons = test.getElementsByTagName("skipped");
                if (reasons.getLength() == 0) {
                    ran++;
                } else {
                    String reason = ((Element) reasons.item(0)).getAttribute("message");
                    skipped.add(test.getAttribute("classname") + "." + test.getAttribute("name")
                            + (reason.isBlank() ? "" : " (" + reason + ")"));
                }
            }
        }
        skipped.forEach(test -> System.err.println("skipped test: " + test));
        if (!skipped.isEmpty()) {
            System.err.println(skipped.size() + " skipped. A test that cannot run here belongs behind a tag with a"
                    + " profile of its own (faults, slow); any other is mended or deleted.");
        }
        if (ran < floor) {
            System.err.println("Only " + ran + " tests ran, at least " + floor + " were expected.");
        }
        System.exit(skipped.isEmpty() && ran >= floor ? 0 : 1);
    }

    private static List<Path> reports(Path directory, Instant since) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> fresh = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean report = name.startsWith("TEST-") && name.endsWith(".xml");
                if (report && !Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    fresh.add(file);
                }
            }
        }
        return fresh;
    }
}

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks or applies palantir-java-format: {@code Format check|apply DIRECTORY…}.
 *
 * <p>The formatter parses with the compiler of the Java it runs on, so it is started with the project's own JDK and
 * not inside Maven's, which may be too old to read a record pattern.
 */
public final class Format {
    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build();

    private Format() {}

    /** Exits with 0 when every file is formatted (now), 1 when some are not or cannot be read as Java. */
    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        List<Path> roots = Stream.of(arguments).skip(1).map(Path::of).toList();
        List<Path> files = roots.stream().flatMap(Format::sources).sorted().toList();
        if (files.isEmpty()) {
            System.err.println("No Java file found under " + roots + ": the format check saw nothing.");
            System.exit(1);
        }
        List<String> findings = files.parallelStream()
                .map(file -> visit(file, apply))
                .flatMap(Optional::stream)
                .toList();
        findings.forEach(System.err::println);
        if (!findings.isEmpty() && !apply) {
            System.err.println("Not formatted: " + findings.size() + " of " + files.size()
                    + " files. To format them: mvn -q -Pformat initialize");
        }
        System.exit(findings.isEmpty() || apply && findings.stream().noneMatch(f -> f.startsWith("error")) ? 0 : 1);
    }

    private static Stream<Path> sources(Path root) {
        try (Stream<Path> walk = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Optional<String> visit(Path file, boolean apply) {
        try {
            String before = Files.readString(file);
            Formatter formatter = Formatter.createFormatter(OPTIONS);
            String ordered = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(before), JavaFormatterOptions.Style.PALANTIR);
            String after = formatter.formatSource(ordered);
            if (after.equals(before)) {
                return Optional.empty();
            }
            if (apply) {
                Files.writeString(file, after);
                return Optional.of("formatted " + file);
            }
            return Optional.of("not formatted: " + file + ", line " + firstDifference(before, after));
        } catch (FormatterException e) {
            String message = e.getMessage();
            // palantir-java-format 2.103.0 knows `_` everywhere but bare inside a record pattern.
            String hint = message.contains("expected token: '_'") ? " (inside a record pattern write `var _`)" : "";
            return Optional.of("error: " + file + ":" + message + hint);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int firstDifference(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> formatted = after.lines().toList();
        for (int line = 0; line < Math.min(old.size(), formatted.size()); line++) {
            if (!old.get(line).equals(formatted.get(line))) {
                return line + 1;
            }
        }
        return Math.min(old.size(), formatted.size()) + 1;
    }
}

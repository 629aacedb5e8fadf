package org.layerwise.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.layerwise.base.ProblemException;

/** What the fuzzer calls with each input. Its two methods are found by their names. */
public final class FuzzedInput {
    private static FuzzedReader reader = FuzzedReader.CSV;
    private static Path folder = Path.of("");

    private FuzzedInput() {}

    /**
     * Called once. Every seed is read, so that the classes are loaded before an input's time is taken.
     *
     * @param arguments the reader's name, and a folder for the files that it reads
     */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        reader = FuzzedReader.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        folder = Path.of(arguments[1]);
        try (Stream<Path> seeds = Files.list(reader.seeds())) {
            for (Path seed : seeds.toList()) {
                fuzzerTestOneInput(Files.readAllBytes(seed));
            }
        }
    }

    /** Called with each input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            reader.read(input, Files.createDirectories(folder));
        } catch (ProblemException refused) {
            if (refused.problems().stream()
                    .allMatch(problem -> problem.text().toString().isBlank())) {
                throw new AssertionError("refused without a reason", refused);
            }
        }
    }
}

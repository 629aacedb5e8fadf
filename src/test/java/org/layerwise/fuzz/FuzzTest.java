package org.layerwise.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets the fuzzer loose on every reader, each in a process of its own, for {@code -Dfuzz.seconds} (20 by default). What makes
 * one fail stays in {@code target/fuzz/READER}, and what reached something new in its folder {@code corpus}.
 */
@Tag("slow")
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);
    /** How long one input may take, in seconds. */
    private static final int LONGEST = 20;
    /** The place in the output that says how many inputs were tried. */
    private static final String TRIED = "stat::number_of_executed_units:";

    @ParameterizedTest
    @EnumSource(FuzzedReader.class)
    @Timeout(value = 5, unit = TimeUnit.HOURS)
    void nothingMakesAReaderFail(FuzzedReader reader) throws Exception {
        Path place = Path.of("target", "fuzz", reader.id()).toAbsolutePath();
        Path corpus = Files.createDirectories(place.resolve("corpus"));
        Path output = place.resolve("output.txt");
        Process process = new ProcessBuilder(command(reader, place, corpus))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(SECONDS + 600L, TimeUnit.SECONDS), () -> reader + " did not end");
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        assertEquals(0, process.exitValue(), () -> end(said));
        assertTrue(tried(said) > SECONDS, () -> end(said));
    }

    private static List<String> command(FuzzedReader reader, Path place, Path corpus) throws IOException {
        Path files = Files.createDirectories(place.resolve("files"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:-OmitStackTraceInFastThrow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzedInput.class.getName(),
                "--target_args=" + reader.id() + " " + files,
                "--instrumentation_includes=org.layerwise.**:org.apache.parquet.**:tools.jackson.**",
                "--disabled_hooks=*",
                "--reproducer_path=" + place,
                "-artifact_prefix=" + place + "/",
                "-timeout=" + LONGEST,
                "-rss_limit_mb=3000",
                "-max_total_time=" + SECONDS,
                "-max_len=20000",
                "-print_final_stats=1",
                corpus.toString(),
                reader.seeds().toAbsolutePath().toString());
    }

    /** What it said last, without the classes that it prepared. */
    private static String end(String said) {
        List<String> lines =
                said.lines().filter(line -> !line.startsWith("INFO: ")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    private static long tried(String said) {
        try (Stream<String> lines = said.lines()) {
            return lines.filter(line -> line.startsWith(TRIED))
                    .map(line -> Long.parseLong(line.substring(TRIED.length()).strip()))
                    .findFirst()
                    .orElse(0L);
        }
    }
}

package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;

/**
 * A table five times as large as the memory that the program has, as 10 GB are to 2 GB: opened, and trained on; and
 * ten times as large: predicted; and evaluated
 * with less than its encoded rows take.
 */
@Tag("slow")
class LargeTableFlowTest {
    private static final int ROWS = 1_500_000;
    private static final int COLUMNS = 19;

    @TempDir
    Path folder;

    private Path table() throws IOException {
        Path file = folder.resolve("large.csv");
        RandomStream random = new RandomStream(1);
        String[] numbers = new String[1 << 12];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = String.format(Locale.ROOT, "%.4f", random.nextGaussian());
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int c = 0; c < COLUMNS; c++) {
                out.write("c" + c + ",");
            }
            out.write("class\n");
            for (int row = 0; row < ROWS; row++) {
                for (int c = 0; c < COLUMNS; c++) {
                    out.write(numbers[random.nextInt(numbers.length)]);
                    out.write(',');
                }
                out.write(row % 3 == 0 ? "yes\n" : "no\n");
            }
        }
        return file;
    }

    /** The same rows once more behind them: ten times as large as memory. */
    private Path twice(Path file) throws IOException {
        Path twice = Files.copy(file, folder.resolve("twice.csv"));
        try (InputStream rows = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(twice, StandardOpenOption.APPEND)) {
            int header = 1;
            while (rows.read() != '\n') {
                header++;
            }
            assertEquals(Files.size(file) - header, rows.transferTo(out));
        }
        return twice;
    }

    private String layerwise(long megabytes, Object... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of("layerwise").toAbsolutePath().toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("LAYERWISE_JAVA_OPTIONS", "-Xmx" + megabytes + "m");
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "ends");
        String text = Files.readString(said);
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    @Test
    void aTableFiveTimesAsLargeAsMemoryIsOpenedAndTrainedOn() throws Exception {
        Path file = table();
        long megabytes = Files.size(file) / 5 >> 20;
        Path experiment = folder.resolve("e.json");
        layerwise(megabytes, "new", file, "--target", "class", "--epochs", "1", "--batch", "512", "-o", experiment);
        Path columns = folder.resolve("large.csv.columns");
        assertTrue(Files.exists(columns));
        long size = Files.size(columns);
        assertTrue(size < Files.size(file), size + " bytes of columns");
        var written = Files.getLastModifiedTime(columns);
        String said = layerwise(megabytes, "train", experiment, "-o", folder.resolve("m.layerwise"));
        assertTrue(said.contains("Trained 1 epoch"), said);
        assertEquals(written, Files.getLastModifiedTime(columns), "the columns are read again, not made again");
        Path model = folder.resolve("m.layerwise");
        Path twice = twice(file);
        Path little = folder.resolve("little.csv");
        layerwise(megabytes, "predict", model, twice, "-o", little);
        Path much = folder.resolve("much.csv");
        layerwise(20 * megabytes, "predict", model, twice, "-o", much);
        assertEquals(-1, Files.mismatch(little, much), "the same to the byte with a tenth of its size for memory");
        // ROC AUC needs every row's probability, the encoded rows alone would be more than this
        String scores = layerwise(4 * megabytes, "evaluate", model, twice, "--json");
        assertTrue(scores.contains("\"rows\" : " + 2 * ROWS), scores);
    }
}

package org.layerwise.bench.peer;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * A table of a million rows and 20 columns into columns of numbers, beside FastCSV filling the same arrays and nothing else:
 * {@code ReadingBenchmark FOLDER}. They take turns; of the rounds the median counts. Then the same in a process whose heap is
 * twice the numbers' size. Leaves {@code FOLDER/reading.json}.
 */
public final class ReadingBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 20;
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;

    private ReadingBenchmark() {}

    private static Path table(Path folder) throws IOException {
        Path file = folder.resolve("reading.csv");
        if (Files.exists(file)) {
            return file;
        }
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int c = 0; c < COLUMNS; c++) {
                out.write((c == 0 ? "c" : ",c") + c);
            }
            for (int row = 0; row < ROWS; row++) {
                for (int c = 0; c < COLUMNS; c++) {
                    out.write((c == 0 ? "\n" : ",") + String.format(Locale.ROOT, "%.4f", random.nextGaussian()));
                }
            }
            out.write("\n");
        }
        return file;
    }

    private static double[][] bare(Path file) throws IOException {
        double[][] columns = new double[COLUMNS][1 << 16];
        int rows = -1;
        try (var csv = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : csv) {
                if (rows == columns[0].length) {
                    for (int c = 0; c < COLUMNS; c++) {
                        columns[c] = Arrays.copyOf(columns[c], 2 * rows);
                    }
                }
                for (int c = 0; c < COLUMNS && rows >= 0; c++) {
                    columns[c][rows] = Double.parseDouble(record.getField(c));
                }
                rows++;
            }
        }
        return columns;
    }

    private static double[][] layerwise(Path file) {
        Table table = TableReader.read(file, CsvFormat.AUTO);
        int[] rows = table.allRows();
        MissingTokens missing = new MissingTokens(MissingTokens.DEFAULTS);
        ProblemCollector problems = new ProblemCollector();
        double[][] columns = new double[COLUMNS][];
        for (int c = 0; c < COLUMNS; c++) {
            columns[c] = NumberColumn.read(table, c, rows, missing, problems);
        }
        return columns;
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Whether a heap of twice the numbers' size is enough to open the table. */
    private static boolean fits(Path file) throws IOException, InterruptedException {
        long megabytes = 2L * ROWS * COLUMNS * Float.BYTES / 1_000_000;
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingBenchmark.class.getName(),
                        "--open",
                        file.toString()))
                .inheritIO()
                .start();
        return process.waitFor() == 0;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("--open")) {
            int rows = TableReader.read(Path.of(args[1]), CsvFormat.AUTO).rowCount();
            System.exit(rows == ROWS ? 0 : 1);
        }
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path file = table(folder);
        double[] bare = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            double[][] expected = bare(file);
            long middle = System.nanoTime();
            double[][] found = layerwise(file);
            long end = System.nanoTime();
            for (int c = 0; c < COLUMNS; c++) {
                if (!Arrays.equals(found[c], Arrays.copyOf(expected[c], ROWS))) {
                    throw new IllegalStateException("column " + c + " differs");
                }
            }
            if (round >= 0) {
                bare[round] = (middle - begin) / 1e9;
                ours[round] = (end - middle) / 1e9;
            }
        }
        String result = String.format(
                Locale.ROOT,
                "{\"rows\": %d, \"columns\": %d, \"bytes\": %d, \"bareSeconds\": %.3f, \"layerwiseSeconds\": %.3f,"
                        + " \"ratio\": %.3f, \"opensInTwiceTheNumbers\": %b}%n",
                ROWS,
                COLUMNS,
                Files.size(file),
                median(bare),
                median(ours),
                median(ours) / median(bare),
                fits(file));
        Files.writeString(folder.resolve("reading.json"), result);
        System.out.print(result);
    }
}

package org.layerwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measured rows as a Markdown table whose columns are aligned, to be read as plain text too. */
public final class BenchTable {
    private static final List<String> HEADINGS = List.of(
            "network", "batch, optimizer", "threads", "a step", "GFLOP/s", "pure GEMM's share", "peer's step", "ratio");

    /** So many columns from the left hold words; numbers are aligned at their right. */
    private static final int WORDS = 2;

    private BenchTable() {}

    /** The table, a line per row. */
    public static String of(List<BenchRow> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADINGS));
        rows.forEach(row -> lines.add(cells(row)));
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths));
            if (i == 0) {
                text.append(rule(widths));
            }
        }
        return text.toString();
    }

    private static List<String> cells(BenchRow row) {
        Double peerMicros = row.peerMicrosPerStep();
        Double ratio = row.ratio();
        return List.of(
                row.network(),
                row.batch() + ", " + row.optimizer(),
                Integer.toString(row.threads()),
                time(row.microsPerStep()),
                String.format(Locale.ROOT, "%.1f", row.gflops()),
                String.format(Locale.ROOT, "%.0f %%", 100 * row.gemmShare()),
                peerMicros == null ? "–" : time(peerMicros),
                ratio == null ? "–" : times(ratio));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    String cell = cells.get(column);
                    String space = " ".repeat(widths[column] - cell.length());
                    return column < WORDS ? cell + space : space + cell;
                })
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column < WORDS ? "-".repeat(widths[column]) : "-".repeat(widths[column] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String time(double micros) {
        return micros < 1000
                ? String.format(Locale.ROOT, micros < 100 ? "%.2f µs" : "%.0f µs", micros)
                : String.format(Locale.ROOT, micros < 10_000 ? "%.2f ms" : "%.1f ms", micros / 1000);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f×" : ratio < 100 ? "%.1f×" : "%.0f×", ratio);
    }
}

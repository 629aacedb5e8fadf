package org.layerwise.bench;

import java.util.List;
import java.util.Locale;

/** Measured rows as a Markdown table. */
public final class BenchTable {
    private BenchTable() {}

    /** The table, a line per row. */
    public static String of(List<BenchRow> rows) {
        StringBuilder text = new StringBuilder("| network | batch, optimizer | threads | a step | GFLOP/s | pure GEMM's"
                + " share | peer's step | ratio |\n|---|---|---|---|---|---|---|---|\n");
        for (BenchRow row : rows) {
            Double peerMicros = row.peerMicrosPerStep();
            Double ratio = row.ratio();
            text.append(String.join(
                            " | ",
                            "| " + row.network(),
                            row.batch() + ", " + row.optimizer(),
                            Integer.toString(row.threads()),
                            time(row.microsPerStep()),
                            String.format(Locale.ROOT, "%.1f", row.gflops()),
                            String.format(Locale.ROOT, "%.0f %%", 100 * row.gemmShare()),
                            peerMicros == null ? "–" : time(peerMicros),
                            ratio == null ? "–" : times(ratio)))
                    .append(" |\n");
        }
        return text.toString();
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

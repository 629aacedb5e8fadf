package org.layerwise.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.layerwise.data.read.CsvTable;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;

/** How far a large table has been read: a line that is redrawn, on a terminal and from a second on; gone when it is read. */
final class ReadProgressLine implements ReadProgress {
    private static final String CLEAR = "\r\u001b[K";
    private static final double FROM_SECONDS = 1;
    private static final double EVERY_SECONDS = 0.2;

    private final Console console;
    private final Path file;
    private double shown;

    private ReadProgressLine(Console console, Path file) {
        this.console = console;
        this.file = file;
    }

    /** Reads a table as {@link TableReader#load} does, and shows how far it is. */
    static CsvTable load(Console console, Path file, CsvFormat format, FaultPolicy faults) {
        ReadProgressLine line = new ReadProgressLine(console, file);
        try {
            return TableReader.load(file, format, faults, line);
        } finally {
            line.clear();
        }
    }

    @Override
    public boolean readOn(State state) {
        if (console.terminal() && state.seconds() >= FROM_SECONDS && state.seconds() - shown >= EVERY_SECONDS) {
            shown = state.seconds();
            console.draw(CLEAR + TerminalText.line(text(file, state)));
        }
        return true;
    }

    /** {@code Reading big.csv: 35 % of 144 MB, 245,000 rows, 0:02 left}. */
    static String text(Path file, State state) {
        long left = Math.round(state.secondsLeft());
        return String.format(
                Locale.ROOT,
                "Reading %s: %.0f %% of %,d MB, %,d rows, %d:%02d left",
                file.getFileName(),
                100 * state.share(),
                state.total() / 1_000_000,
                state.rows(),
                left / 60,
                left % 60);
    }

    private void clear() {
        if (shown > 0) {
            console.draw(CLEAR);
        }
    }
}

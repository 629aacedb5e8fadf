package org.layerwise.data.pipeline;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.table.ProblemCollector;

/**
 * Goes through a table's rows piece by piece, so that what they are encoded to never stands in memory all at once. A piece has a
 * multiple of 1,024 rows, but for the last.
 */
public final class RowChunks {
    /** What a piece is encoded to has about so many numbers at most. */
    private static final int NUMBERS = 1 << 19;

    private static final int UNIT = 1 << 10;
    private static final int MOST = 64;

    private final int[] rows;
    private final int size;

    /**
     * @param rows row numbers of the table. Kept, not copied.
     * @param width how many numbers each row is encoded to
     */
    public RowChunks(int[] rows, int width) {
        this.rows = rows;
        this.size = UNIT * Math.clamp(NUMBERS / UNIT / Math.max(1, width), 1, MOST);
    }

    /**
     * Encodes and uses the pieces in order; a table without rows is one empty piece. After an error no piece is used any more,
     * but all are encoded, so that the errors of all rows are counted.
     *
     * @param problems where {@code encode} adds what is wrong with cells
     * @throws ProblemException with the errors of all pieces; at once, when they are not about cells
     */
    public <T> void each(ProblemCollector problems, Function<int[], T> encode, Consumer<T> use) {
        int from = 0;
        boolean failed = false;
        do {
            int to = Math.min(rows.length, from + size);
            int[] piece = Arrays.copyOfRange(rows, from, to);
            from = to;
            T encoded;
            try {
                encoded = encode.apply(piece);
            } catch (ProblemException e) {
                if (!isCounted(problems)) {
                    throw e;
                }
                failed = true;
                continue;
            }
            if (!failed) {
                use.accept(encoded);
            }
        } while (from < rows.length);
        problems.throwIfErrors();
    }

    /** Whether what went wrong is about cells, so that it is worth going on to count. */
    private static boolean isCounted(ProblemCollector problems) {
        return problems.count(TableEncoder.MISSING_COLUMNS) == 0
                && problems.problems().stream().anyMatch(Problem::isError);
    }
}

package org.layerwise.data.read.parquet;

import java.io.IOException;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;

/** A Parquet file that cannot be read: what is wrong with it, and what to do. */
public final class ParquetFault extends IOException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String hint;

    /**
     * Of a file or a part of it.
     *
     * @param message what is wrong, to stand behind the file's name
     * @param hint what to do about it
     */
    public ParquetFault(String message, String hint) {
        super(message);
        this.what = message;
        this.hint = hint;
    }

    /** As a problem of the file. */
    public Problem problem(Location file) {
        return Problem.error(file, what, hint);
    }
}

package org.layerwise.data.read.parquet;

import java.io.IOException;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** A Parquet file that cannot be read: what is wrong with it, and what to do. */
public final class ParquetFault extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Message what;

    /**
     * Of a file or a part of it.
     *
     * @param what is wrong, to stand behind the file's name
     */
    public ParquetFault(Message what) {
        super(what.text());
        this.what = what;
    }

    /** As a problem of the file. */
    public Problem problem(Location file) {
        return Problem.error(file, what);
    }
}

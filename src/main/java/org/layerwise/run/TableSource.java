package org.layerwise.run;

import java.nio.file.Path;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.Table;

/** Gives a recipe its tables: reads them, or has read them already. */
public interface TableSource {

    /**
     * The table that is trained on.
     *
     * @param spec says how it is read
     * @throws org.layerwise.base.ProblemException when it cannot be read
     */
    Table table(Path file, DataSpec spec);

    /**
     * The table that is the test part, read as an experiment's own is for other files.
     *
     * @param spec says how the experiment's own table is read
     * @throws org.layerwise.base.ProblemException when it cannot be read
     */
    default Table testTable(Path file, DataSpec spec) {
        return TableReader.readLike(file, spec.format(), spec.faults());
    }

    /** Reads both. */
    TableSource FILES = (file, spec) -> TableReader.read(file, spec.format(), spec.faults());
}

package org.layerwise.nn.graph;

import java.util.List;
import org.layerwise.base.ProblemException;

/** The prepared columns that input nodes may name. */
public interface Features {

    /** How many numbers a prepared row has. */
    int width();

    /**
     * The places of the named table columns in a prepared row.
     *
     * @param columns names of table columns; empty for all
     * @throws ProblemException naming a column that is not a feature
     */
    int[] places(List<String> columns);

    /** Rows of a window, each with its features, the oldest first; 0 where a row is seen by itself. */
    default int steps() {
        return 0;
    }

    /** The table's columns of numbers that are no features, because somebody or the defaults left them out. */
    default List<String> leftOut() {
        return List.of();
    }
}

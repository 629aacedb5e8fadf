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

    /** The table's columns of numbers that are no features, because somebody or the defaults left them out. */
    default List<String> leftOut() {
        return List.of();
    }
}

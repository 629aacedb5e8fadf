package org.layerwise.data.spec;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Whole groups, such as all rows of a patient, go to one part, by chance. A row without a group is one of its own.
 *
 * @param column names the group
 */
@Kind(
        id = "group",
        title = "By group",
        doc =
                "Rows of one group, such as a patient or a household, stay together: the network is judged on groups it never saw.")
public record GroupSplit(
        @Param(doc = "The column that names the group", value = "")
        String column) implements SplitBy {}

package org.layerwise.runs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a run that begins is to be filed.
 *
 * @param name empty: the table's name with the next number
 * @param group the search whose trial it is; empty for none
 * @param parent the id of the run that it goes on from in a record of its own; empty for none
 * @param model where the model goes beside the store; null for nowhere
 */
public record RunHeading(
        String name, String group, String parent, @Nullable Path model) {
    public static final RunHeading PLAIN = new RunHeading("", "", "", null);
}

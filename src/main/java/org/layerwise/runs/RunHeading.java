package org.layerwise.runs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

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

    /**
     * A name without the blanks around it.
     *
     * @throws org.layerwise.base.ProblemException when it is empty, is that of the last run, or has several lines
     */
    public static String requireName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.equals(RunReference.LAST)
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw Problem.error(Location.NOWHERE, Message.of("runs/no-name", name))
                    .toException();
        }
        return stripped;
    }
}

package org.layerwise.runs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

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

    /** @throws ProblemException when the name cannot be one */
    public RunHeading {
        if (!name.isBlank()) {
            name = requireName(name);
        }
    }

    /**
     * A run's name as it is kept: one line that says something, and is not {@code last}.
     *
     * @throws ProblemException when it cannot be one
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

package org.layerwise.search.space;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/**
 * A setting that a search varies.
 *
 * @param path of the setting in the experiment: {@code network.dense1.units}
 * @param range its values
 */
public record SearchParameter(String path, SearchRange range) {
    /** @throws org.layerwise.base.ProblemException when the path is empty */
    public SearchParameter {
        if (path.isBlank()) {
            throw Problem.error(Location.NOWHERE, Message.of("search.space/path-empty"))
                    .toException();
        }
    }

    /**
     * What was typed on a command line: {@code optimizer.learningRate=log(1e-5,1)}.
     *
     * @throws org.layerwise.base.ProblemException when it is no path with a range
     */
    public static SearchParameter parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw Problem.error(Location.path("", text), Message.of("search.space/vary-expected"))
                    .toException();
        }
        String path = text.substring(0, equals).strip();
        return new SearchParameter(path, SearchRangeText.parse(text.substring(equals + 1), path));
    }
}

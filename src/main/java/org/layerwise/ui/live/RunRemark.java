package org.layerwise.ui.live;

import java.util.List;

/**
 * Something to know of the run whose model is used, with what can be done about it.
 *
 * @param id for styles and tests: {@code better-epoch}
 * @param text in words
 * @param actions what can be done, the most likely first
 * @param details shown on demand, a line each
 */
public record RunRemark(String id, String text, List<Action> actions, List<String> details) {

    /**
     * Something that can be done.
     *
     * @param id of its button
     */
    public record Action(String id, String text, Runnable run) {}

    public RunRemark {
        actions = List.copyOf(actions);
        details = List.copyOf(details);
    }
}

package org.layerwise.ui.outcome;

import org.layerwise.ui.fx.Texts;

/** What metrics are called in a line or a header. */
final class FigureNames {
    private static final String TOP = "top-";

    private FigureNames() {}

    /** @param id as an evaluation has it */
    static String of(String id) {
        if (id.startsWith(TOP)) {
            return Texts.get("figure.name.top", id.substring(TOP.length()));
        }
        return Texts.get("figure.name." + id);
    }
}

package org.layerwise.ui.shell;

import org.layerwise.catalog.Param;
import org.layerwise.ui.fx.Theme;

/**
 * What the window remembers from one start to the next.
 *
 * @param theme the look
 */
public record Settings(
        @Param(doc = "The look", value = "dark") Theme theme) {
    public static final Settings DEFAULT = new Settings(Theme.DARK);
}

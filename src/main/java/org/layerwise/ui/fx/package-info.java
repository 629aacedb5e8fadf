/** What every page stands on: the JavaFX thread, the frame pump, texts, themes. */
@NullMarked
package org.layerwise.ui.fx;

import org.jspecify.annotations.NullMarked;

/** A run that goes on, as far as pages share it: its frames, handed to any number of readers, and the series made of them. */
@NullMarked
package org.layerwise.ui.live;

import org.jspecify.annotations.NullMarked;

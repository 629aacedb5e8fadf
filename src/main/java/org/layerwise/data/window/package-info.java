/** Windows of consecutive rows in order of time: their settings, and which rows belong together. */
@NullMarked
package org.layerwise.data.window;

import org.jspecify.annotations.NullMarked;

/** From a table to data sets: defaults from profiles, fitting on the training rows, previews. */
@NullMarked
package org.layerwise.data.prepare;

import org.jspecify.annotations.NullMarked;

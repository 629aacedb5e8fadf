/** Changes of images while a network trains on them. */
@NullMarked
package org.layerwise.data.augment;

import org.jspecify.annotations.NullMarked;

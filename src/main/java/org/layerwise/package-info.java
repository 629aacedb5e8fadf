/** Layerwise: a desktop workbench for training neural networks. */
@NullMarked
package org.layerwise;

import org.jspecify.annotations.NullMarked;

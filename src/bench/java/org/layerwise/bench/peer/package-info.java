/** The same networks in PyTorch, through DJL: compiled and run only by the profile {@code bench}. */
@NullMarked
package org.layerwise.bench.peer;

import org.jspecify.annotations.NullMarked;

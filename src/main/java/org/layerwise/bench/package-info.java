/** How fast the engine trains: networks, rounds of steps in turn, and what is reported of them. */
@NullMarked
package org.layerwise.bench;

import org.jspecify.annotations.NullMarked;

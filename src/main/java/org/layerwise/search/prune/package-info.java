/** Pruners: which trials are stopped before their last epoch, decided from curves alone. */
@NullMarked
package org.layerwise.search.prune;

import org.jspecify.annotations.NullMarked;

/** The Watch page: a run's controls, its progress, and every layer while it learns. */
@NullMarked
package org.layerwise.ui.watch;

import org.jspecify.annotations.NullMarked;

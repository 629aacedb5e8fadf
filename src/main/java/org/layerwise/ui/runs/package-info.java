/** The Runs page: the list of kept runs, what can be done with them, and several of them compared. */
@NullMarked
package org.layerwise.ui.runs;

import org.jspecify.annotations.NullMarked;

/** What is watched of a run: every measure as one kind, and the readings that they share. */
@NullMarked
package org.layerwise.train.measure;

import org.jspecify.annotations.NullMarked;

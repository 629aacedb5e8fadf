/** Trials of a search, what they are judged by, and which of them are the best. */
@NullMarked
package org.layerwise.search;

import org.jspecify.annotations.NullMarked;

/** Which settings of a search matter, by forests of regression trees. */
@NullMarked
package org.layerwise.search.importance;

import org.jspecify.annotations.NullMarked;

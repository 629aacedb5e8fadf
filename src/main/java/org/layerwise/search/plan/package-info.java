/** The plan of a search as a value, and its JSON. */
@NullMarked
package org.layerwise.search.plan;

import org.jspecify.annotations.NullMarked;

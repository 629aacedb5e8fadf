/** What a search varies: ranges of settings, when a setting is there at all, and what must hold between settings. */
@NullMarked
package org.layerwise.search.space;

import org.jspecify.annotations.NullMarked;

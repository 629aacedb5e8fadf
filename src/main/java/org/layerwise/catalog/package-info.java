/** Reads families of kinds from their declarations: parameters, defaults, bounds, documentation, and their JSON. */
@NullMarked
package org.layerwise.catalog;

import org.jspecify.annotations.NullMarked;

/** Property sheets, made from the catalog's declarations: any record whose components declare parameters can be edited. */
@NullMarked
package org.layerwise.ui.sheet;

import org.jspecify.annotations.NullMarked;

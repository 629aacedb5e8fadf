/** A table's profile as text, JSON and a page. */
@NullMarked
package org.layerwise.data.report;

import org.jspecify.annotations.NullMarked;

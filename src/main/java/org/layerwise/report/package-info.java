/** A table's profile as text, JSON and a page. */
@NullMarked
package org.layerwise.report;

import org.jspecify.annotations.NullMarked;

/** Reads a table from a file, whatever its format, into memory or into a column file beside it. */
@NullMarked
package org.layerwise.data.read;

import org.jspecify.annotations.NullMarked;

/** Files into tables: how a file is written, found out or told, and every fault with its place. */
@NullMarked
package org.layerwise.data.read.csv;

import org.jspecify.annotations.NullMarked;

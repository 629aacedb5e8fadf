/** The run store as one SQLite database: written by one thread, read by any. */
@NullMarked
package org.layerwise.runs.sqlite;

import org.jspecify.annotations.NullMarked;

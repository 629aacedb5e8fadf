/** Coverage-guided fuzzing of everything that reads a file. */
@NullMarked
package org.layerwise.fuzz;

import org.jspecify.annotations.NullMarked;

/** Matrix products and vector kernels on single-precision, row-major matrices. */
@NullMarked
package org.layerwise.math;

import org.jspecify.annotations.NullMarked;

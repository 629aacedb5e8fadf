/** What came of a training, beyond single figures: curves, calibration, residuals, and which columns matter. */
@NullMarked
package org.layerwise.outcome;

import org.jspecify.annotations.NullMarked;

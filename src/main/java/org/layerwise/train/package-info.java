/** Training, evaluation and prediction: the loop, its control, and the model it leaves. */
@NullMarked
package org.layerwise.train;

import org.jspecify.annotations.NullMarked;

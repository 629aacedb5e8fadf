/** Steps as the training rows taught them: what they do to the cells of a column. */
@NullMarked
package org.layerwise.data.step.fitted;

import org.jspecify.annotations.NullMarked;

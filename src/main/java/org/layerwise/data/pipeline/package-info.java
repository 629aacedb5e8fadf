/** What the training rows taught: fitted columns and targets, and the encoding of rows by them. */
@NullMarked
package org.layerwise.data.pipeline;

import org.jspecify.annotations.NullMarked;

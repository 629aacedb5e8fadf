/** What is done to all features together: what each kind is told, and what it learned from the training rows. */
@NullMarked
package org.layerwise.data.decorrelate;

import org.jspecify.annotations.NullMarked;

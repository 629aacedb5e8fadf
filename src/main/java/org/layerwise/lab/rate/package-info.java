/** The learning-rate range test: raises the rate from update to update and suggests rates from the loss. */
@NullMarked
package org.layerwise.lab.rate;

import org.jspecify.annotations.NullMarked;

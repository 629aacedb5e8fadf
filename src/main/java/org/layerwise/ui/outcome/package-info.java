/** The Outcome page: what a model predicts beside what is true, its decision boundary, and which columns matter. */
@NullMarked
package org.layerwise.ui.outcome;

import org.jspecify.annotations.NullMarked;

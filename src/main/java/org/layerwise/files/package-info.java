/** Files that matter: experiments, models, weights; written whole or not at all, and checked when they are read. */
@NullMarked
package org.layerwise.files;

import org.jspecify.annotations.NullMarked;

/** The neutral form in which a kind describes its translation to other formats. */
@NullMarked
package org.layerwise.nn.translate;

import org.jspecify.annotations.NullMarked;

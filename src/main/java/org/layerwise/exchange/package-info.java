/** Models for other programs: each format writes a file, and can predict from that file, so that what was written is checked. */
@NullMarked
package org.layerwise.exchange;

import org.jspecify.annotations.NullMarked;

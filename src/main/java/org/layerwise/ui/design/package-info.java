/** The Design page: palette, canvas and properties of the network. */
@NullMarked
package org.layerwise.ui.design;

import org.jspecify.annotations.NullMarked;

/** The command line. */
@NullMarked
package org.layerwise.cli;

import org.jspecify.annotations.NullMarked;

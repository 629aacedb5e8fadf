/** The one place where a run is made and recorded, whoever asks for it: window, command line, folds. */
@NullMarked
package org.layerwise.run;

import org.jspecify.annotations.NullMarked;

/** The Export page: the model, its metrics and the experiment as files, each read back. */
@NullMarked
package org.layerwise.ui.export;

import org.jspecify.annotations.NullMarked;

/** The window's frame: bars, pages, problems, questions; and how it is started. */
@NullMarked
package org.layerwise.ui.shell;

import org.jspecify.annotations.NullMarked;

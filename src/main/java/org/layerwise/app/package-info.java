/** What a user does, without a toolkit: open data, edit with undo, train under control, export. */
@NullMarked
package org.layerwise.app;

import org.jspecify.annotations.NullMarked;

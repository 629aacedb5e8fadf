/** What a table's columns hold: counts, figures, frequent values, and what to take them for. */
@NullMarked
package org.layerwise.data.profile;

import org.jspecify.annotations.NullMarked;

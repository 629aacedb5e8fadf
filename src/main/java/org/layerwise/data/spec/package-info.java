/** What an experiment says of its data: columns, target, how they are prepared, how rows are split. */
@NullMarked
package org.layerwise.data.spec;

import org.jspecify.annotations.NullMarked;

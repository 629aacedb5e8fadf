/** What everything else rests on: problems, seeds, clocks, threads, shapes. */
@NullMarked
package org.layerwise.base;

import org.jspecify.annotations.NullMarked;

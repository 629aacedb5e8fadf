/** The store in which runs are kept, those that go on and those that have ended. */
@NullMarked
package org.layerwise.runs;

import org.jspecify.annotations.NullMarked;

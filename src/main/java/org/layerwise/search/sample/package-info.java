/** Samplers: what a search tries next, a pure function of the space, the seed, the trial's number and the results known to it. */
@NullMarked
package org.layerwise.search.sample;

import org.jspecify.annotations.NullMarked;

/** Carries out searches: trains their trials, keeps them as runs, writes down what came of each, and goes on after a break. */
@NullMarked
package org.layerwise.search.run;

import org.jspecify.annotations.NullMarked;

/** Laboratories: many short runs that answer one question about the settings of an experiment. */
@NullMarked
package org.layerwise.lab;

import org.jspecify.annotations.NullMarked;

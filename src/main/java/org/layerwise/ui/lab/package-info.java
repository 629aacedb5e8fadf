/** The Lab page: experiments on experiments. */
@NullMarked
package org.layerwise.ui.lab;

import org.jspecify.annotations.NullMarked;

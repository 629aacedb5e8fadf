/** The main job through the window's own code, by mouse and keys, on the headless platform. */
@NullMarked
package org.layerwise.ui.demo;

import org.jspecify.annotations.NullMarked;

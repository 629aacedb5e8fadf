package org.layerwise.data.window;

/** What one input of the network is made of: a row by itself, or a window of rows in order of time. */
public sealed interface Windowing permits NoWindows, TimeWindows {}

package org.layerwise.ui.shell;

/**
 * A line of the command palette.
 *
 * @param title what it does
 * @param place the page it belongs to; empty for the window
 * @param shortcut its keys; empty where there are none
 * @param possible whether it can be done now
 * @param run does it
 */
record PaletteEntry(String title, String place, String shortcut, boolean possible, Runnable run) {}

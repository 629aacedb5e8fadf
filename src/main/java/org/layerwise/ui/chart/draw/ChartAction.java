package org.layerwise.ui.chart.draw;

/**
 * Something a page can do with a chart, in the chart's menu.
 *
 * @param id of its menu item
 * @param text in the menu
 */
public record ChartAction(String id, String text, Runnable run) {}

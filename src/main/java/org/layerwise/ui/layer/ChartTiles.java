package org.layerwise.ui.layer;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Charts of one size side by side, as many as have room. */
final class ChartTiles extends Region {
    private static final double LEAST = 330;
    private static final double TALL = 236;
    private static final double GAP = 10;

    /** Shows other charts. */
    void show(List<? extends Node> charts) {
        getChildren().setAll(charts);
        requestLayout();
    }

    private static int columns(double width) {
        return (int) Math.max(1, Math.floor((width + GAP) / (LEAST + GAP)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = Math.ceilDiv(getChildren().size(), columns(width < 0 ? getWidth() : width));
        return Math.max(0, rows * (TALL + GAP) - GAP);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double wide = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
        for (int i = 0; i < getChildren().size(); i++) {
            int line = i / columns;
            getChildren().get(i).resizeRelocate(i % columns * (wide + GAP), line * (TALL + GAP), wide, TALL);
        }
    }
}

package org.layerwise.ui.fx;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards of one size side by side, as many as have room to be read. */
public final class CardGrid extends Pane {
    private static final double NARROWEST = 380;
    private static final double GAP = 12;
    private static final double RATIO = 0.78;

    public CardGrid() {
        getStyleClass().add("card-grid");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int across(double width) {
        return (int) Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
    }

    private double cardWidth(double width) {
        int across = across(width);
        return Math.floor((width - (across - 1) * GAP) / across);
    }

    private double cardHeight(double width) {
        return Math.floor(Math.min(460, RATIO * cardWidth(width)));
    }

    @Override
    protected double computePrefHeight(double width) {
        int count = getChildren().size();
        if (count == 0) {
            return 0;
        }
        double wide = width > 0 ? width : getWidth();
        int rows = Math.ceilDiv(count, across(wide));
        return rows * cardHeight(wide) + (rows - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int across = across(getWidth());
        double wide = cardWidth(getWidth());
        double high = cardHeight(getWidth());
        int at = 0;
        for (Node child : getChildren()) {
            int row = at / across;
            child.resizeRelocate(at % across * (wide + GAP), row * (high + GAP), wide, high);
            at++;
        }
    }
}

package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Charts side by side, as many as are wide enough to read, two rows to a screen and the rest below. One of them may fill
 * the screen: a double-click on its title or Enter, and Escape back. They are moved by {@link CardMover}.
 */
final class ChartGrid extends Region {
    private static final double GAP = 10;
    private static final double NARROWEST = 290;
    private static final double LOWEST = 220;
    private static final double TITLE_HEIGHT = 28;

    private final ScrollPane scroll;
    private final CardMover mover;
    private Runnable arranged = () -> {};
    private final ReadOnlyObjectWrapper<@Nullable Node> maximized = new ReadOnlyObjectWrapper<>(this, "maximized");

    /**
     * A grid without charts.
     *
     * @param scroll what the grid is shown in; two rows fill it
     */
    ChartGrid(ScrollPane scroll) {
        this.scroll = scroll;
        getStyleClass().add("chart-grid");
        scroll.viewportBoundsProperty().addListener((observed, before, now) -> requestLayout());
        mover = new CardMover(this, TITLE_HEIGHT, () -> List.copyOf(getChildren()), this::move);
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows these charts; the one that fills the screen is chosen anew. */
    void show(List<? extends Node> charts) {
        maximize(null);
        getChildren().setAll(charts);
    }

    /** Calls {@code run} when somebody has moved a chart. */
    void onArranged(Runnable run) {
        arranged = run;
    }

    /** Puts a chart at a place among the others. */
    void move(Node chart, int to) {
        List<Node> all = new ArrayList<>(getChildren());
        all.remove(chart);
        all.add(Math.clamp(to, 0, all.size()), chart);
        getChildren().setAll(all);
        arranged.run();
    }

    /** Scrolls to a chart. */
    void reveal(Node chart) {
        layout();
        scroll.layout();
        double room = getHeight() - scroll.getViewportBounds().getHeight();
        if (getChildren().contains(chart) && room > 0) {
            scroll.setVvalue(Math.clamp((chart.getLayoutY() - GAP) / room, 0, 1));
        }
        chart.requestFocus();
    }

    /** Puts a chart in another's place. */
    void replace(Node chart, Node by) {
        boolean filling = chart.equals(maximized.get());
        maximize(null);
        getChildren().set(getChildren().indexOf(chart), by);
        if (filling) {
            maximize(by);
        }
    }

    /** Lets one chart fill the screen; null: all are shown. */
    void maximize(@Nullable Node chart) {
        maximized.set(chart);
        for (Node child : getChildren()) {
            child.setVisible(chart == null || child.equals(chart));
        }
        scroll.setVvalue(0);
        requestLayout();
    }

    /** Lets a chart fill the screen, or shows all again. */
    void fillOrBack(Node chart) {
        if (getChildren().contains(chart)) {
            maximize(maximized.get() == null ? chart : null);
            chart.requestFocus();
        }
    }

    ReadOnlyObjectProperty<@Nullable Node> maximizedProperty() {
        return maximized.getReadOnlyProperty();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.getClickCount() != 2) {
            return;
        }
        for (Node chart : getChildren()) {
            Bounds at = chart.getBoundsInParent();
            if (chart.isVisible()
                    && at.contains(event.getX(), event.getY())
                    && event.getY() < at.getMinY() + TITLE_HEIGHT) {
                maximize(maximized.get() == null ? chart : null);
                chart.requestFocus();
                event.consume();
                return;
            }
        }
    }

    private void key(KeyEvent event) {
        if (mover.key(event, columns(getWidth()))) {
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && maximized.get() != null) {
            maximize(null);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER
                && event.getTarget() instanceof Node target
                && getChildren().contains(target)) {
            maximize(maximized.get() == null ? target : null);
            event.consume();
        }
    }

    private int columns(double width) {
        return Math.clamp((long) ((width - GAP) / (NARROWEST + GAP)), 1, 3);
    }

    private double viewportHeight() {
        return Math.floor(scroll.getViewportBounds().getHeight());
    }

    private double cardHeight() {
        return Math.max(LOWEST, Math.floor((viewportHeight() - 3 * GAP) / 2));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (maximized.get() != null) {
            return viewportHeight();
        }
        int columns = columns(width > 0 ? width : getWidth());
        int rows = (getChildren().size() + columns - 1) / columns;
        return GAP + rows * (cardHeight() + GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Node large = maximized.get();
        if (large != null) {
            large.resizeRelocate(GAP, GAP, getWidth() - 2 * GAP, Math.max(LOWEST, viewportHeight() - 2 * GAP));
            return;
        }
        List<Node> charts = getChildren();
        int columns = columns(getWidth());
        double height = cardHeight();
        for (int first = 0; first < charts.size(); first += columns) {
            // What is left over for the last row shares its width: one chart alone would look lost.
            int inRow = Math.min(columns, charts.size() - first);
            double width = Math.floor((getWidth() - GAP) / inRow - GAP);
            int row = first / columns;
            double y = GAP + row * (height + GAP);
            for (int column = 0; column < inRow; column++) {
                charts.get(first + column).resizeRelocate(GAP + column * (width + GAP), y, width, height);
            }
        }
    }
}

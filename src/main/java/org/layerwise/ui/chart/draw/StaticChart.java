package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;

/**
 * A card with a plot, drawn by the chart worker whenever plot, size or theme change. The pointer reads what it is on or
 * near. Add it to the window's {@link PulseTimer}, and remove it when it goes.
 */
public final class StaticChart extends Region implements PulseTimer.Picture {
    private static final double PADDING = 10;
    private static final double NEAR = 12;

    private final ChartWorker worker;
    private final PictureView view = new PictureView();
    private final Label title = new Label();
    private final Label readout = new Label();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final AtomicReference<@Nullable Finished> finished = new AtomicReference<>();
    private List<ChartAction> actions = List.of();
    private IntConsumer picked = pick -> {};
    private int at = -1;
    private @Nullable StaticPlot plot;
    private @Nullable Wanted asked;
    private @Nullable Finished shown;

    /** What a picture is drawn from. */
    private record Wanted(StaticPlot plot, Theme theme, int width, int height, double scale) {}

    private record Finished(Wanted wanted, BufferedImage image, List<HitRegion> spots) {}

    public StaticChart(ChartWorker worker) {
        this.worker = worker;
        getStyleClass().addAll("live-chart", "still-chart");
        title.getStyleClass().add("chart-title");
        readout.getStyleClass().add("chart-readout");
        readout.setVisible(false);
        readout.setMouseTransparent(true);
        getChildren().addAll(title, view, readout);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(200, 140);
        setPrefSize(420, 320);
        setOnMouseMoved(event -> point(event.getX(), event.getY()));
        setOnMouseExited(event -> readout.setVisible(false));
        setOnMouseClicked(event -> {
            HitRegion spot = event.getButton() == MouseButton.PRIMARY ? near(event.getX(), event.getY()) : null;
            if (spot != null && spot.pick() >= 0) {
                picked.accept(spot.pick());
            }
        });
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(event -> {
            if (!actions.isEmpty()) {
                menu().show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    /**
     * Has clicks on what can be picked handed over; with the keyboard the arrow keys go from one to the next, and Enter picks.
     *
     * @param by takes what the plot says of it: the place of a matrix's cell counted by rows, a bar's, a point's row
     */
    public void onPick(IntConsumer by) {
        picked = by;
        setCursor(Cursor.HAND);
    }

    private void key(KeyEvent event) {
        Finished picture = shown;
        int step = switch (event.getCode()) {
            case RIGHT, DOWN -> 1;
            case LEFT, UP -> -1;
            default -> 0;
        };
        if (picture == null || picture.spots().isEmpty()) {
            return;
        }
        if (step != 0) {
            at = Math.floorMod(
                    at < 0 && step < 0 ? -1 : at + step, picture.spots().size());
            HitRegion spot = picture.spots().get(at);
            read(spot, spot.x() + spot.width() / 2 + 2, spot.y() + spot.height() / 2 + head());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER
                && at >= 0
                && at < picture.spots().size()) {
            int pick = picture.spots().get(at).pick();
            if (pick >= 0) {
                picked.accept(pick);
            }
            event.consume();
        }
    }

    /** What the page can do with it, for its menu. */
    public void setActions(List<ChartAction> to) {
        actions = List.copyOf(to);
    }

    /** What the page can do with it. */
    public List<ChartAction> actions() {
        return actions;
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (ChartAction action : actions) {
            MenuItem item = new MenuItem(action.text());
            item.setId("chart-menu-" + action.id());
            item.setOnAction(event -> action.run().run());
            menu.getItems().add(item);
        }
        return menu;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    @Nullable
    StaticPlot plot() {
        return plot;
    }

    /** Shows another plot. */
    public void show(StaticPlot other) {
        plot = other;
        at = -1;
        title.setText(other.title());
        setAccessibleText(other.describe());
        readout.setVisible(false);
        requestLayout();
    }

    /** Whether what is on screen is the plot as it stands, in this size and theme. */
    public boolean isUpToDate() {
        Finished picture = shown;
        return picture != null && picture.wanted().equals(wanted());
    }

    @Override
    public String getUserAgentStylesheet() {
        return StaticChart.class.getResource("/css/chart.css").toExternalForm();
    }

    @Override
    public void frame() {
        Finished picture = finished.getAndSet(null);
        if (picture != null) {
            shown = picture;
            view.show(picture.image(), picture.wanted().scale());
        }
        Wanted wanted = wanted();
        if (wanted != null && !wanted.equals(asked) && OnScreen.isShown(this)) {
            asked = wanted;
            worker.submit(this, new Job(wanted, finished));
        }
    }

    /** Draws on the worker's thread. */
    private record Job(Wanted wanted, AtomicReference<@Nullable Finished> into) implements ChartWorker.Job {
        @Override
        public void draw() {
            BufferedImage image = new BufferedImage(
                    (int) Math.ceil(wanted.width() * wanted.scale()),
                    (int) Math.ceil(wanted.height() * wanted.scale()),
                    BufferedImage.TYPE_INT_ARGB_PRE);
            List<HitRegion> spots = StaticPainter.paint(wanted.plot(), wanted.theme(), wanted.scale(), image);
            into.set(new Finished(wanted, image, spots));
        }

        @Override
        public void failed() {
            into.set(null);
        }

        @Override
        public String title() {
            return wanted.plot().title();
        }
    }

    private @Nullable Wanted wanted() {
        StaticPlot now = plot;
        Scene scene = getScene();
        int width = (int) (getWidth() - 4);
        int height = (int) (getHeight() - head() - 4);
        if (now == null || scene == null || width < 1 || height < 1) {
            return null;
        }
        return new Wanted(now, theme.get(), width, height, OnScreen.scale(this));
    }

    private double head() {
        return PADDING + Math.ceil(title.prefHeight(-1)) + 4;
    }

    private void point(double x, double y) {
        HitRegion nearest = near(x, y);
        readout.setVisible(nearest != null);
        if (nearest != null) {
            read(nearest, x, y);
        }
    }

    private @Nullable HitRegion near(double x, double y) {
        Finished picture = shown;
        HitRegion nearest = null;
        double best = NEAR;
        if (picture != null) {
            for (HitRegion spot : picture.spots()) {
                double away = spot.distance(x - 2, y - head());
                if (away < best) {
                    best = away;
                    nearest = spot;
                }
            }
        }
        return nearest;
    }

    private void read(HitRegion spot, double x, double y) {
        readout.setVisible(true);
        readout.setText(spot.text());
        double width = Math.min(getWidth() - 8, Math.ceil(readout.prefWidth(-1)));
        double height = Math.ceil(readout.prefHeight(-1));
        double above = y - height - 10;
        readout.resizeRelocate(
                Math.clamp(x - width / 2, 4, Math.max(4, getWidth() - width - 4)),
                above < 2 ? y + 18 : above,
                width,
                height);
    }

    @Override
    protected void layoutChildren() {
        title.resizeRelocate(
                PADDING, PADDING - 2, Math.max(0, getWidth() - 2 * PADDING), Math.ceil(title.prefHeight(-1)));
        view.relocate(2, head());
    }
}

package org.layerwise.ui.chart.draw;

import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesList;

/** Mouse and keys of a live chart: crosshair, zoom, scales, menu. */
final class ChartGestures {
    private final LiveChart chart;
    private final Overlay overlay;
    private @Nullable Readout readout;
    private @Nullable HitRegion mark;

    ChartGestures(LiveChart chart, Overlay overlay) {
        this.chart = chart;
        this.overlay = overlay;
        chart.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        chart.setOnMouseExited(event -> unpoint(true));
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnMouseClicked(this::click);
        chart.setOnKeyPressed(this::key);
        chart.setOnContextMenuRequested(this::menu);
    }

    @Nullable
    Readout readout() {
        return readout;
    }

    /** What the mark that is pointed at says; empty when there is none. */
    String markText() {
        HitRegion at = mark;
        return at == null ? "" : at.text();
    }

    private void menu(ContextMenuEvent event) {
        ContextMenu menu = ChartMenu.of(chart);
        menu.show(chart, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void point(double x, double y) {
        DrawnChart picture = chart.shown();
        if (picture == null || chart.model().isEmpty()) {
            return;
        }
        double overX = x - overlay.getLayoutX();
        double overY = y - overlay.getLayoutY();
        HitRegion hit = picture.painted().marks().stream()
                .filter(each -> each.distance(overX, overY) <= 1)
                .findFirst()
                .orElse(null);
        if (hit != null) {
            unpoint(true);
            mark = hit;
            overlay.show(hit);
        } else if (picture.area().contains(overX, overY)) {
            show(Readout.at(chart.spec(), chart.model(), picture.area(), overX, overY), picture.area());
        } else {
            unpoint(true);
        }
    }

    private void show(@Nullable Readout at, PlotArea area) {
        readout = at;
        mark = null;
        if (at == null) {
            overlay.hide();
        } else {
            overlay.show(at, area, chart.themeProperty().get());
            chart.readoutChanged();
        }
        chart.group().point(at == null ? Double.NaN : at.step(), chart);
    }

    /** Another chart of the group points at a step; NaN: at none. */
    void pointed(double step) {
        DrawnChart picture = chart.shown();
        Readout at = Double.isNaN(step) || picture == null || chart.model().isEmpty()
                ? null
                : Readout.atStep(chart.spec(), chart.model(), picture.area(), step);
        readout = at;
        mark = null;
        if (at == null || picture == null) {
            overlay.hide();
        } else {
            overlay.show(at, picture.area(), chart.themeProperty().get());
        }
    }

    /** Takes the crosshair away. */
    void unpoint(boolean everywhere) {
        if (readout != null || mark != null) {
            boolean tell = everywhere && readout != null;
            readout = null;
            mark = null;
            overlay.hide();
            if (tell) {
                chart.group().point(Double.NaN, chart);
            }
        }
    }

    /** Puts the read-out where its step is in a new picture. */
    void refresh(PlotArea area) {
        Readout at = readout;
        if (at != null) {
            if (area.covers(at.step())) {
                overlay.show(at, area, chart.themeProperty().get());
            } else {
                unpoint(false);
            }
        }
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        DrawnChart picture = chart.shown();
        if (event.getButton() == MouseButton.PRIMARY
                && picture != null
                && picture.area().width() > 0) {
            double x = event.getX() - overlay.getLayoutX();
            double y = event.getY() - overlay.getLayoutY();
            PlotArea area = picture.area();
            overlay.startFrame(Math.clamp(x, area.x(), area.endX()), Math.clamp(y, area.y(), area.endY()));
        }
    }

    private void drag(MouseEvent event) {
        DrawnChart picture = chart.shown();
        if (event.getButton() == MouseButton.PRIMARY
                && event.getTarget().equals(chart)
                && picture != null
                && picture.area().width() > 0
                && !chart.model().isEmpty()) {
            overlay.dragFrame(picture.area(), event.getX() - overlay.getLayoutX(), event.getY() - overlay.getLayoutY());
        }
    }

    private void release(MouseEvent event) {
        DrawnChart picture = chart.shown();
        if (picture != null) {
            ChartViewport framed = overlay.endFrame(picture.area(), chart.viewport());
            if (framed != null) {
                chart.zoom(framed);
            }
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            chart.resetZoom();
        }
    }

    private void key(KeyEvent event) {
        if (event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown()
                || !event.getTarget().equals(chart)) {
            return;
        }
        boolean all = event.isShiftDown();
        boolean used = switch (event.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, -1);
            case DOWN -> move(0, 1);
            case L -> scale(options -> options.withYScale(chart.options().yScale()), true, all);
            case X -> scale(options -> options.withXScale(chart.options().xScale()), false, all);
            case ESCAPE, DIGIT0, NUMPAD0 -> {
                boolean zoomed = chart.isZoomed() || readout != null;
                overlay.dropFrame();
                unpoint(true);
                chart.resetZoom();
                yield zoomed;
            }
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private boolean scale(java.util.function.UnaryOperator<ChartOptions> same, boolean vertical, boolean all) {
        chart.change(now -> vertical
                ? now.withYScale(now.yScale().other())
                : now.withXScale(now.xScale().other()));
        if (all) {
            chart.group().changeAll(same);
        }
        return true;
    }

    private boolean move(int points, int series) {
        DrawnChart picture = chart.shown();
        ChartModel model = chart.model();
        if (picture == null || model.isEmpty() || !(picture.area().width() > 0)) {
            return false;
        }
        PlotArea area = picture.area();
        Readout at = readout;
        if (at == null) {
            show(
                    Readout.at(chart.spec(), model, area, area.x() + area.width() / 2, area.y() + area.height() / 2),
                    area);
            return true;
        }
        Readout next = switch (model) {
            case LineModel lines -> step(lines.series(), area, at, points, series);
            case BandModel bands -> step(bands.series(), area, at, points, series);
            case HeatModel heat -> beside(area, at, points, series * area.height() / HeatLayer.ROWS);
            case GridModel grid ->
                beside(
                        area,
                        at,
                        points,
                        series * area.height() / Math.max(1, grid.rows().size()));
        };
        if (next != null) {
            show(next, area);
        }
        return true;
    }

    /** Some pixels aside and down. */
    private @Nullable Readout beside(PlotArea area, Readout at, int points, double down) {
        double y = Double.isNaN(at.value()) ? area.y() + area.height() / 2 : area.toY(at.value());
        return Readout.at(
                chart.spec(),
                chart.model(),
                area,
                Math.clamp(area.toX(at.step()) + 4 * points, area.x(), area.endX()),
                Math.clamp(y + down, area.y(), area.endY() - 0.5));
    }

    private @Nullable Readout step(SeriesList list, PlotArea area, Readout at, int points, int series) {
        return points == 0
                ? Readout.beside(chart.spec(), list, area, at, series)
                : Readout.along(chart.spec(), list, area, at, points);
    }
}

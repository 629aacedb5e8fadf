package org.layerwise.ui.chart.draw;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/**
 * A card with a chart that follows its model. Drag to zoom (sideways, or a rectangle), double-click, Escape or 0 to see
 * everything again; the pointer or the arrow keys move a crosshair that reads the nearest point.
 *
 * <p>Add it to the window's {@link PulseTimer}, and remove it when it goes.
 */
public final class LiveChart extends Region implements PulseTimer.Picture {
    private static final double PADDING = 10;

    /** Pulses left out after each one that asks for a picture, while points keep arriving: 20 pictures a second do. */
    private static final int PULSES_BETWEEN = 2;

    private final ChartSpec spec;
    private final ChartModel model;
    private final ChartWorker worker;
    private final PictureBuffer canvas = new PictureBuffer();
    private final PictureView view = new PictureView();
    private final Overlay overlay = new Overlay();
    private final Label title = new Label();
    private final LegendPane legend = new LegendPane();
    private final Button reset = new Button(Texts.get("chart.reset"));
    private final Label empty = new Label(Texts.get("chart.empty"));
    private final Label failure = new Label(Texts.get("chart.failed"));
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private ChartViewport viewport = ChartViewport.ALL;
    private @Nullable DrawnChart shown;
    private @Nullable DrawRequest asked;
    private long askedVersion = -1;
    private int resting;
    private long pictures;
    private @Nullable Readout readout;

    public LiveChart(ChartSpec spec, ChartModel model, ChartWorker worker) {
        this.spec = spec;
        this.model = model;
        this.worker = worker;
        title.setText(spec.title());
        getStyleClass().add("live-chart");
        title.getStyleClass().add("chart-title");
        empty.getStyleClass().add("chart-empty");
        failure.getStyleClass().add("chart-failure");
        reset.getStyleClass().add("chart-reset");
        reset.setTooltip(new Tooltip(Texts.get("chart.reset.help")));
        reset.setOnAction(event -> resetZoom());
        reset.setVisible(false);
        failure.setVisible(false);
        getChildren().addAll(title, legend, view, overlay, empty, failure, reset);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(160, 120);
        setPrefSize(480, 280);
        setOnMouseMoved(event -> point(event.getX(), event.getY()));
        setOnMouseExited(event -> unpoint());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(this::click);
        setOnKeyPressed(this::key);
    }

    /** Whether points keep arriving: lines are then drawn fast rather than smooth. */
    public BooleanProperty liveProperty() {
        return live;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ChartModel model() {
        return model;
    }

    /** Whether only a part of the chart is shown. */
    public boolean isZoomed() {
        return !viewport.equals(ChartViewport.ALL);
    }

    public void resetZoom() {
        zoom(ChartViewport.ALL);
    }

    /** Whether the picture on screen shows all that the model holds, in this size and theme. */
    public boolean isUpToDate() {
        DrawnChart picture = shown;
        return model.isEmpty()
                || (picture != null
                        && picture.version() == model.version()
                        && picture.drawing().equals(wanted()));
    }

    /** Pictures shown since the chart was made. */
    public long pictures() {
        return pictures;
    }

    /** Whether a picture of its model is on screen, be it an older one. */
    public boolean isDrawn() {
        return shown != null;
    }

    /** The read-out at the crosshair, empty when there is none. */
    public String readoutText() {
        return readout == null ? "" : readout.text();
    }

    @Override
    public String getUserAgentStylesheet() {
        return LiveChart.class.getResource("/css/chart.css").toExternalForm();
    }

    @Override
    public void frame() {
        showFinished();
        askForMore();
    }

    /** Shows the picture that was finished since the last frame, if there is one. */
    private void showFinished() {
        DrawnChart picture = canvas.take();
        if (picture == null) {
            return;
        }
        shown = picture;
        pictures++;
        view.show(picture);
        refreshReadout(picture.area());
    }

    private void askForMore() {
        if (!isOnScreen()) {
            return;
        }
        // From the start, so that the plot keeps its place when the first points come.
        boolean legendChanged = legend.show(legend(), theme.get(), getHeight() < 260 ? 1 : 2);
        boolean nothing = model.isEmpty();
        empty.setVisible(nothing);
        view.setVisible(!nothing);
        failure.setVisible(!nothing && canvas.hasFailed());
        if (nothing) {
            unpoint();
            return;
        }
        if (legendChanged) {
            // What is drawn before the layout would not fit below it.
            return;
        }
        DrawRequest wanted = wanted();
        long version = model.version();
        if (resting > 0) {
            resting--;
        } else if (wanted.width() > 0 && wanted.height() > 0 && (version != askedVersion || !wanted.equals(asked))) {
            resting = live.get() ? PULSES_BETWEEN : 0;
            asked = wanted;
            askedVersion = version;
            canvas.ask(worker, wanted);
        }
    }

    private List<Series> legend() {
        return switch (model) {
            case LineModel lines -> lines.series().shown();
            case BandModel bands -> bands.series().shown();
            case HeatModel heat -> List.of();
        };
    }

    private DrawRequest wanted() {
        Scene scene = getScene();
        double scale = scene == null || scene.getWindow() == null
                ? 1
                : scene.getWindow().getOutputScaleX();
        return new DrawRequest(
                spec,
                model,
                viewport,
                theme.get(),
                (int) overlay.getWidth(),
                (int) overlay.getHeight(),
                scale,
                live.get());
    }

    /** In a showing window, with a size, and neither it nor a parent hidden, as in another tab. */
    private boolean isOnScreen() {
        Scene scene = getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            return false;
        }
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return getWidth() > 0 && getHeight() > 0;
    }

    private void zoom(ChartViewport to) {
        viewport = to;
        reset.setVisible(isZoomed());
        requestLayout();
    }

    private void point(double x, double y) {
        DrawnChart picture = shown;
        if (picture == null || model.isEmpty()) {
            return;
        }
        double overX = x - overlay.getLayoutX();
        double overY = y - overlay.getLayoutY();
        if (picture.area().contains(overX, overY)) {
            show(Readout.at(spec, model, picture.area(), overX, overY), picture.area());
        } else {
            unpoint();
        }
    }

    private void show(@Nullable Readout at, PlotArea area) {
        readout = at;
        if (at == null) {
            overlay.hide();
        } else {
            overlay.show(at, area);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void unpoint() {
        if (readout != null) {
            readout = null;
            overlay.hide();
        }
    }

    private void refreshReadout(PlotArea area) {
        Readout at = readout;
        if (at != null) {
            if (at.x() < area.xMin() || at.x() > area.xMax()) {
                unpoint();
            } else {
                overlay.show(at, area);
            }
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && shown != null) {
            double x = event.getX() - overlay.getLayoutX();
            double y = event.getY() - overlay.getLayoutY();
            PlotArea area = shown.area();
            overlay.startFrame(
                    Math.clamp(x, area.x(), area.x() + area.width()),
                    Math.clamp(y, area.y(), area.y() + area.height()));
        }
    }

    private void drag(MouseEvent event) {
        if (shown != null && !model.isEmpty()) {
            overlay.dragFrame(shown.area(), event.getX() - overlay.getLayoutX(), event.getY() - overlay.getLayoutY());
        }
    }

    private void release(MouseEvent event) {
        if (shown != null) {
            ChartViewport framed = overlay.endFrame(shown.area(), viewport);
            if (framed != null) {
                zoom(framed);
            }
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            resetZoom();
        }
    }

    private void key(KeyEvent event) {
        boolean used = switch (event.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, -1);
            case DOWN -> move(0, 1);
            case ESCAPE, DIGIT0, NUMPAD0 -> {
                boolean zoomed = isZoomed() || readout != null;
                overlay.dropFrame();
                unpoint();
                resetZoom();
                yield zoomed;
            }
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private boolean move(int points, int series) {
        DrawnChart picture = shown;
        if (picture == null || model.isEmpty()) {
            return false;
        }
        PlotArea area = picture.area();
        Readout at = readout;
        if (at == null) {
            show(Readout.at(spec, model, area, area.x() + area.width() / 2, area.y() + area.height() / 2), area);
            return true;
        }
        Readout next = switch (model) {
            case LineModel lines -> step(lines.series(), area, at, points, series);
            case BandModel bands -> step(bands.series(), area, at, points, series);
            case HeatModel heat ->
                Readout.at(
                        spec,
                        heat,
                        area,
                        Math.clamp(area.toX(at.x()) + 4 * points, area.x(), area.x() + area.width()),
                        Math.clamp(
                                area.toY(at.y()) + series * area.height() / HeatLayer.ROWS,
                                area.y(),
                                area.y() + area.height() - 0.5));
        };
        if (next != null) {
            show(next, area);
        }
        return true;
    }

    private @Nullable Readout step(SeriesList list, PlotArea area, Readout at, int points, int series) {
        return points == 0 ? Readout.beside(spec, list, at, series) : Readout.along(spec, list, area, at, points);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? describe()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** The chart in words: its axes, the crosshair or else the last value of every series. */
    String describe() {
        return ChartWords.of(spec, model, readout);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * PADDING;
        double y = PADDING - 2;
        double resetWidth = reset.isVisible() ? Math.ceil(reset.prefWidth(-1)) : 0;
        double titleHeight = Math.ceil(title.prefHeight(-1));
        title.resizeRelocate(PADDING, y, Math.max(0, width - resetWidth - 4), titleHeight);
        double resetHeight = Math.ceil(reset.prefHeight(-1));
        reset.resizeRelocate(
                PADDING + width - resetWidth, y + (titleHeight - resetHeight) / 2, resetWidth, resetHeight);
        y += titleHeight + 2;
        double legendHeight = Math.ceil(legend.prefHeight(width));
        legend.resizeRelocate(PADDING, y, width, legendHeight);
        y += legendHeight;
        double left = 2;
        double plotWidth = Math.max(0, Math.floor(getWidth() - 2 * left));
        double plotHeight = Math.max(0, Math.floor(getHeight() - y - 2));
        view.relocate(left, y);
        overlay.resizeRelocate(left, y, plotWidth, plotHeight);
        double emptyWidth = Math.min(width, Math.ceil(empty.prefWidth(-1)));
        double emptyHeight = Math.ceil(empty.prefHeight(-1));
        empty.resizeRelocate(
                (getWidth() - emptyWidth) / 2, y + (plotHeight - emptyHeight) / 2, emptyWidth, emptyHeight);
        double failureWidth = Math.min(width, Math.ceil(failure.prefWidth(-1)));
        double failureHeight = Math.ceil(failure.prefHeight(-1));
        failure.resizeRelocate(
                getWidth() - PADDING - failureWidth, getHeight() - failureHeight - 4, failureWidth, failureHeight);
    }
}

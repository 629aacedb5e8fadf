package org.layerwise.ui.chart.draw;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.chart.model.StepUnits;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/**
 * A card with a chart that follows its model. Drag to zoom (sideways, or a rectangle), double-click, Escape or 0 to see
 * everything again; the pointer or the arrow keys move a crosshair that reads all series. L and X change the scales of the
 * axes; the rest is in the menu. Crosshair and steps in view are shared by its {@link ChartGroup}.
 *
 * <p>Add it to the window's {@link PulseTimer}, and remove it and {@link #close} it when it goes.
 */
public final class LiveChart extends Region implements PulseTimer.Picture, ChartGroup.Member, AutoCloseable {
    private static final double PADDING = 10;

    /** Pulses left out after each one that asks for a picture, while points keep arriving: 20 pictures a second do. */
    private static final int PULSES_BETWEEN = 2;

    private final ChartSpec spec;
    private final ChartModel model;
    private final ChartWorker worker;
    private final ChartGroup group;
    private final PictureBuffer canvas = new PictureBuffer();
    private final PictureView view = new PictureView();
    private final Overlay overlay = new Overlay();
    private final LegendPane legend =
            new LegendPane(one -> inLegend(all -> all.toggle(one)), one -> inLegend(all -> all.alone(one)));
    private final Label empty = new Label();
    private Supplier<String> emptyWords = () -> Texts.get("chart.empty");
    private final Label failure = new Label(Texts.get("chart.failed"));
    private final Label sentence = new Label();
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final BooleanProperty locked = new SimpleBooleanProperty(this, "locked", false);
    private final ChartHeader header;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final ReadOnlyObjectWrapper<ChartOptions> options;
    private final ChartGestures gestures;
    private List<ChartAction> actions = List.of();
    private StepUnits units = StepUnits.NONE;
    private ChartViewport viewport = ChartViewport.ALL;
    private @Nullable DrawnChart shown;
    private @Nullable DrawRequest asked;
    private long askedVersion = -1;
    private int resting;
    private long pictures;

    /** A chart alone. */
    public LiveChart(ChartSpec spec, ChartModel model, ChartWorker worker) {
        this(spec, model, worker, new ChartGroup());
    }

    /** A chart among others. */
    public LiveChart(ChartSpec spec, ChartModel model, ChartWorker worker, ChartGroup group) {
        this.spec = spec;
        this.model = model;
        this.worker = worker;
        this.group = group;
        options = new ReadOnlyObjectWrapper<>(this, "options", ChartOptions.of(spec));
        getStyleClass().add("live-chart");
        empty.getStyleClass().add("chart-empty");
        failure.getStyleClass().add("chart-failure");
        sentence.getStyleClass().add("chart-sentence");
        sentence.setWrapText(true);
        sentence.setTooltip(new Tooltip());
        header = new ChartHeader(spec.title(), locked);
        header.onReset(this::resetZoom);
        header.onMenu(() -> ChartMenu.of(this));
        locked.addListener((observed, before, now) -> lockRange(now));
        failure.setVisible(false);
        getChildren().addAll(header, legend, view, overlay, empty, failure, sentence);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(160, 120);
        setPrefSize(480, 280);
        gestures = new ChartGestures(this, overlay);
        group.add(this);
    }

    /** Leaves its group. */
    @Override
    public void close() {
        group.remove(this);
    }

    /** Whether points keep arriving: lines are then drawn fast rather than smooth. */
    public BooleanProperty liveProperty() {
        return live;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Whether the vertical range stays as it is, whatever arrives. */
    public BooleanProperty lockedProperty() {
        return locked;
    }

    /** How the model is looked at. */
    public ReadOnlyObjectProperty<ChartOptions> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    public ChartOptions options() {
        return options.get();
    }

    @Override
    public void change(UnaryOperator<ChartOptions> change) {
        options.set(change.apply(options.get()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /** What else than steps the horizontal axis can count. */
    public void setUnits(StepUnits to) {
        units = to;
    }

    public StepUnits units() {
        return units;
    }

    /** What the page can do with it, for the menu. */
    public void setActions(List<ChartAction> to) {
        actions = List.copyOf(to);
    }

    /** What the page can do with it. */
    public List<ChartAction> actions() {
        return actions;
    }

    /** What it shows in words, below it; {@code words} is asked on the worker's thread, at most once a second while live. */
    public void say(Supplier<String> words) {
        canvas.say(words);
    }

    /** What it says in the place of the plot while there is nothing to draw. */
    public void sayWhenEmpty(Supplier<String> words) {
        emptyWords = words;
    }

    /** What is said below it. */
    public String sentence() {
        return sentence.getText();
    }

    public ChartModel model() {
        return model;
    }

    public ChartSpec spec() {
        return spec;
    }

    ChartGroup group() {
        return group;
    }

    ChartViewport viewport() {
        return viewport;
    }

    @Nullable
    DrawnChart shown() {
        return shown;
    }

    /** Whether only a part of the chart is shown. */
    public boolean isZoomed() {
        return !viewport.followsX() || (!viewport.followsY() && !locked.get());
    }

    /** Shows all steps in all charts of the group, and all values here unless their range is locked. */
    public void resetZoom() {
        if (!locked.get()) {
            viewport = viewport.withY(Double.NaN, Double.NaN);
        }
        group.zoom(Double.NaN, Double.NaN);
    }

    /** Shows a part: its steps in all charts of the group, its values here. */
    void zoom(ChartViewport to) {
        viewport = viewport.withY(to.yMin(), to.yMax());
        group.zoom(to.xMin(), to.xMax());
    }

    @Override
    public void zoomed(double from, double to) {
        boolean all = Double.isNaN(from);
        viewport = all && !locked.get() ? ChartViewport.ALL : viewport.withX(from, to);
        header.setZoomed(isZoomed());
        requestLayout();
    }

    @Override
    public void pointed(double step) {
        gestures.pointed(step);
    }

    private void lockRange(boolean now) {
        DrawnChart picture = shown;
        if (!now) {
            viewport = viewport.withY(Double.NaN, Double.NaN);
        } else if (picture != null) {
            Extent extent = picture.area().extent();
            viewport = viewport.withY(extent.yMin(), extent.yMax());
        }
        header.setZoomed(isZoomed());
        requestLayout();
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
        Readout at = gestures.readout();
        return at == null ? gestures.markText() : at.text();
    }

    void readoutChanged() {
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
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
        gestures.refresh(picture.area());
        if (!picture.sentence().equals(sentence.getText())) {
            sentence.setText(picture.sentence());
            sentence.getTooltip().setText(picture.sentence());
            requestLayout();
        }
    }

    private void askForMore() {
        if (!OnScreen.isShown(this)) {
            return;
        }
        // From the start, so that the plot keeps its place when the first points come.
        SeriesList all = series();
        boolean legendChanged =
                legend.show(all == null ? List.of() : all.listed(), theme.get(), getHeight() < 260 ? 1 : 2);
        boolean nothing = model.isEmpty();
        empty.setVisible(nothing);
        empty.setText(nothing ? emptyWords.get() : "");
        view.setVisible(!nothing);
        failure.setVisible(!nothing && canvas.hasFailed());
        if (nothing) {
            gestures.unpoint(false);
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

    private @Nullable SeriesList series() {
        return switch (model) {
            case LineModel lines -> lines.series();
            case BandModel bands -> bands.series();
            case HeatModel _, GridModel _ -> null;
        };
    }

    private void inLegend(Consumer<SeriesList> change) {
        SeriesList all = series();
        if (all != null) {
            change.accept(all);
        }
    }

    /** What a picture of it as it is now would be drawn from. */
    DrawRequest wanted() {
        return new DrawRequest(
                spec,
                model,
                viewport,
                options.get(),
                units,
                locked.get(),
                theme.get(),
                (int) overlay.getWidth(),
                (int) overlay.getHeight(),
                OnScreen.scale(this),
                live.get());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? describe()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** The chart in words: its axes, the crosshair or else the last value of every series. */
    String describe() {
        String words = ChartWords.of(spec, model, options.get(), gestures.readout(), emptyWords.get());
        return sentence.getText().isEmpty() ? words : words + " " + sentence.getText();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * PADDING;
        double y = PADDING - 2;
        double titleHeight = Math.ceil(header.prefHeight(-1));
        header.resizeRelocate(PADDING, y, width, titleHeight);
        y += titleHeight + 2;
        double legendHeight = Math.ceil(legend.prefHeight(width));
        legend.resizeRelocate(PADDING, y, width, legendHeight);
        y += legendHeight;
        double words = sentence.getText().isEmpty() ? 0 : sentenceHeight(width) + 4;
        sentence.setVisible(words > 0);
        sentence.resizeRelocate(PADDING, getHeight() - words - 1, width, Math.max(0, words - 4));
        double left = 2;
        double plotWidth = Math.max(0, Math.floor(getWidth() - 2 * left));
        double plotHeight = Math.max(0, Math.floor(getHeight() - y - 2 - words));
        view.relocate(left, y);
        overlay.resizeRelocate(left, y, plotWidth, plotHeight);
        center(empty, (getWidth() - Math.min(width, Math.ceil(empty.prefWidth(-1)))) / 2, y + plotHeight / 2, width);
        double failureWidth = Math.min(width, Math.ceil(failure.prefWidth(-1)));
        center(failure, getWidth() - PADDING - failureWidth, y + plotHeight - 10, width);
    }

    /** Two lines at most. */
    private double sentenceHeight(double width) {
        return Math.ceil(Math.min(sentence.prefHeight(width), 2 * sentence.prefHeight(10_000)));
    }

    private static void center(Label label, double x, double middle, double most) {
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(x, middle - height / 2, Math.min(most, Math.ceil(label.prefWidth(-1))), height);
    }
}

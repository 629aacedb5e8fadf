package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.draw.ChartAction;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartForm;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.ChartChoice;
import org.layerwise.ui.live.ChartChoices;
import org.layerwise.ui.live.ChartLayout;
import org.layerwise.ui.live.ChartSentences;
import org.layerwise.ui.live.Comparison;
import org.layerwise.ui.live.RunCharts;

/** The charts of the run that is watched, on the grid and in the pump. */
final class RunCards implements AutoCloseable {
    /** Charts whose values differ by powers of ten. */
    private static final Set<String> LOGARITHMIC = Set.of("watch.gradients", "watch.ratios");

    private final UiContext ui;
    private final ChartGroup group = new ChartGroup();
    private final ChartSaving saving;
    private final DetachedCharts detached = new DetachedCharts(this::returned);
    private ChartLayout layout = ChartLayout.USUAL;
    private Consumer<ChartLayout> remember = now -> {};
    private final ChartWorker worker;
    private final ChartGrid grid;
    private final List<LiveChart> charts = new ArrayList<>();
    private @Nullable RunCharts run;
    private @Nullable LiveChart histogram;
    private @Nullable LayerRow selected;
    private boolean live;
    private final AddedCharts added;
    private final Comparison comparison;

    /**
     * @param added has the charts that were put on the page beside the usual ones
     * @param comparison draws the lines of another run under those of this one
     */
    RunCards(UiContext ui, ChartWorker worker, ChartGrid grid, AddedCharts added, Comparison comparison) {
        this.comparison = comparison;
        this.added = added;
        this.ui = ui;
        this.worker = worker;
        this.grid = grid;
        saving = new ChartSaving(ui);
        grid.onArranged(this::arranged);
    }

    /**
     * Arranges charts as they were last, and says when they are arranged in another way.
     *
     * @param changed called with every change
     */
    void remember(ChartLayout last, Consumer<ChartLayout> changed) {
        layout = last;
        remember = changed;
        added.show(ChartChoices.among(last));
        comparison.remembered(last.compared());
        saving.remember(last.picture(), picture -> note(layout.with(picture)));
    }

    private void note(ChartLayout now) {
        if (!now.equals(layout)) {
            layout = now;
            remember.accept(now);
        }
    }

    /** Notes which run is compared with. */
    void compared() {
        note(layout.comparedWith(comparison.id()));
    }

    /** The charts that were put on the page, whether the run that is shown has them or not. */
    List<ChartChoice> added() {
        return ChartChoices.among(layout);
    }

    /** Puts a chart on the page, or takes it off. */
    void toggle(ChartChoice choice) {
        boolean isThere = layout.card(choice.id()).isPresent();
        note(isThere ? layout.without(choice.id()) : layout.withAdded(choice));
        added.show(ChartChoices.among(layout));
        if (isThere) {
            detached.attach(choice.id());
            charts.stream()
                    .filter(each -> each.getId().equals(choice.id()))
                    .toList()
                    .forEach(each -> {
                        charts.remove(each);
                        forget(each);
                    });
            note(layout.without(choice.id()));
        } else {
            addChosen(choice);
        }
        place();
        charts.stream().filter(each -> each.getId().equals(choice.id())).forEach(grid::reveal);
    }

    private void addChosen(ChartChoice choice) {
        String selectedId = selected == null ? "" : selected.layer().id();
        added.model(choice, selectedId).ifPresent(model -> charts.add(chart(choice, selectedId, model)));
    }

    private LiveChart chart(ChartChoice choice, String selectedId, ChartModel model) {
        String title = choice.isOfSelected()
                ? Texts.get("watch.add.of", choice.title(), added.layerShown(choice, selectedId))
                : choice.title();
        ChartForm form = switch (choice.form()) {
            case RIDGES -> ChartForm.RIDGES;
            case BARS -> ChartForm.BARS;
            case LINES, PRE_ACTIVATIONS, MAP, HISTOGRAM, PRE_HISTOGRAM, EPOCHS -> ChartForm.ALONG_STEPS;
        };
        LiveChart chart = chart(
                choice.id(),
                new ChartSpec(title, Texts.get("watch.axis.step"), choice.axis(), choice.scale(), form),
                model);
        List<ChartAction> actions = new ArrayList<>(chart.actions());
        actions.add(new ChartAction("remove", Texts.get("watch.chart.remove"), () -> toggle(choice)));
        chart.setActions(actions);
        CardWords.say(chart);
        return chart;
    }

    /** Looks at all charts in another way. */
    void changeAll(UnaryOperator<ChartOptions> change) {
        group.changeAll(change);
    }

    /** Notes order, options and windows of the charts. */
    private void arranged() {
        List<LiveChart> ordered = new ArrayList<>();
        grid.getChildrenUnmodifiable().forEach(each -> {
            if (each instanceof LiveChart chart) {
                ordered.add(chart);
            }
        });
        charts.stream().filter(each -> !ordered.contains(each)).forEach(ordered::add);
        charts.clear();
        charts.addAll(ordered);
        note(layout.with(charts.stream()
                .map(each -> ChartLayout.Card.of(each.getId(), detached.has(each), each.options()))
                .toList()));
    }

    /** Gives a chart a window, or takes it back. */
    private void detachOrAttach(LiveChart chart) {
        if (detached.has(chart)) {
            detached.attach(chart.getId());
            return;
        }
        Scene scene = grid.getScene();
        detached.show(chart, scene == null ? null : scene.getWindow());
        place();
        arranged();
    }

    private void returned(String id) {
        place();
        arranged();
        charts.stream().filter(each -> each.getId().equals(id)).forEach(LiveChart::requestFocus);
    }

    /** Puts on the page what has no window. */
    private void place() {
        grid.show(charts.stream().filter(each -> !detached.has(each)).toList());
    }

    /** Charts that are known in the order in which they were, the others behind them. */
    private void order() {
        List<String> ids = layout.cards().stream().map(ChartLayout.Card::id).toList();
        charts.sort(Comparator.comparingInt(each -> {
            int at = ids.indexOf(each.getId());
            return at < 0 ? ids.size() : at;
        }));
        Scene scene = grid.getScene();
        for (LiveChart chart : charts) {
            boolean wanted = layout.card(chart.getId())
                    .filter(ChartLayout.Card::detached)
                    .isPresent();
            if ((wanted && scene != null) || detached.has(chart)) {
                detached.show(chart, scene == null ? null : scene.getWindow());
            }
        }
    }

    DetachedCharts detached() {
        return detached;
    }

    ChartGrid grid() {
        return grid;
    }

    List<LiveChart> charts() {
        return List.copyOf(charts);
    }

    /** Shows the charts of a run; null: of none. */
    void show(@Nullable RunCharts of) {
        clear();
        run = of;
        selected = null;
        comparison.show(of);
        if (of == null) {
            detached.close();
            grid.show(List.of());
            return;
        }
        List<LineModel> scores = of.scores();
        boolean regression = scores.size() > 1;
        add("watch.loss", of.loss());
        add(regression ? "watch.rmse" : "watch.accuracy", scores.getFirst());
        add("watch.activations", of.activations());
        histogram = chart("watch.histogram", "", of.histogram(of.layers().getFirst()));
        charts.add(histogram);
        add("watch.gradients", of.gradients());
        add("watch.ratios", of.ratios());
        if (regression) {
            add("watch.r2", scores.get(1));
        }
        add("watch.weights", of.weights());
        charts.forEach(chart -> CardWords.say(chart, of));
        added().forEach(this::addChosen);
        order();
        place();
    }

    private void add(String key, ChartModel model) {
        charts.add(chart(key, "", model));
    }

    private LiveChart chart(String key, String layer, ChartModel model) {
        ChartSpec spec = new ChartSpec(
                layer.isEmpty() ? Texts.get(key) : Texts.get(key, layer),
                Texts.get("watch.axis.step"),
                Texts.get(key + ".axis"),
                LOGARITHMIC.contains(key) ? AxisScale.LOG10 : AxisScale.LINEAR);
        return chart(key.replace('.', '-') + "-chart", spec, model);
    }

    private LiveChart chart(String id, ChartSpec spec, ChartModel model) {
        LiveChart chart = new LiveChart(spec, model, worker, group);
        chart.setId(id);
        chart.setAccessibleHelp(Texts.get("watch.maximize.help"));
        chart.themeProperty().bind(ui.theme());
        chart.liveProperty().set(live);
        List<ChartAction> actions = new ArrayList<>(saving.actions(() -> Optional.of(ChartDrawing.of(chart))));
        actions.add(new ChartAction("window", Texts.get("watch.chart.window"), () -> detachOrAttach(chart)));
        actions.add(new ChartAction("fill", Texts.get("watch.chart.fill"), () -> grid.fillOrBack(chart)));
        chart.setActions(actions);
        layout.card(chart.getId()).ifPresent(known -> chart.change(usual -> known.options()));
        chart.optionsProperty().addListener((observed, before, now) -> arranged());
        if (run != null) {
            chart.setUnits(run.times());
        }
        ui.pump().add(chart);
        return chart;
    }

    /** Shows the histogram of a layer. */
    void select(@Nullable LayerRow row) {
        RunCharts of = run;
        LiveChart before = histogram;
        if (row == null
                || row == selected
                || of == null
                || before == null
                || !of.layers().contains(row.layer())) {
            return;
        }
        selected = row;
        LiveChart now = chart("watch.histogram", row.layer().id(), of.histogram(row.layer()));
        HeatModel model = of.histogram(row.layer());
        now.say(() -> ChartSentences.histogram(model));
        histogram = now;
        replace(before, now);
        for (ChartChoice choice : added()) {
            if (choice.isOfSelected()) {
                charts.stream()
                        .filter(each -> each.getId().equals(choice.id()))
                        .findFirst()
                        .ifPresent(each -> added.model(choice, row.layer().id())
                                .ifPresent(heat ->
                                        replace(each, chart(choice, row.layer().id(), heat))));
            }
        }
    }

    private void replace(LiveChart before, LiveChart now) {
        charts.set(charts.indexOf(before), now);
        if (detached.has(now)) {
            Scene scene = grid.getScene();
            detached.show(now, scene == null ? null : scene.getWindow());
        } else {
            grid.replace(before, now);
        }
        forget(before);
    }

    /** Whether frames keep arriving; charts that stand still are drawn smoothly. */
    void setLive(boolean to) {
        live = to;
        charts.forEach(chart -> chart.liveProperty().set(to));
    }

    private void forget(LiveChart chart) {
        ui.pump().remove(chart);
        chart.themeProperty().unbind();
        chart.close();
    }

    /** Takes the charts out of the pump, and closes their windows. */
    @Override
    public void close() {
        detached.close();
        clear();
    }

    private void clear() {
        charts.forEach(this::forget);
        charts.clear();
        histogram = null;
    }
}

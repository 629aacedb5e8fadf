package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunRegistry;
import org.layerwise.app.Subscription;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.RunComparison;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.SeedComparison;

/** What the comparison of runs shows: read in the background, and again while runs go on. Called on the front. */
final class CompareViewModel implements AutoCloseable {
    private final RunStore store;
    private final RunRegistry registry;
    private final Executor background;
    private final Executor front;
    private final Consumer<List<Problem>> report;
    private final Subscription subscription;
    private final ReadOnlyObjectWrapper<@Nullable Content> content = new ReadOnlyObjectWrapper<>(this, "content");
    private final ReadOnlyObjectWrapper<@Nullable EpochCurves> epochs = new ReadOnlyObjectWrapper<>(this, "epochs");
    private final ReadOnlyObjectWrapper<@Nullable StepCurves> steps = new ReadOnlyObjectWrapper<>(this, "steps");
    private final ReadOnlyObjectWrapper<List<LayerHistograms>> histograms =
            new ReadOnlyObjectWrapper<>(this, "histograms", List.of());
    private final ObjectProperty<@Nullable String> figure = new SimpleObjectProperty<>(this, "figure", "loss");
    private final ObjectProperty<CompareAxis> axis = new SimpleObjectProperty<>(this, "axis", CompareAxis.EPOCH);
    private final ObjectProperty<StepCurves.@Nullable Choice> choice = new SimpleObjectProperty<>(this, "choice");
    private final ObjectProperty<@Nullable String> layer = new SimpleObjectProperty<>(this, "layer");
    private final BooleanProperty grouped = new SimpleBooleanProperty(this, "grouped", true);
    private Object asked = new Object();
    private boolean reading;

    /**
     * What is compared.
     *
     * @param runs in the order in which they were chosen
     * @param comparison their settings and figures
     * @param bySeed the runs in groups of seeds
     */
    record Content(List<ComparedRun> runs, RunComparison comparison, SeedComparison bySeed) {
        Content {
            runs = List.copyOf(runs);
        }

        /** The same runs, as they are now. */
        Content with(List<ComparedRun> now) {
            List<RunInfo> infos = now.stream().map(ComparedRun::info).toList();
            RunComparison compared = new RunComparison(infos, comparison.settings(), comparison.metrics());
            return new Content(now, compared, SeedComparison.of(compared));
        }
    }

    CompareViewModel(RunRegistry registry, Executor background, Executor front, Consumer<List<Problem>> report) {
        this.registry = registry;
        this.store = registry.store();
        this.background = background;
        this.front = front;
        this.report = report;
        subscription = registry.onChange(change -> {
            if (change.happening() == RunRegistry.Happening.KEPT) {
                follow();
            }
        });
        figure.subscribe(now -> drawEpochs());
        axis.addListener((observed, before, now) -> {
            drawEpochs();
            readSteps(true);
        });
        grouped.addListener((observed, before, now) -> {
            drawEpochs();
            readSteps(true);
        });
        choice.addListener((observed, before, now) -> readSteps(true));
        layer.addListener((observed, before, now) -> readHistograms());
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** Reads runs and compares them. */
    void show(List<String> ids) {
        hide();
        work(
                () -> {
                    List<RunRecord> records = ids.stream().map(store::open).toList();
                    RunComparison comparison = RunComparison.of(records);
                    return new Content(
                            records.stream().map(ComparedRun::of).toList(), comparison, SeedComparison.of(comparison));
                },
                this::begin);
    }

    /** Lets go of what is shown. */
    void hide() {
        asked = new Object();
        content.set(null);
        epochs.set(null);
        steps.set(null);
        histograms.set(List.of());
    }

    private <T> void work(Supplier<T> work, Consumer<T> done) {
        Object token = asked;
        background.execute(() -> {
            try {
                T made = work.get();
                front.execute(() -> {
                    if (token.equals(asked)) {
                        done.accept(made);
                    }
                });
            } catch (ProblemException e) {
                front.execute(() -> {
                    reading = false;
                    report.accept(e.problems());
                });
            }
        });
    }

    private void begin(Content made) {
        reading = false;
        content.set(made);
        List<String> figures = CompareText.figures(made.comparison().metrics());
        if (!isAmong(figures, figure.get()) && !figures.isEmpty()) {
            figure.set(figures.getFirst());
        }
        List<StepCurves.Choice> choices = StepCurves.choices(made.runs());
        if (!isAmong(choices, choice.get()) && !choices.isEmpty()) {
            choice.set(choices.getFirst());
        } else {
            readSteps(true);
        }
        List<String> layers = LayerHistograms.layers(made.runs());
        if (!isAmong(layers, layer.get()) && !layers.isEmpty()) {
            layer.set(layers.getLast());
        } else {
            readHistograms();
        }
        drawEpochs();
    }

    private static boolean isAmong(List<?> all, @Nullable Object one) {
        return one != null && all.contains(one);
    }

    /** The groups that are shown: by seed, or each run by itself. */
    SeedComparison seeds(Content of) {
        return grouped.get() ? of.bySeed() : SeedComparison.apart(of.comparison());
    }

    /** The color of each run: that of its group. */
    List<Integer> colors(Content of) {
        List<SeedComparison.Group> groups = seeds(of).groups();
        List<Integer> colors = new ArrayList<>();
        for (int i = 0; i < of.runs().size(); i++) {
            int run = i;
            int group = 0;
            while (!groups.get(group).members().contains(run)) {
                group++;
            }
            colors.add(group);
        }
        return colors;
    }

    private void drawEpochs() {
        Content now = content.get();
        String of = figure.get();
        if (now != null && of != null) {
            epochs.set(new EpochCurves(now.runs(), seeds(now), of, axis.get()));
        }
    }

    private void readSteps(boolean anew) {
        Content now = content.get();
        StepCurves.Choice what = choice.get();
        if (now == null || what == null) {
            return;
        }
        CompareAxis over = axis.get();
        List<Integer> colors = colors(now);
        work(() -> StepCurves.read(now.runs(), what, over), values -> {
            if (what.equals(choice.get()) && over == axis.get()) {
                StepCurves before = steps.get();
                StepCurves curves = anew || before == null ? new StepCurves(colors) : before;
                curves.take(values, now.runs());
                steps.set(curves);
            }
        });
    }

    private void readHistograms() {
        Content now = content.get();
        String of = layer.get();
        if (now != null && of != null) {
            work(
                    () -> now.runs().stream()
                            .map(run -> LayerHistograms.read(run, of))
                            .toList(),
                    found -> {
                        if (of.equals(layer.get())) {
                            histograms.set(found);
                        }
                    });
        }
    }

    /** Reads again what goes on. */
    private void follow() {
        Content now = content.get();
        if (now == null || reading || now.runs().stream().noneMatch(this::isChanged)) {
            return;
        }
        reading = true;
        work(
                () -> now.runs().stream()
                        .map(run -> isChanged(run)
                                ? ComparedRun.of(store.open(run.info().id()))
                                : run)
                        .toList(),
                runs -> {
                    reading = false;
                    Content newer = now.with(runs);
                    content.set(newer);
                    EpochCurves curves = epochs.get();
                    if (curves != null) {
                        curves.take(runs);
                    }
                    readSteps(false);
                    if (runs.stream().noneMatch(run -> run.info().goesOn())) {
                        readHistograms();
                    }
                });
    }

    private boolean isChanged(ComparedRun run) {
        return registry.kept()
                .info(run.info().id())
                .filter(info -> !info.progress().equals(run.info().progress())
                        || info.state() != run.info().state())
                .isPresent();
    }

    /** What is compared; null before it is read. */
    ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** The figure's curves over whole epochs. */
    ReadOnlyObjectProperty<@Nullable EpochCurves> epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    /** What is measured at sampled steps. */
    ReadOnlyObjectProperty<@Nullable StepCurves> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** The histograms of the layer that is chosen, one for each run. */
    ReadOnlyObjectProperty<List<LayerHistograms>> histogramsProperty() {
        return histograms.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable String> figureProperty() {
        return figure;
    }

    ObjectProperty<CompareAxis> axisProperty() {
        return axis;
    }

    ObjectProperty<StepCurves.@Nullable Choice> choiceProperty() {
        return choice;
    }

    ObjectProperty<@Nullable String> layerProperty() {
        return layer;
    }

    /** Whether runs that differ in the seed alone are shown as one. */
    BooleanProperty groupedProperty() {
        return grouped;
    }
}

package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.run.Run;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.ui.live.EpochResults;
import org.layerwise.ui.live.LiveCharts;
import org.layerwise.ui.live.PreActivations;
import org.layerwise.ui.live.RunCharts;
import org.layerwise.ui.live.RunFeed;
import org.layerwise.ui.live.RunFeeds;
import org.layerwise.ui.live.RunRemarks;
import org.layerwise.ui.live.SeriesNames;
import org.layerwise.ui.live.WatchedLayer;

/**
 * What the Watch page decides. Charts belong to one run and stay until the next one begins. Called on the front; frames
 * are moved elsewhere.
 */
public final class WatchViewModel implements AutoCloseable {
    /** Numbers change so many pulses apart: fast enough to follow, slow enough to read. */
    private static final int PULSES_PER_NUMBER = 8;

    private final Workbench workbench;
    private final RunFeeds feeds;
    private final List<Subscription> subscriptions;
    private final RunControls controls = new RunControls();
    private final RunText text = new RunText();
    private final ReadOnlyObjectWrapper<@Nullable RunCharts> charts = new ReadOnlyObjectWrapper<>(this, "charts");
    private final ObjectProperty<@Nullable LayerRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObservableList<LayerRow> layers = FXCollections.observableArrayList();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<LayerRow> layersView = FXCollections.unmodifiableObservableList(layers);
    private final ObservableList<Notice> noticesView = FXCollections.unmodifiableObservableList(notices);
    private final Map<String, Boolean> shown = new HashMap<>();
    private final ReadOnlyObjectWrapper<StartOffer> offer = new ReadOnlyObjectWrapper<>(this, "offer");
    private final ObservableList<ResultRow> shownResults = FXCollections.observableArrayList();
    private final ObservableList<ResultRow> resultsView = FXCollections.unmodifiableObservableList(shownResults);
    private final StepClock clock = new StepClock();
    private final RunRemarks remarks;
    private final ReadOnlyBooleanWrapper withoutRecord = new ReadOnlyBooleanWrapper(this, "withoutRecord");
    private @Nullable EpochResults results;
    private RunFeed.@Nullable Reading resultsReading;
    private final AddedCharts added;
    private @Nullable LiveCharts live;
    private @Nullable ShownRun run;
    private List<Notice> obstacles = List.of();
    private List<Notice> recording = List.of();
    private long shownStep;
    private int pulses;

    /**
     * Follows the workbench until it is closed.
     *
     * @param feeds hand frames to the charts
     */
    public WatchViewModel(Workbench workbench, RunFeeds feeds) {
        this.workbench = workbench;
        this.feeds = feeds;
        this.added = new AddedCharts(workbench.runs().wishes());
        this.offer.set(StartOffer.of(workbench, false));
        this.remarks = new RunRemarks(workbench, this::startAnew);
        subscriptions = List.of(
                workbench.runs().onChange(change -> runChanged()),
                workbench.onChange(WorkbenchChange.EXPERIMENT, this::readinessChanged),
                workbench.onChange(WorkbenchChange.PREPARATION, this::readinessChanged));
        selected.addListener((observed, before, now) -> {
            RunCharts of = charts.get();
            if (of != null && now != null) {
                of.select(now.layer());
            }
        });
        readinessChanged();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        remarks.close();
        letGo();
    }

    private void letGo() {
        RunCharts before = charts.get();
        if (before != null) {
            before.close();
        }
        if (live != null) {
            live.close();
            live = null;
        }
        if (resultsReading != null) {
            resultsReading.close();
            resultsReading = null;
        }
        results = null;
        shownResults.clear();
    }

    /** Does what Start does just now: begins a run, or has the one that is shown go on. */
    public void start() {
        choose(offer.get().usual());
    }

    /** Begins a run of the experiment as it is, whatever is shown. */
    public void startAnew() {
        choose(new StartOffer.Choice("", "", -1));
    }

    /** Does one of the things that Start offers. */
    void choose(StartOffer.Choice choice) {
        if (!controls.startProperty().get()) {
            return;
        }
        if (choice.isNew()) {
            begin(false, session -> {});
        } else {
            workbench.restarts().resumeShown(choice.epochs(), false, session -> {}, this::refused);
        }
    }

    /** Waits at the next batch, or goes on. */
    public void pauseOrResume() {
        Run session = here();
        if (session != null && controls.pauseProperty().get()) {
            if (controls.pausedProperty().get()) {
                session.control().run();
            } else {
                session.control().pause();
            }
        }
    }

    /** One update, then a pause; without a run one begins for it. */
    public void stepBatch() {
        step(session -> session.control().stepBatch());
    }

    /** Updates to the end of an epoch, then a pause; without a run one begins for it. */
    public void stepEpoch() {
        step(session -> session.control().stepEpoch());
    }

    private void step(Consumer<Run> step) {
        Run session = here();
        ShownRun shownRun = run;
        if (controls.startProperty().get()) {
            if (shownRun == null || offer.get().usual().isNew()) {
                begin(true, step);
            } else {
                workbench.restarts().resumeShown(StartOffer.epochsToStep(shownRun), true, step, this::refused);
            }
        } else if (session != null && controls.stepProperty().get()) {
            step.accept(session);
        }
    }

    /** Ends the run at the next batch. */
    public void stop() {
        Run session = here();
        if (session != null && controls.stopProperty().get()) {
            session.control().stop();
            runChanged();
        }
    }

    /** The run that this window trains, or did last. */
    private @Nullable Run here() {
        return workbench.runs().trained().flatMap(ShownRun::run).orElse(null);
    }

    private void begin(boolean paused, Consumer<Run> begun) {
        workbench.startRun(paused, begun, this::refused);
    }

    private void refused(List<Problem> problems) {
        notices.setAll(StartObstacles.notices(problems, Destination.NONE));
    }

    private void readinessChanged() {
        obstacles = StartObstacles.of(workbench);
        recording = obstacles.isEmpty() ? RecordingNotice.of(workbench) : List.of();
        runChanged();
    }

    private void runChanged() {
        ShownRun now = workbench.runs().shown().orElse(null);
        if (now != run) {
            run = now;
            watch(now);
        }
        StartOffer offered = StartOffer.of(workbench, obstacles.isEmpty());
        if (!offered.equals(offer.get())) {
            offer.set(offered);
        }
        controls.update(
                (obstacles.isEmpty() || offered.goesOn()) && !workbench.runs().isStarting(), here());
        showNumbers();
        showNotices();
    }

    private void watch(@Nullable ShownRun session) {
        shownStep = 0;
        letGo();
        String selectedBefore =
                selected.get() == null ? "" : selected.get().layer().id();
        withoutRecord.set(session != null && !session.hasFrames());
        if (session == null || !session.hasFrames()) {
            selected.set(null);
            added.of(null, null);
            layers.clear();
            charts.set(null);
            return;
        }
        List<WatchedLayer> watched =
                WatchedLayer.of(session.layout(), session.experiment().network().expand());
        PreActivations before = PreActivations.of(session.experiment().network().expand());
        RunCharts made = new RunCharts(session.layout(), watched, SeriesNames.fromTexts(), before);
        LiveCharts measured = session.liveLayout()
                .map(layout -> new LiveCharts(layout, watched, before))
                .orElse(null);
        added.of(made, measured);
        List<LayerRow> rows = new ArrayList<>();
        LayerRow chosen = null;
        for (WatchedLayer layer : watched) {
            LayerRow row =
                    new LayerRow(layer, shown.getOrDefault(layer.id(), layer.representsBlock() || layer.hasKernel()));
            made.show(layer, row.visibleProperty().get());
            row.visibleProperty().addListener((observed, was, visible) -> {
                shown.put(layer.id(), visible);
                made.show(layer, visible);
            });
            rows.add(row);
            if (layer.id().equals(selectedBefore) || (chosen == null && layer.representsBlock())) {
                chosen = row;
            }
        }
        layers.setAll(rows);
        FrameSource measuredFrames = session.liveFrames().orElse(null);
        if (measured != null && measuredFrames != null) {
            measured.follow(feeds.ofLive(session, measuredFrames));
        }
        RunFeed feed = feeds.of(session);
        EpochResults epochs = new EpochResults(session.layout());
        feed.readTogether(() -> {
            made.follow(feed);
            resultsReading = feed.read(epochs);
        });
        live = measured;
        results = epochs;
        charts.set(made);
        selected.set(chosen);
    }

    private void showNotices() {
        List<Notice> all = new ArrayList<>();
        if (run != null && run.run().isEmpty() && run.goesOn()) {
            all.add(new Notice(
                    Problem.note(
                            Location.NOWHERE,
                            Message.of(
                                    "ui.watch/elsewhere",
                                    run.name(),
                                    run.info().owner().describe())),
                    Destination.NONE));
        }
        Problem ended = run == null || run.glance().state() == StoredState.INTERRUPTED ? null : run.problem();
        if (ended != null) {
            all.add(new Notice(ended, Destination.DESIGN));
        }
        if (!workbench.runs().isOpen()) {
            all.addAll(obstacles);
            all.addAll(recording);
        }
        if (!all.equals(notices)) {
            notices.setAll(all);
        }
    }

    /** To be called on every pulse: shows the numbers of what has arrived. */
    public void pulse() {
        if (++pulses % PULSES_PER_NUMBER == 0) {
            showNumbers();
        }
    }

    private void showNumbers() {
        RunCharts of = charts.get();
        text.update(run, of, workbench.runs().startPhase().orElse(null));
        if (run != null && of != null) {
            clock.tick(run, of.times());
        }
        if (results != null) {
            List<ResultRow> rows = ResultRow.of(results.figures());
            if (!rows.equals(shownResults)) {
                shownResults.setAll(rows);
            }
        }
        RunCharts.Newest newest = of == null ? RunCharts.Newest.NONE : of.newest();
        if (newest.step() != shownStep && newest.step() > 0) {
            shownStep = newest.step();
            layers.forEach(row -> row.show(newest.values()));
        }
    }

    /** Selects a node for the histogram, when it is watched. */
    public void select(String id) {
        layers.stream().filter(row -> row.layer().id().equals(id)).findFirst().ifPresent(selected::set);
    }

    /** What Start can do just now. */
    ReadOnlyObjectProperty<StartOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Whether what is shown is a model from a file, of whose training there is no record. */
    ReadOnlyBooleanProperty withoutRecordProperty() {
        return withoutRecord.getReadOnlyProperty();
    }

    /** The run's figures in numbers. */
    public ObservableList<ResultRow> results() {
        return resultsView;
    }

    /** The charts that were put on the page beside the usual ones. */
    AddedCharts added() {
        return added;
    }

    /** What is to be known of the run that is shown. */
    RunRemarks remarks() {
        return remarks;
    }

    public RunControls controls() {
        return controls;
    }

    public RunText text() {
        return text;
    }

    /** The charts of the run that was begun last; null before any. */
    public ReadOnlyObjectProperty<@Nullable RunCharts> chartsProperty() {
        return charts.getReadOnlyProperty();
    }

    /** Whether frames keep arriving. */
    public boolean isLive() {
        return run != null && run.glance().state() == StoredState.RUNNING;
    }

    /** The layer whose histogram is shown. */
    public ObjectProperty<@Nullable LayerRow> selectedProperty() {
        return selected;
    }

    /** The run's nodes in topological order. */
    public ObservableList<LayerRow> layers() {
        return layersView;
    }

    /** What keeps a run from starting, ended the last one, or is to be known before the next one. */
    public ObservableList<Notice> notices() {
        return noticesView;
    }
}

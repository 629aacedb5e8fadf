package org.layerwise.ui.layer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.OpenTable;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.runs.StoredState;
import org.layerwise.train.LayerOutputs;
import org.layerwise.train.Model;
import org.layerwise.train.WeightPictures;
import org.layerwise.ui.live.LayerCharts;
import org.layerwise.ui.live.LayerHealth;
import org.layerwise.ui.live.NetworkHealth;
import org.layerwise.ui.live.RunFeeds;
import org.layerwise.ui.live.WatchedLayer;

/**
 * What the page of a layer decides: which layer of the run that is shown, what is known of it, and when its model is taken
 * anew: on a pause, at the end, and once a second while the run goes on. Called on the front.
 */
public final class LayerViewModel implements AutoCloseable {
    private static final long SECOND = 1_000_000_000;
    private static final int PULSES_PER_NUMBER = 8;

    /**
     * A layer that is looked into.
     *
     * @param run whose layer it is
     * @param spec the node that is trained
     * @param layer where its numbers are
     * @param charts everything measured of it
     */
    record Open(ShownRun run, NodeSpec spec, WatchedLayer layer, LayerCharts charts) {}

    private final Workbench workbench;
    private final RunFeeds feeds;
    private final Executor background;
    private final Executor front;
    private final Ticker ticker;
    private final List<Subscription> subscriptions;
    private final ReadOnlyObjectWrapper<@Nullable Open> open = new ReadOnlyObjectWrapper<>(this, "open");
    private final ReadOnlyObjectWrapper<LayerHealth> health =
            new ReadOnlyObjectWrapper<>(this, "health", LayerHealth.UNKNOWN);
    private final ReadOnlyObjectWrapper<@Nullable LayerSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot");
    private final IntegerProperty row = new SimpleIntegerProperty(this, "row");
    private final IntegerProperty channel = new SimpleIntegerProperty(this, "channel", WeightPictures.MEAN);
    private List<WatchedLayer> layers = List.of();
    private @Nullable NetworkHealth judge;
    private @Nullable RowImage images;
    private @Nullable Model model;
    private long takenStep = -1;
    private long takenAt;
    private boolean computing;
    private boolean stale;
    private int pulses;

    /**
     * Follows the workbench until it is closed.
     *
     * @param background where models are taken and rows computed
     * @param front the thread this object is called on
     */
    LayerViewModel(Workbench workbench, RunFeeds feeds, Executor background, Executor front, Ticker ticker) {
        this.workbench = workbench;
        this.feeds = feeds;
        this.background = background;
        this.front = front;
        this.ticker = ticker;
        subscriptions = List.of(
                workbench.runs().onChange(change -> runChanged()),
                workbench.onChange(WorkbenchChange.TABLE, this::tableChanged));
        row.addListener((observed, before, now) -> again());
        channel.addListener((observed, before, now) -> again());
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        leave();
    }

    /** Looks into a layer of the run that is shown. @return whether the run has it */
    public boolean open(String id) {
        ShownRun run = workbench.runs().shown().filter(ShownRun::hasFrames).orElse(null);
        if (run == null) {
            return false;
        }
        Open before = open.get();
        List<NodeSpec> network = run.experiment().network().expand();
        if (before == null || before.run() != run) {
            model = null;
            takenStep = -1;
            layers = WatchedLayer.of(run.layout(), network);
            judge = new NetworkHealth(layers, network);
        }
        Optional<WatchedLayer> layer =
                layers.stream().filter(each -> each.id().equals(id)).findFirst();
        Optional<NodeSpec> spec =
                network.stream().filter(each -> each.id().equals(id)).findFirst();
        if (layer.isEmpty() || spec.isEmpty()) {
            return false;
        }
        if (before != null) {
            before.charts().close();
        }
        LayerCharts charts = new LayerCharts(run.layout(), layer.get());
        charts.follow(feeds.anew(run));
        snapshot.set(null);
        channel.set(WeightPictures.MEAN);
        open.set(new Open(run, spec.get(), layer.get(), charts));
        showHealth();
        again();
        return true;
    }

    /** Looks into no layer any more. */
    public void leave() {
        Open before = open.get();
        if (before != null) {
            before.charts().close();
            open.set(null);
            snapshot.set(null);
            model = null;
            takenStep = -1;
        }
    }

    /** The id of the layer that many places further in topological order; empty beyond the ends. */
    Optional<String> neighbor(int by) {
        Open now = open.get();
        if (now == null) {
            return Optional.empty();
        }
        int place = now.layer().node() + by;
        return place < 0 || place >= layers.size()
                ? Optional.empty()
                : Optional.of(layers.get(place).id());
    }

    private void runChanged() {
        Open now = open.get();
        if (now == null) {
            return;
        }
        ShownRun run = workbench.runs().shown().orElse(null);
        if (run != now.run() && !open(now.spec().id())) {
            leave();
        }
    }

    private void tableChanged() {
        row.set(0);
        again();
    }

    /** To be called on every pulse while the page is in sight. */
    void pulse() {
        Open now = open.get();
        if (now == null) {
            return;
        }
        if (++pulses % PULSES_PER_NUMBER == 0) {
            showHealth();
        }
        long step = now.run().glance().step();
        boolean running = now.run().glance().state() == StoredState.RUNNING;
        boolean due = step != takenStep && (!running || ticker.nanos() - takenAt >= SECOND);
        if (!computing && now.run().hasModel() && (due || stale)) {
            compute(now, due ? null : model, step);
        }
    }

    private void showHealth() {
        Open now = open.get();
        NetworkHealth by = judge;
        if (now != null && by != null) {
            health.set(by.of(now.layer(), feeds.of(now.run()).newest().numbers()));
        }
    }

    /** The pictures are to be made again, of the model that is there. */
    private void again() {
        stale = true;
    }

    /** @param known the model of before; null: it is taken anew */
    private void compute(Open now, @Nullable Model known, long step) {
        computing = true;
        stale = false;
        if (known == null) {
            takenStep = step;
            takenAt = ticker.nanos();
        }
        Table table = table().orElse(null);
        int at = row.get();
        int of = channel.get();
        RowImage image = images();
        background.execute(() -> {
            try {
                Model taken = known == null
                        ? now.run()
                                .model(
                                        now.run().goesOn()
                                                ? ModelChoice.LAST
                                                : now.run().choice())
                        : known;
                LayerSnapshot made = snapshot(taken, now.spec().id(), table, at, of, image, step);
                front.execute(() -> accept(now, taken, made));
            } catch (ProblemException e) {
                front.execute(() -> computing = false); // there is no model yet; the next step has one
            }
        });
    }

    private static LayerSnapshot snapshot(
            Model model, String id, @Nullable Table table, int row, int channel, @Nullable RowImage image, long step) {
        List<WeightPictures> weights = WeightPictures.of(
                model,
                id,
                channel,
                image == null ? null : image.of(model.pipeline().layout()));
        Optional<LayerOutputs> outputs = Optional.empty();
        List<Problem> problems = List.of();
        if (table != null && row < table.rowCount()) {
            try {
                outputs = Optional.of(LayerOutputs.of(model, table, row));
            } catch (ProblemException e) {
                problems = e.problems();
            }
        }
        int place = model.plan().place(id);
        return new LayerSnapshot(
                step, model.plan().nodes().get(place), UnitNames.of(model, place), weights, outputs, problems);
    }

    private void accept(Open of, Model taken, LayerSnapshot made) {
        computing = false;
        Open now = open.get();
        if (now == null || now.run() != of.run()) {
            return;
        }
        model = taken;
        if (now.equals(of)) {
            snapshot.set(made);
        } else {
            again();
        }
    }

    /** The rows to choose from: those of the open table, else of the run. */
    Optional<Table> table() {
        Optional<Table> here = workbench.table().map(OpenTable::table);
        Open now = open.get();
        return here.isPresent() || now == null
                ? here
                : Optional.ofNullable(now.run().rows(workbench.table()));
    }

    private @Nullable RowImage images() {
        OpenTable table = workbench.table().orElse(null);
        Open now = open.get();
        if (table == null || now == null) {
            return null;
        }
        RowImage known = images;
        if (known == null || !known.isOf(table)) {
            known = new RowImage(table, now.run().experiment().data().target());
            images = known;
        }
        return known;
    }

    /** The image that the chosen row is; empty where rows are none. */
    Optional<RowImage> rowImage() {
        return Optional.ofNullable(images());
    }

    /** {@code species = Adelie}: the chosen row's targets; empty where the table has none. */
    String target() {
        Open now = open.get();
        Table table = table().orElse(null);
        if (now == null || table == null || row.get() >= table.rowCount()) {
            return "";
        }
        return now.run().experiment().data().targets().stream()
                .filter(name -> table.indexOf(name) >= 0)
                .map(name -> name + " = " + table.cell(row.get(), table.indexOf(name)))
                .collect(Collectors.joining(", "));
    }

    /** Chooses a row by its number from 1; one beyond the ends is the last or the first. */
    void chooseRow(int number) {
        int count = table().map(Table::rowCount).orElse(1);
        row.set(Math.clamp(number, 1, Math.max(1, count)) - 1);
    }

    /** The layer that is looked into; null for none. */
    public ReadOnlyObjectProperty<@Nullable Open> openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LayerHealth> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** What is known of the layer's model; null before the first. */
    ReadOnlyObjectProperty<@Nullable LayerSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The place of the chosen row, from 0. */
    IntegerProperty rowProperty() {
        return row;
    }

    /** The input channel whose weights are shown, or {@link WeightPictures#MEAN}. */
    IntegerProperty channelProperty() {
        return channel;
    }
}

package org.layerwise.ui.live;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunRegistry;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.RunRecord;

/**
 * A kept run whose lines are drawn under those of the run that is shown, from its record as it is when it is chosen. Called on
 * the front; records are read in the background.
 */
public final class Comparison {
    private final RunRegistry runs;
    private final Executor background;
    private final Executor front;
    private final Consumer<List<Problem>> report;
    private String id = "";
    private @Nullable RunCharts shown;
    private @Nullable Read read;

    /** Charts that are filled from a record. */
    private record Read(String id, String name, RunCharts charts) {}

    /** @param report takes why a record could not be read */
    public Comparison(RunRegistry runs, Executor background, Executor front, Consumer<List<Problem>> report) {
        this.runs = runs;
        this.background = background;
        this.front = front;
        this.report = report;
    }

    /** The id of the run that is compared with; empty for none. */
    public String id() {
        return id;
    }

    /** Compares with another run from now on; empty: with none. */
    public void with(String other) {
        begin(other, report);
    }

    /** Compares with the run that was chosen last, if it is still kept. */
    public void remembered(String other) {
        begin(other, gone -> {});
    }

    private void begin(String other, Consumer<List<Problem>> failed) {
        id = other;
        read = null;
        if (other.isEmpty()) {
            apply();
        } else {
            background.execute(() -> read(other, failed));
        }
    }

    /** These charts are shown from now on; null: none. */
    public void show(@Nullable RunCharts charts) {
        shown = charts;
        apply();
    }

    private void read(String other, Consumer<List<Problem>> failed) {
        try {
            RunRecord record = runs.store().open(other);
            List<WatchedLayer> layers = WatchedLayer.of(
                    record.layout(), record.experiment().network().expand());
            RunCharts charts = new RunCharts(record.layout(), layers, SeriesNames.fromTexts(), PreActivations.NONE);
            record.replay(charts.sink());
            charts.flush();
            String name = record.info().name();
            front.execute(() -> {
                if (other.equals(id)) {
                    read = new Read(other, name, charts);
                    apply();
                }
            });
        } catch (ProblemException e) {
            front.execute(() -> {
                if (other.equals(id)) {
                    id = "";
                    failed.accept(e.problems());
                }
            });
        }
    }

    private void apply() {
        RunCharts to = shown;
        if (to != null) {
            Read of = read;
            boolean isItself = of != null
                    && Objects.equals(of.id(), runs.shown().map(run -> run.id()).orElse(""));
            to.compareWith(of == null || isItself ? null : of.charts(), of == null ? "" : of.name());
        }
    }
}

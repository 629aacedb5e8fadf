package org.layerwise.ui.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.OpenTable;
import org.layerwise.app.RunArtifact;
import org.layerwise.app.RunGlance;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.table.Table;
import org.layerwise.runs.StoredState;
import org.layerwise.train.BestEpoch;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** Writes what a run leaves behind, at its next batch boundary and in the background, and reads each file back. */
public final class ExportViewModel {
    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final Executor background;
    private final Executor front;
    private final Consumer<List<Problem>> report;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable Exported exported;
    private final Map<RunArtifact, ReadOnlyObjectWrapper<ProductState>> states = new LinkedHashMap<>();
    private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper measured = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");

    /**
     * Which model can be written.
     *
     * @param run whose
     * @param choice of its epochs
     * @param step it has been trained for; −1 while it goes on
     */
    private record Exported(String run, ModelChoice choice, long step) {
        static Exported of(ShownRun run) {
            return new Exported(
                    run.id(), run.choice(), run.goesOn() ? -1 : run.glance().step());
        }
    }

    /**
     * @param background where files are written
     * @param front the thread this object is called on
     * @param report told of what goes wrong
     */
    public ExportViewModel(
            Workbench workbench,
            FileDialogs dialogs,
            Executor background,
            Executor front,
            Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.background = background;
        this.front = front;
        this.report = report;
        RunArtifact.all()
                .forEach(product -> states.put(product, new ReadOnlyObjectWrapper<>(new ProductState.Waiting())));
        subscriptions.add(workbench.runs().onChange(change -> refresh()));
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::forget));
        refresh();
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private void forget() {
        forgetWritten();
        refresh();
    }

    /** What was written of another model says nothing of this one. */
    private void forgetWritten() {
        states.values().stream()
                .filter(state -> !(state.get() instanceof ProductState.Working))
                .forEach(state -> state.set(new ProductState.Waiting()));
    }

    /** Looks at the run again; it tells nobody of each epoch. */
    public void refresh() {
        ShownRun run = workbench.runs().shown().orElse(null);
        Exported now = run == null ? null : Exported.of(run);
        if (!Objects.equals(now, exported)) {
            exported = now;
            forgetWritten();
        }
        boolean trained = run != null && run.hasModel();
        available.set(trained);
        measured.set(trained && run != null && run.hasFrames());
        source.set(run != null && trained ? describe(run) : Texts.get("export.no-model"));
    }

    private static String describe(ShownRun run) {
        RunGlance glance = run.glance();
        if (!run.hasFrames()) {
            return Texts.get("export.source.file", run.name(), glance.epoch(), glance.epochs(), glance.step());
        }
        if (run.choice() == ModelChoice.BEST && run.best().isPresent()) {
            BestEpoch best = run.best().get();
            return Texts.get("export.source.best", best.epoch(), run.name(), best.metric(), figure(best.figure()));
        }
        String state = switch (glance.state()) {
            case RUNNING -> "export.source.running";
            case PAUSED -> "export.source.paused";
            default -> "export.source.ended";
        };
        return Texts.get(state, glance.epoch(), glance.epochs(), glance.step(), run.name());
    }

    private static String figure(double value) {
        return Numbers.number(value);
    }

    /** Everything that can be written. */
    public List<RunArtifact> products() {
        return List.copyOf(states.keySet());
    }

    /** How far a product is. */
    public ReadOnlyObjectProperty<ProductState> state(RunArtifact product) {
        return wrapper(product).getReadOnlyProperty();
    }

    private ReadOnlyObjectWrapper<ProductState> wrapper(RunArtifact product) {
        ReadOnlyObjectWrapper<ProductState> state = states.get(product);
        if (state == null) {
            throw new IllegalArgumentException(product + " is not among the products");
        }
        return state;
    }

    /** Whether there is a trained model. */
    public ReadOnlyBooleanProperty availableProperty() {
        return available.getReadOnlyProperty();
    }

    /** Whether a product can be written: of a model from a file everything but what was measured. */
    public ReadOnlyBooleanProperty availableProperty(RunArtifact product) {
        return product instanceof RunArtifact.Metrics ? measured.getReadOnlyProperty() : availableProperty();
    }

    /** Which model it is that would be written, or that there is none yet. */
    public ReadOnlyStringProperty sourceProperty() {
        return source.getReadOnlyProperty();
    }

    static String title(RunArtifact product) {
        return switch (product) {
            case RunArtifact.SavedModel ignored -> Texts.get("export.model.title");
            case RunArtifact.Exported exported -> exported.kind().title();
            case RunArtifact.Metrics ignored -> Texts.get("export.metrics.title");
            case RunArtifact.Recipe ignored -> Texts.get("export.experiment.title");
        };
    }

    static String doc(RunArtifact product) {
        return switch (product) {
            case RunArtifact.SavedModel ignored -> Texts.get("export.model.doc");
            case RunArtifact.Exported exported -> exported.kind().doc();
            case RunArtifact.Metrics ignored -> Texts.get("export.metrics.doc");
            case RunArtifact.Recipe ignored -> Texts.get("export.experiment.doc");
        };
    }

    /** Asks for a file and writes the product there. */
    public void write(RunArtifact product) {
        ShownRun run = workbench.runs().shown().orElse(null);
        if (run == null || wrapper(product).get() instanceof ProductState.Working) {
            return;
        }
        dialogs.save(
                        Texts.get("export.save.title", title(product)),
                        proposedName(product),
                        List.of(new Filter(title(product), List.of("*." + product.extension()))))
                .ifPresent(chosen -> write(product, run, FileDialogs.withExtension(chosen, product.extension())));
    }

    private String proposedName(RunArtifact product) {
        String name = workbench
                .document()
                .file()
                .or(workbench::modelFile)
                .or(() -> workbench.table().map(OpenTable::path))
                .map(path -> String.valueOf(path.getFileName()))
                .orElse("model");
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem + (product instanceof RunArtifact.Metrics ? "-metrics." : ".") + product.extension();
    }

    private void write(RunArtifact product, ShownRun run, Path file) {
        wrapper(product).set(new ProductState.Working());
        Table rows = run.rows(workbench.table());
        ModelChoice choice = run.choice();
        background.execute(() -> writeNow(product, run, choice, rows, file));
    }

    /** In the background: waits for the batch boundary; whatever happens, the product does not stay at work. */
    private void writeNow(RunArtifact product, ShownRun run, ModelChoice choice, @Nullable Table rows, Path file) {
        ProductState outcome = new ProductState.Failed(
                List.of(Problem.error(Location.file(file.toString()), Message.of("ui.export/broken-off"))));
        try {
            outcome = new ProductState.Done(product.write(run.model(choice), run, rows, file));
        } catch (ProblemException e) {
            outcome = new ProductState.Failed(e.problems());
        } finally {
            ProductState found = outcome;
            front.execute(() -> finish(product, found));
        }
    }

    private void finish(RunArtifact product, ProductState outcome) {
        wrapper(product).set(outcome);
        if (outcome instanceof ProductState.Failed failed) {
            report.accept(failed.problems());
        }
        refresh();
    }

    /** Whether the run moves on, so that {@link #refresh()} has something new to say. */
    boolean isMoving() {
        return workbench
                .runs()
                .shown()
                .map(run -> run.glance().state() == StoredState.RUNNING)
                .orElse(false);
    }
}

package org.layerwise.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.layerwise.app.RunRegistry;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Workbench;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.UiContext;

/** What can be done with kept runs. Called on the front; the store is changed in the background, and what fails is reported. */
final class RunActionsViewModel {
    /** Pulses for which a deletion can be taken back from the page: about twelve seconds. */
    static final int UNDO_PULSES = 720;

    private final Workbench workbench;
    private final RunRegistry runs;
    private final RunStore store;
    private final FileDialogs dialogs;
    private final Executor background;
    private final Executor front;
    private final Consumer<List<Problem>> report;
    private final Runnable toWatch;
    private final ReadOnlyIntegerWrapper undoable = new ReadOnlyIntegerWrapper(this, "undoable", 0);
    private List<String> deleted = List.of();
    private int pulses;

    /**
     * @param front the thread that calls this object
     * @param toWatch turns to the page that shows a run
     */
    RunActionsViewModel(Workbench workbench, UiContext ui, Executor front, Runnable toWatch) {
        this.workbench = workbench;
        this.runs = workbench.runs();
        this.store = runs.store();
        this.dialogs = ui.dialogs();
        this.background = ui.background();
        this.front = front;
        this.report = ui.report();
        this.toWatch = toWatch;
    }

    private void change(Runnable work, Runnable done) {
        background.execute(() -> {
            try {
                work.run();
                front.execute(() -> {
                    done.run();
                    runs.kept().lookNow();
                });
            } catch (ProblemException e) {
                front.execute(() -> report.accept(e.problems()));
            }
        });
    }

    private void label(List<RunInfo> which, UnaryOperator<RunInfo.Label> change) {
        List<String> ids = ids(which);
        change(() -> ids.forEach(id -> store.label(id, change)), () -> {});
    }

    private static List<String> ids(List<RunInfo> which) {
        return which.stream().map(RunInfo::id).toList();
    }

    void rename(RunInfo run, String name) {
        if (!name.equals(run.name())) {
            change(() -> store.rename(run.id(), name), () -> {});
        }
    }

    /** Stars a run, or takes its star away. */
    void star(RunInfo run) {
        boolean starred = !run.label().starred();
        label(List.of(run), label -> new RunInfo.Label(label.tags(), label.note(), starred));
    }

    /** @param tags with commas between them */
    void tag(RunInfo run, String tags) {
        List<String> all = List.copyOf(new TreeSet<>(Stream.of(tags.split("[,;]", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList()));
        if (!all.equals(run.label().tags())) {
            label(List.of(run), label -> new RunInfo.Label(all, label.note(), label.starred()));
        }
    }

    void note(RunInfo run, String note) {
        if (!note.equals(run.label().note())) {
            label(List.of(run), label -> new RunInfo.Label(label.tags(), note, label.starred()));
        }
    }

    /** Throws runs away; for some seconds the page offers to bring them back. None goes where a process trains one of them. */
    void delete(List<RunInfo> which) {
        List<String> ids = ids(which);
        giveRoomBack();
        change(() -> store.delete(ids), () -> {
            runs.shown().filter(shown -> ids.contains(shown.id())).ifPresent(this::leave);
            deleted = ids;
            pulses = UNDO_PULSES;
            undoable.set(ids.size());
        });
    }

    /** A run that is gone is shown no longer; one that this window trains goes on, and is shown in its place. */
    private void leave(ShownRun gone) {
        runs.trained()
                .filter(trained -> !trained.id().equals(gone.id()))
                .ifPresentOrElse(trained -> runs.show(trained.id(), report), runs::putAway);
    }

    /** Brings back what was deleted last. */
    void undoDeletion() {
        List<String> ids = deleted;
        forgetDeletion();
        change(() -> store.restore(ids), () -> {});
    }

    /** What was deleted last can be brought back no more. */
    private void giveRoomBack() {
        List<String> gone = deleted;
        forgetDeletion();
        if (!gone.isEmpty()) {
            change(() -> store.purge(gone), () -> {});
        }
    }

    private void forgetDeletion() {
        deleted = List.of();
        pulses = 0;
        undoable.set(0);
    }

    /** How many runs can be brought back. */
    ReadOnlyIntegerProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** To be called on every pulse. */
    void pulse() {
        if (pulses > 0 && --pulses == 0) {
            giveRoomBack();
        }
    }

    /** Shows a run on the Watch page. */
    void open(RunInfo run) {
        runs.show(run.id(), report);
        toWatch.run();
    }

    /** Begins the same experiment anew. */
    void rerun(RunInfo run) {
        if (isFree()) {
            workbench.restarts().anew(run.id(), begun -> {}, report);
            toWatch.run();
        }
    }

    /** @param more epochs beyond those that are trained; 0: to the end of the plan */
    void resume(RunInfo run, int more) {
        if (run.goesOn()) {
            report.accept(List.of(Problem.error(
                    Location.NOWHERE,
                    Message.of("runs/goes-on", run.name(), run.owner().describe()))));
        } else if (isFree()) {
            workbench
                    .restarts()
                    .resume(
                            run.id(),
                            more == 0 ? 0 : run.progress().epochs() + more,
                            false,
                            begun -> toWatch.run(),
                            report);
        }
    }

    /** One run at a time: the one that this window trains is not stopped because somebody looks at another. */
    private boolean isFree() {
        if (!runs.isOpen() && !runs.isStarting()) {
            return true;
        }
        String name = runs.trained().map(ShownRun::name).orElse("");
        report.accept(List.of(Problem.error(Location.NOWHERE, Message.of("ui.runs/trains-another", name))));
        return false;
    }

    /** Opens the experiment that a run trains. */
    void openExperiment(RunInfo run) {
        workbench.openExperimentOf(run, report);
    }

    /**
     * Shows a run's files.
     *
     * @param otherwise takes the folder where the system shows none
     */
    void reveal(RunInfo run, Consumer<Path> otherwise) {
        background.execute(() -> {
            try {
                RunRecord record = store.open(run.id());
                front.execute(() -> {
                    if (!dialogs.reveal(record.folder())) {
                        otherwise.accept(record.folder());
                    }
                });
            } catch (ProblemException e) {
                front.execute(() -> report.accept(e.problems()));
            }
        });
    }

    /** Which of these runs goes on, so that they cannot all be deleted. */
    static boolean someGoOn(List<RunInfo> which) {
        return which.stream().anyMatch(RunInfo::goesOn);
    }
}

package org.layerwise.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.runs.FolderRunStore;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.train.RunState;

/**
 * The runs that are known here, those that go on and those that are kept, and the one that the pages show. Called on the
 * front; runs train elsewhere, and their changes come to the front.
 */
public final class RunRegistry {
    /** What has happened to a run. */
    public enum Happening {
        /** One is being made ready, or that came to nothing; there is no id yet. */
        STARTING,
        /** It has begun, and is shown. */
        BEGUN,
        /** It was paused, goes on, or has ended. */
        STATE,
        /** It is no longer shown; its record stays. */
        PUT_AWAY
    }

    /**
     * A change of a run.
     *
     * @param id which run; empty while it has none
     */
    public record Change(String id, Happening happening) {}

    private final RunStore store;
    private final Background background;
    private final Executor front;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private @Nullable Run shown;
    private @Nullable StoredRun shownRecord;
    private @Nullable Object starting;
    private @Nullable RunStore spare;

    /** Runs begun here that may still train or write, the one that is shown or not. */
    private final List<Run> unfinished = new ArrayList<>();

    /** The ids of those kept until the program ends. */
    private final Set<String> passing = ConcurrentHashMap.newKeySet();

    /**
     * @param front the one thread that calls this object and hears of changes
     * @param report takes what goes wrong with the record of a run
     */
    RunRegistry(RunStore store, Background background, Executor front, Ticker ticker, Consumer<List<Problem>> report) {
        this.store = store;
        this.background = background;
        this.front = front;
        this.ticker = ticker;
        this.report = report;
    }

    /** Tells {@code listener} of every change, on the front. */
    public Subscription onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed(String id, Happening happening) {
        Change change = new Change(id, happening);
        List.copyOf(listeners).forEach(listener -> listener.accept(change));
    }

    /** The run that the pages show: the one begun last, until another table is opened. */
    public Optional<Run> shown() {
        return Optional.ofNullable(shown);
    }

    /** What is kept of the run that is shown. */
    public Optional<RunRecord> shownRecord() {
        return Optional.ofNullable(shownRecord).map(StoredRun::record);
    }

    /** Whether the run that is shown goes on or is paused. */
    public boolean isOpen() {
        return shown != null && shown.state() != RunState.ENDED;
    }

    /** Whether the run that is shown goes on or is paused, and nobody has asked it to stop. */
    public boolean isGoingOn() {
        return shown != null
                && shown.state() != RunState.ENDED
                && !shown.control().isStopRequested();
    }

    /** Whether what is kept of the run that is shown outlasts the program. */
    public boolean isKept() {
        return shownRecord != null && !passing.contains(shownRecord.info().id());
    }

    /** Whether a run that was begun here, shown or not, still trains or writes. */
    public boolean isWriting() {
        return !unfinished.stream().allMatch(Run::isOver);
    }

    /** Whether a run is being made ready. */
    public boolean isStarting() {
        return starting != null;
    }

    /** All runs, the newest first, going on or kept. Looks into the store. */
    public List<RunInfo> all() {
        return store.list();
    }

    /**
     * What is kept of a run.
     *
     * @throws ProblemException when there is no such run
     */
    public RunRecord record(String id) {
        return store.open(id);
    }

    /**
     * Begins a run, which is shown from then on; one that is open is stopped as soon as the new one is ready.
     *
     * @param recipe makes it ready, in the background
     * @param paused whether it waits before its first batch
     * @param begun called when it has begun
     * @param failed gets the reason why it cannot begin
     */
    void start(Supplier<PreparedRun> recipe, boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        Object token = new Object();
        starting = token;
        changed("", Happening.STARTING);
        background.run(
                () -> begin(recipe.get(), paused),
                made -> {
                    unfinished.removeIf(Run::isOver);
                    unfinished.add(made.run());
                    if (!token.equals(starting)) {
                        made.run().control().stop();
                        return;
                    }
                    starting = null;
                    stopShown();
                    shown = made.run();
                    shownRecord = made.record();
                    changed(made.record().info().id(), Happening.BEGUN);
                    begun.accept(made.run());
                },
                problems -> {
                    if (token.equals(starting)) {
                        starting = null;
                        changed("", Happening.STARTING);
                    }
                    failed.accept(problems);
                });
    }

    private record Made(Run run, StoredRun record) {}

    private Made begin(PreparedRun prepared, boolean paused) {
        Run run = new Run(prepared, Resources.ofMachine(), ticker, paused);
        StoredRun record = keep(run);
        String id = record.info().id();
        run.display();
        run.outputs().write(record);
        run.outputs()
                .writeCheckpoints(record.checkpoint(), 0, problems -> front.execute(() -> report.accept(problems)));
        run.outputs().writeModel(record.model());
        run.onChange(() -> front.execute(() -> changed(id, Happening.STATE)));
        run.start();
        return new Made(run, record);
    }

    /** Where the store cannot be used, a run is kept until the program ends, which is said. */
    private StoredRun keep(Run run) {
        try {
            return store.begin(run.recipe(), run.layout());
        } catch (ProblemException e) {
            StoredRun record = spare().begin(run.recipe(), run.layout());
            passing.add(record.info().id());
            List<Problem> problems = e.problems().stream()
                    .map(problem -> Problem.warning(
                            problem.where(), Message.of("app/run-kept-for-now", problem.text(), problem.hint())))
                    .toList();
            front.execute(() -> report.accept(problems));
            return record;
        }
    }

    private synchronized RunStore spare() {
        RunStore made = spare;
        if (made == null) {
            made = FolderRunStore.temporary(ticker);
            spare = made;
        }
        return made;
    }

    private void stopShown() {
        if (shown != null) {
            shown.control().stop();
        }
    }

    /**
     * Stops every run and waits, in the background, until all they leave is written: the last checkpoint, the model, the
     * record.
     *
     * @param seconds how long to wait for each
     * @param stopped gets what could not be written; nothing where all is
     * @param late called when the time is up before that
     */
    public void stopAll(int seconds, Consumer<List<Problem>> stopped, Runnable late) {
        starting = null;
        unfinished.removeIf(Run::isOver);
        List<Run> writing = List.copyOf(unfinished);
        writing.forEach(run -> run.control().stop());
        if (writing.isEmpty()) {
            stopped.accept(List.of());
            return;
        }
        background.run(
                () -> writing.stream().allMatch(run -> run.stop(seconds)),
                inTime -> {
                    if (inTime) {
                        stopped.accept(writing.stream()
                                .flatMap(run -> run.outputs().unwritten().stream())
                                .toList());
                    } else {
                        late.run();
                    }
                },
                stopped);
    }

    /** Stops the run that is shown, if there is one, and shows none; what is kept of it stays. */
    public void putAway() {
        starting = null;
        StoredRun record = shownRecord;
        if (record != null) {
            stopShown();
            shown = null;
            shownRecord = null;
            changed(record.info().id(), Happening.PUT_AWAY);
        }
    }
}

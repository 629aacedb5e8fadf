package org.layerwise.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;

/**
 * The runs that are known here: the one that this window trains, those that are kept, and the one that the pages show. Called on
 * the front; runs train elsewhere, and their changes come to the front.
 */
public final class RunRegistry {
    /** What this program calls itself in the store. */
    private static final String WINDOW = "window";

    /** What has happened to a run. */
    public enum Happening {
        /** One is being made ready, or that came to nothing; there is no id yet. */
        STARTING,
        /** It has begun, or goes on, and is shown. */
        BEGUN,
        /** It was paused, goes on, or has ended. */
        STATE,
        /** More is known of it: figures, its name, its best epoch. */
        UPDATED,
        /** It is shown from now on. */
        SHOWN,
        /** It is no longer shown; its record stays. */
        PUT_AWAY,
        /** Something in the store is another: there is no id. */
        KEPT
    }

    /**
     * A change of a run.
     *
     * @param id which run; empty while it has none
     */
    public record Happened(String id, Happening happening) {}

    /**
     * What a run is made of.
     *
     * @param resumes the run that goes on; empty for a new one
     * @param changes of its settings since it ended
     * @param parent the kept run from whose checkpoint a new one goes on; empty for none
     */
    record Start(PreparedRun prepared, String resumes, List<Change> changes, String parent) {
        /** Of a run that goes on in its own record, or from the beginning. */
        Start(PreparedRun prepared, String resumes, List<Change> changes) {
            this(prepared, resumes, changes, "");
        }
    }

    private final RunStore store;
    private final Background background;
    private final Executor front;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private final List<Consumer<Happened>> listeners = new ArrayList<>();
    private final KeptRuns kept;
    private final UnsavedRun unsaved;
    private final RunWishes wishes = new RunWishes(this::trained);
    private @Nullable ShownRun shown;
    private @Nullable ShownRun trained;
    private @Nullable Object starting;
    private volatile StartPhase phase = StartPhase.ROWS;

    /** Runs begun here that may still train or write, the one that is shown or not. */
    private final List<Run> unfinished = new ArrayList<>();

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
        this.kept = new KeptRuns(store, background, ticker, this::known, this::keptChanged);
        this.unsaved = new UnsavedRun(background, () -> changed("", Happening.KEPT));
    }

    /** Tells {@code listener} of every change, on the front. */
    public Subscription onChange(Consumer<Happened> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed(String id, Happening happening) {
        Happened change = new Happened(id, happening);
        List.copyOf(listeners).forEach(listener -> listener.accept(change));
    }

    /** The run that the pages show: the one begun last, or one that was chosen since. */
    public Optional<ShownRun> shown() {
        return Optional.ofNullable(shown);
    }

    /** The run that this window trains, or trained last. */
    public Optional<ShownRun> trained() {
        return Optional.ofNullable(trained);
    }

    /** Whether this window trains a run, or has it paused. */
    public boolean isOpen() {
        return trained != null && trained.isOpenHere();
    }

    /** Whether this window trains a run, or has it paused, and nobody has asked it to stop. */
    public boolean isGoingOn() {
        return trained != null
                && trained.isOpenHere()
                && trained.run().filter(run -> !run.control().isStopRequested()).isPresent();
    }

    /** Whether what is kept of runs outlasts the program, as far as is known now. */
    public boolean isKept() {
        return store.isLasting() && store.trouble().isEmpty();
    }

    /** Whether a run that was begun here, shown or not, still trains or writes. */
    public boolean isWriting() {
        return !unfinished.stream().allMatch(Run::isOver);
    }

    /** Whether a run is being made ready. */
    public boolean isStarting() {
        return starting != null;
    }

    /** What is done for the run that is being made ready; empty when none is. */
    public Optional<StartPhase> startPhase() {
        return isStarting() ? Optional.of(phase) : Optional.empty();
    }

    /** Something else is done for it now. In the background. */
    void reach(StartPhase next) {
        if (phase != next) {
            phase = next;
            front.execute(() -> changed("", Happening.STARTING));
        }
    }

    /** What is kept, as of a moment ago. */
    public KeptRuns kept() {
        return kept;
    }

    /** What the window wishes of the runs that it trains. */
    public RunWishes wishes() {
        return wishes;
    }

    /** The run that waits because it cannot be saved. */
    public UnsavedRun unsaved() {
        return unsaved;
    }

    /** Where runs are kept. */
    public RunStore store() {
        return store;
    }

    private void keptChanged() {
        for (ShownRun each : known()) {
            kept.info(each.id()).ifPresent(info -> {
                if (each.isGoneOnWithElsewhere(info)) {
                    showFromRecord(each);
                } else if (!info.equals(each.info())) {
                    boolean ended = info.state() != each.info().state();
                    each.update(info, kept.best(each));
                    changed(each.id(), ended ? Happening.STATE : Happening.UPDATED);
                }
            });
        }
        changed("", Happening.KEPT);
    }

    /** What this window trained and another process goes on with is known from its record alone from then on. */
    private void showFromRecord(ShownRun before) {
        background.quietly(
                () -> ShownRun.kept(store.open(before.id()), ticker),
                now -> {
                    if (before.equals(trained)) {
                        trained = null;
                    }
                    if (before.equals(shown)) {
                        nowShown(now);
                    }
                },
                report);
    }

    private List<ShownRun> known() {
        List<ShownRun> known = new ArrayList<>();
        if (shown != null) {
            known.add(shown);
        }
        if (trained != null && trained != shown) {
            known.add(trained);
        }
        return known;
    }

    /**
     * Begins a run, or has one go on; it is shown from then on. One that is open is stopped as soon as the new one is ready.
     *
     * @param start makes it ready, in the background
     * @param paused whether it waits before its first batch
     * @param begun called when it has begun
     * @param failed gets the reason why it cannot begin
     */
    void start(Supplier<Start> start, boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        Object token = new Object();
        starting = token;
        phase = StartPhase.ROWS;
        changed("", Happening.STARTING);
        background.run(
                () -> begin(start.get(), paused),
                made -> {
                    Run run = made.run().orElseThrow();
                    unfinished.removeIf(Run::isOver);
                    unfinished.add(run);
                    if (!token.equals(starting)) {
                        run.control().stop();
                        return;
                    }
                    starting = null;
                    stopTrained();
                    trained = made;
                    shown = made;
                    wishes.applyTo(run); // they may be others by now
                    changed(made.id(), Happening.BEGUN);
                    begun.accept(run);
                },
                problems -> {
                    if (token.equals(starting)) {
                        starting = null;
                        changed("", Happening.STARTING);
                    }
                    failed.accept(problems);
                });
    }

    private ShownRun begin(Start start, boolean paused) {
        reach(StartPhase.NETWORK);
        Run run = new Run(start.prepared(), Resources.ofMachine(), ticker, paused);
        RunBeginning beginning = RunBeginning.of(run);
        RunOwner owner = RunOwner.here(WINDOW);
        StoredRun record = start.resumes().isEmpty()
                ? store.begin(beginning, new RunHeading("", "", start.parent(), null), owner)
                : store.resume(start.resumes(), beginning, start.changes(), owner);
        List<Problem> findings = new ArrayList<>(run.notes());
        if (!start.resumes().isEmpty()) {
            findings.addAll(start.prepared().problems());
        }
        findings.addAll(store.findings());
        front.execute(() -> report.accept(findings));
        run.display();
        run.liveDisplay();
        wishes.applyTo(run);
        RunKeeping.attach(run, record, problems -> front.execute(() -> report.accept(problems)), problems -> {
            UnsavedRun.pause(run);
            front.execute(() -> unsaved.failed(run, problems));
            front.execute(() -> report.accept(problems));
        });
        String id = record.id();
        run.onChange(() -> front.execute(() -> changed(id, Happening.STATE)));
        ShownRun made = ShownRun.here(record.record(), run, ticker);
        run.start();
        return made;
    }

    private void stopTrained() {
        if (trained != null) {
            trained.run().ifPresent(run -> run.control().stop());
        }
    }

    /**
     * Shows a run. One that this window trains goes on meanwhile.
     *
     * @param id which
     * @param failed gets why it cannot be shown
     */
    public void show(String id, Consumer<List<Problem>> failed) {
        ShownRun here = trained;
        if (here != null && here.id().equals(id)) {
            nowShown(here);
            return;
        }
        background.run(
                () -> {
                    RunRecord record = store.open(id);
                    return ShownRun.kept(record, ticker);
                },
                this::nowShown,
                failed);
    }

    private void nowShown(ShownRun run) {
        if (!run.equals(shown)) {
            shown = run;
            changed(run.id(), Happening.SHOWN);
        }
    }

    /** Shows the run of a model that was opened. */
    void showOpened(ShownRun model) {
        nowShown(model);
    }

    /** The table of the shown run is at hand from now on. */
    void located(Path table) {
        ShownRun now = shown;
        if (now != null) {
            if (now.record() instanceof FileRecord of) {
                of.located(table);
            }
            changed(now.id(), Happening.STATE);
        }
    }

    /** Has another of the shown run's models used from now on. */
    public void use(ModelChoice choice) {
        ShownRun now = shown;
        if (now != null && now.choice() != choice) {
            now.choose(choice);
            changed(now.id(), Happening.STATE);
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

    /** Stops the run that this window trains, if there is one, and shows none; what is kept of it stays. */
    public void putAway() {
        starting = null;
        stopTrained();
        trained = null;
        ShownRun before = shown;
        shown = null;
        if (before != null) {
            changed(before.id(), Happening.PUT_AWAY);
        }
    }
}

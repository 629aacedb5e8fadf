package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.spec.Task;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.OutputHead;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Run;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;

/**
 * Everything that is open: the table, the experiment, the run. All methods are called on one thread, the front; what takes
 * long runs in the background and comes back to the front.
 */
public final class Workbench {
    private final Background background;
    private final ChangeListeners listeners = new ChangeListeners();
    private final ExperimentDocument document = new ExperimentDocument(this::experimentChanged);
    private @Nullable OpenTable table;
    private List<Problem> notices = List.of();
    private final CheckedCache check = new CheckedCache();
    private final RunRegistry runs;
    private final TableReading reading;
    private final TestTableCache testReading = new TestTableCache();
    private final PreparationQueue preparations;
    private final FileOpener opener;
    private @Nullable ShownRun model;
    private final RunDifference.Cache differences = new RunDifference.Cache();
    private final WorkingFiles files;
    private final RunRestarts restarts;
    private final ReadingEdits rereads;
    private final TableLooks looks;

    /** As the other, with nothing kept of unsaved work. */
    public Workbench(Executor background, Executor front, Ticker ticker, RunStore store) {
        this(background, front, ticker, store, WorkingFiles.none());
    }

    /**
     * @param background where reading and fitting happen
     * @param front the one thread that calls this object and hears of changes
     * @param store where runs are kept
     * @param files what is kept of unsaved work
     */
    public Workbench(Executor background, Executor front, Ticker ticker, RunStore store, WorkingFiles files) {
        this.files = files;
        files.begin(problems -> front.execute(() -> note(problems)));
        this.background = new Background(background, front, () -> listeners.changed(WorkbenchChange.ACTIVITY));
        this.runs = new RunRegistry(store, this.background, front, ticker, this::note);
        this.reading = new TableReading(front, () -> listeners.changed(WorkbenchChange.ACTIVITY));
        this.opener = new FileOpener(this.background, reading, new ModelOpening(store, ticker), this::begin);
        this.preparations = new PreparationQueue(this.background, testReading, this::prepared);
        this.restarts =
                new RunRestarts(runs, () -> table, () -> document.experiment().orElse(null), testReading);
        this.looks = new TableLooks(this.background, reading, () -> table, this::note);
        this.rereads =
                new ReadingEdits(opener, reading, document, this::takeAgain, this::experimentChanged, this::note);
    }

    /** Tells {@code listener} of every change of a topic, on the front. */
    public Subscription onChange(WorkbenchChange topic, Runnable listener) {
        return listeners.add(topic, listener);
    }

    public ExperimentDocument document() {
        return document;
    }

    public Optional<Experiment> experiment() {
        return document.experiment();
    }

    public Optional<OpenTable> table() {
        return Optional.ofNullable(table);
    }

    /**
     * What the experiment's data part makes of the table; empty until it is worked out. While it is worked out anew, the one
     * before stands, so that a view need not flicker; a run that begins then prepares its own.
     */
    public Optional<Preparation> preparation() {
        return preparations.last();
    }

    /** The prepared rows, when there are any. */
    public Optional<PreparedData> prepared() {
        return preparation().map(Preparation::data);
    }

    /**
     * The experiment with all that is wrong with it, as far as that is known; worked out once for all who show it, after
     * each change of the experiment or of what the table became.
     */
    public Optional<CheckedExperiment> checked() {
        return document.experiment()
                .map(now -> check.of(
                        now,
                        () -> prepared()
                                .map(PreparedData::pipeline)
                                .or(() -> table == null && model != null ? model.fittedFor(now) : Optional.empty())));
    }

    /** The runs. */
    public RunRegistry runs() {
        return runs;
    }

    /** What was said when the table or experiment was opened, and still holds. */
    public List<Problem> notices() {
        return table == null ? notices : StandingNotices.of(notices, table, document.experiment());
    }

    /** Whether something runs in the background, training apart. */
    public boolean isBusy() {
        return background.isBusy();
    }

    /** What is being read, and how. */
    public TableReading reading() {
        return reading;
    }

    /**
     * Reads a table and begins an experiment with it.
     *
     * @param failed told what is wrong with the file; nothing when the reading was cancelled
     */
    public void openTable(Path path, Consumer<List<Problem>> failed) {
        opener.table(path, failed);
    }

    /**
     * Reads the file that is open, or could not be opened, in another way. Of the open file that is an edit, undone as others
     * are; the experiment is kept as far as it fits.
     *
     * @param failed told what is wrong with the file; what is open stays
     */
    public void readAgain(String description, ReadOptions options, Consumer<List<Problem>> failed) {
        Path path = reading.file().orElseThrow();
        if (table != null && table.path().equals(path)) {
            rereads.edit(description, table, options, failed);
        } else {
            opener.again(path, options, failed);
        }
    }

    /** Looks into the open file. */
    public TableLooks looks() {
        return looks;
    }

    private void begin(OpenedExperiment opened, @Nullable Path file) {
        show(opened, () -> document.begin(opened.experiment(), file));
    }

    /** @param fill gives the document its experiment */
    private void show(OpenedExperiment opened, Runnable fill) {
        runs.putAway();
        rereads.begin();
        model = opened.model();
        takeAgain(opened);
        if (model != null) {
            runs.showOpened(model);
        }
        fill.run();
    }

    private void takeAgain(OpenedExperiment opened) {
        reading.opened(opened.table());
        table = opened.table();
        notices = opened.notices();
        rereads.opened(opened);
        preparations.forget();
        check.forget();
        listeners.changed(WorkbenchChange.TABLE);
    }

    /**
     * Looks for unsaved experiments that a process left behind which did not end properly.
     *
     * @param found gets them, the newest first
     * @param failed gets why nothing can be found
     */
    public void findLeftovers(Consumer<List<Leftover>> found, Consumer<List<Problem>> failed) {
        background.run(files::leftovers, found, failed);
    }

    /**
     * Opens an unsaved experiment with its table, its file and all that can be undone. What was left behind goes when this
     * window keeps it.
     *
     * @param restored called when it is open
     * @param failed told what is wrong with the table; the experiment then stays where it was left
     */
    public void restore(Leftover leftover, Runnable restored, Consumer<List<Problem>> failed) {
        UnsavedExperiment unsaved = leftover.content();
        opener.unsaved(
                unsaved,
                opened -> {
                    show(opened, () -> document.restore(unsaved.document()));
                    restored.run();
                    background.run(() -> files.takeOver(leftover), kept -> {}, failed);
                },
                problems -> failed.accept(leftover.kept(problems)));
    }

    /** Ends properly: all is saved or given up, and nothing is left behind. */
    public void close() {
        files.close();
    }

    /**
     * Reads an experiment and its table.
     *
     * @param failed told what is wrong with either file
     */
    public void openExperiment(Path path, Consumer<List<Problem>> failed) {
        opener.experiment(path, failed);
    }

    /**
     * Opens the experiment of a kept run, as it was trained, with its table. It has no file yet.
     *
     * @param failed told what is wrong with the record or the table
     */
    public void openExperimentOf(RunInfo run, Consumer<List<Problem>> failed) {
        opener.openExperimentOf(run, runs.store(), failed);
    }

    /**
     * Opens whatever a file is: a model by what it holds, an experiment by its name, or else a table. A model's run is shown; its
     * table is opened where that is still there.
     */
    public void open(Path path, Consumer<List<Problem>> failed) {
        opener.open(path, failed);
    }

    /**
     * Takes a file for the table of the experiment that is open without one.
     *
     * @param refused told that the file is another table; nothing has changed then
     * @param failed told what is wrong with the file
     */
    public void locateTable(Path path, Consumer<Problem> refused, Consumer<List<Problem>> failed) {
        opener.locate(
                path,
                document.experiment().orElseThrow(),
                found -> ModelOpening.other(found).ifPresentOrElse(refused, () -> located(found)),
                failed);
    }

    private void located(OpenedExperiment found) {
        takeAgain(found);
        runs.located(Objects.requireNonNull(found.table()).path());
        experimentChanged();
    }

    /** The model or checkpoint that was opened last, and with it what is open; empty for a table or an experiment. */
    public Optional<Path> modelFile() {
        return Optional.ofNullable(model).flatMap(ShownRun::file);
    }

    /**
     * Writes the experiment, its table's path relative to it.
     *
     * @return the file that keeps the experiment of an earlier version that was there; empty where there was none
     * @throws ProblemException when it cannot be written, or another window has the file open
     */
    public Optional<Path> saveExperiment(Path path) {
        Experiment experiment = document.experiment().orElseThrow();
        ExperimentFile file = new ExperimentFile(path);
        try {
            files.own(path);
            Optional<Path> kept = file.save(OpenedExperiment.relative(file, experiment, table));
            document.savedAs(path);
            return kept;
        } finally {
            files.follow(document, table);
        }
    }

    /**
     * Why the experiment's file may not be written from here: another window has it open, or has written it since.
     *
     * @param again whether to look again where it may not
     */
    public Optional<Problem> readOnly(boolean again) {
        return again ? files.checkReadOnly() : files.readOnly();
    }

    /**
     * Reads a second file, whose rows become the test part.
     *
     * @param failed told why it cannot
     */
    public void testOn(Path file, String description, Consumer<List<Problem>> failed) {
        OpenTable source = Objects.requireNonNull(table);
        Experiment now = document.experiment().orElseThrow();
        testReading.choose(background, file, description, now.data(), document, () -> source.equals(table), failed);
    }

    /**
     * Chooses what to predict: columns are read anew, the network's end and the loss follow.
     *
     * @param targets the columns; none for a reconstruction
     * @param task null: guessed
     * @throws ProblemException when it cannot be learned
     */
    public void chooseTargets(String description, List<String> targets, @Nullable Task task) {
        if (table != null) {
            new TargetChoice(table, targets, task).make(document, description, notices, found -> notices = found);
        }
    }

    private void experimentChanged() {
        check.forget();
        OpenTable source = table;
        files.follow(document, source);
        if (source != null) {
            document.experiment().ifPresent(now -> preparations.want(source.table(), now));
        }
        listeners.changed(WorkbenchChange.EXPERIMENT);
        preparations.settled().ifPresent(this::fitReconstruction);
    }

    private void prepared(Preparation made) {
        check.forget();
        listeners.changed(WorkbenchChange.PREPARATION);
        fitReconstruction(made);
    }

    /** A network that gives its features back has as many outputs as there are, whatever becomes of them. */
    private void fitReconstruction(Preparation made) {
        PreparedData data = made.data();
        if (data != null) {
            document.amend(now -> OutputHead.fitted(now, data.pipeline()));
        }
    }

    /** What was found on the way, for whoever lists problems. */
    private void note(List<Problem> problems) {
        notices = Stream.concat(notices.stream(), problems.stream()).distinct().toList();
        listeners.changed(WorkbenchChange.ACTIVITY);
    }

    /**
     * Begins a run of the experiment as it is; one that is open is stopped as soon as the new one is ready, which takes
     * as long as the network is large.
     *
     * @param paused whether it waits before its first batch
     * @param begun called when it has begun
     * @param failed gets the reason why it cannot begin
     */
    public void startRun(boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        Preparation ready = preparations.last().orElse(null);
        if (ready == null || table == null) {
            failed.accept(List.of(Problem.error(Location.NOWHERE, Message.of("app/no-table"))));
            return;
        }
        Preparation settled = preparations.settled().isEmpty() ? null : ready;
        NewRun run = new NewRun(table.table(), document.experiment().orElseThrow(), settled, testReading);
        runs.start(run::start, paused, begun, failed);
    }

    /** In what the experiment that is open differs from the one that the shown run trains; empty while that is not known. */
    public Optional<RunDifference> difference() {
        OpenTable open = table;
        return open == null || preparations.settled().isEmpty()
                ? Optional.empty()
                : runs.shown()
                        .flatMap(shown -> prepared()
                                .flatMap(data -> experiment()
                                        .map(now -> differences.of(
                                                shown, OutputHead.fitted(now, data.pipeline()), open.table()))));
    }

    /**
     * The open experiment made ready as a run of it is, for a laboratory.
     *
     * @return to be called in the background; empty while there is no table. It throws ProblemException when the experiment cannot
     *     be trained
     */
    public Optional<Supplier<PreparedRun>> rehearsal() {
        Preparation ready = preparations.last().orElse(null);
        OpenTable open = table;
        if (ready == null || open == null) {
            return Optional.empty();
        }
        Preparation settled = preparations.settled().isEmpty() ? null : ready;
        NewRun run = new NewRun(open.table(), document.experiment().orElseThrow(), settled, testReading);
        return Optional.of(run::prepared);
    }

    /** Begins kept runs anew, and has them go on. */
    public RunRestarts restarts() {
        return restarts;
    }
}

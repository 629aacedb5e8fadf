package org.layerwise.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.DataDefaults;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.read.CsvPreview;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
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
    private final Map<WorkbenchChange, List<Runnable>> listeners = new EnumMap<>(WorkbenchChange.class);
    private final ExperimentDocument document = new ExperimentDocument(this::experimentChanged);
    private @Nullable OpenTable table;
    private List<Problem> notices = List.of();
    private @Nullable CheckedExperiment checked;
    private final RunRegistry runs;
    private final TableReading reading;
    private final TestTableCache testReading = new TestTableCache();
    private final PreparationQueue preparations;
    private final RunRestarts restarts;

    /**
     * @param background where reading and fitting happen
     * @param front the one thread that calls this object and hears of changes
     * @param store where runs are kept
     */
    public Workbench(Executor background, Executor front, Ticker ticker, RunStore store) {
        this.background = new Background(background, front, () -> changed(WorkbenchChange.ACTIVITY));
        this.runs = new RunRegistry(store, this.background, front, ticker, this::note);
        this.reading = new TableReading(front, () -> changed(WorkbenchChange.ACTIVITY));
        this.preparations = new PreparationQueue(this.background, testReading, this::prepared);
        this.restarts = new RunRestarts(runs, () -> table, testReading);
    }

    /** Tells {@code listener} of every change of a topic, on the front. */
    public Subscription onChange(WorkbenchChange topic, Runnable listener) {
        List<Runnable> all = listeners.computeIfAbsent(topic, key -> new ArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    private void changed(WorkbenchChange topic) {
        List.copyOf(listeners.getOrDefault(topic, List.of())).forEach(Runnable::run);
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
        Experiment now = document.experiment().orElse(null);
        if (now == null) {
            return Optional.empty();
        }
        CheckedExperiment made = checked;
        if (made == null) {
            made = CheckedExperiment.of(now, prepared().map(PreparedData::pipeline));
            checked = made;
        }
        return Optional.of(made);
    }

    /** The runs. */
    public RunRegistry runs() {
        return runs;
    }

    /** What was said when the table or experiment was opened. */
    public List<Problem> notices() {
        return notices;
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
        read(
                path,
                ReadOptions.AUTO,
                null,
                progress -> OpenedExperiment.of(OpenTable.read(path, ReadOptions.AUTO, progress)),
                failed);
    }

    /**
     * Reads the file that is open, or could not be opened, in another way; the experiment is kept as far as it fits.
     *
     * @param failed told what is wrong with the file; what is open stays
     */
    public void readAgain(ReadOptions options, Consumer<List<Problem>> failed) {
        Path path = reading.file().orElseThrow();
        boolean isOpen = table != null && table.path().equals(path);
        Experiment before = isOpen ? document.experiment().orElse(null) : null;
        Path file = isOpen ? document.file().orElse(null) : null;
        read(
                path,
                options,
                file,
                progress -> {
                    OpenTable read = OpenTable.read(path, options, progress);
                    return before == null ? OpenedExperiment.of(read) : OpenedExperiment.again(read, before);
                },
                failed);
    }

    private void read(
            Path path,
            ReadOptions options,
            @Nullable Path file,
            Function<ReadProgress, OpenedExperiment> work,
            Consumer<List<Problem>> failed) {
        int ticket = reading.begin(path, options);
        ReadProgress progress = reading.watch(ticket);
        background.run(
                () -> work.apply(progress),
                beginning -> {
                    if (reading.isLast(ticket)) {
                        reading.end(List.of());
                        begin(beginning, file);
                    }
                },
                problems -> {
                    if (reading.isLast(ticket)) {
                        reading.end(problems);
                        failed.accept(problems);
                        changed(WorkbenchChange.ACTIVITY);
                    } else if (!problems.isEmpty()) {
                        failed.accept(problems);
                    }
                });
    }

    /** Reads the first rows in some way, in the background; {@code shown} is told of them, whatever else is wrong. */
    public void preview(ReadOptions options, int rows, Consumer<CsvPreview> shown, Consumer<List<Problem>> failed) {
        Path path = reading.file().orElseThrow();
        background.run(() -> TableReader.preview(path, options.format(), FaultPolicy.LENIENT, rows), shown, failed);
    }

    private void begin(OpenedExperiment beginning, @Nullable Path file) {
        runs.putAway();
        reading.opened(beginning.table());
        table = beginning.table();
        notices = beginning.notices();
        preparations.forget();
        checked = null;
        changed(WorkbenchChange.TABLE);
        document.begin(beginning.experiment(), file);
    }

    /**
     * Reads an experiment and its table.
     *
     * @param failed told what is wrong with either file
     */
    public void openExperiment(Path path, Consumer<List<Problem>> failed) {
        read(path, ReadOptions.AUTO, path, progress -> OpenedExperiment.of(path, progress), failed);
    }

    /**
     * Opens the experiment of a kept run, as it was trained, with its table. It has no file yet.
     *
     * @param failed told what is wrong with the record or the table
     */
    public void openExperimentOf(RunInfo run, Consumer<List<Problem>> failed) {
        read(
                Path.of(run.data().table()),
                ReadOptions.AUTO,
                null,
                progress -> OpenedExperiment.of(runs.store().open(run.id()).recipe(), progress),
                failed);
    }

    /** Opens whatever a file is: an experiment by its name, or else a table. */
    public void open(Path path, Consumer<List<Problem>> failed) {
        if (path.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".json")) {
            openExperiment(path, failed);
        } else {
            openTable(path, failed);
        }
    }

    /**
     * Writes the experiment, its table's path relative to it.
     *
     * @return the file that keeps the experiment of an earlier version that was there; empty where there was none
     * @throws ProblemException when it cannot be written
     */
    public Optional<Path> saveExperiment(Path path) {
        Experiment experiment = document.experiment().orElseThrow();
        OpenTable source = table;
        if (source == null) {
            throw new IllegalStateException("no table is open");
        }
        ExperimentFile file = new ExperimentFile(path);
        Optional<Path> kept = file.save(
                file.relative(experiment, source.path(), source.table().fingerprint()));
        document.savedAs(path);
        return kept;
    }

    /**
     * Reads a second file, whose rows become the test part.
     *
     * @param failed told why it cannot
     */
    public void testOn(Path file, String description, Consumer<List<Problem>> failed) {
        OpenTable source = Objects.requireNonNull(table);
        Experiment now = document.experiment().orElseThrow();
        Path path = file.toAbsolutePath().normalize();
        background.run(
                () -> testReading.of(path, now.data()),
                read -> {
                    if (source.equals(table)) {
                        document.edit(
                                description,
                                edited -> edited.withSplit(
                                        edited.split().withTestTable(path.toString(), read.fingerprint())));
                    }
                },
                failed);
    }

    /**
     * Chooses what to predict: columns are read anew, the network's end and the loss follow.
     *
     * @param targets the columns; none for a reconstruction
     * @param task null: guessed
     * @throws ProblemException when it cannot be learned
     */
    public void chooseTargets(String description, List<String> targets, @Nullable Task task) {
        OpenTable source = table;
        if (source == null) {
            return;
        }
        DataDefaults defaults = OpenedExperiment.defaults(source, targets, task);
        List<Problem> before = notices;
        notices = Stream.concat(source.table().problems().stream(), defaults.problems().stream())
                .toList();
        boolean fits = false;
        try {
            document.edit(
                    description,
                    experiment -> OutputHeadFit.fit(
                            experiment.withData(defaults.keeping(experiment.data())), source.table()));
            fits = true;
        } finally {
            notices = fits ? notices : before;
        }
    }

    private void experimentChanged() {
        checked = null;
        OpenTable source = table;
        if (source != null) {
            document.experiment().ifPresent(now -> preparations.want(source.table(), now));
        }
        changed(WorkbenchChange.EXPERIMENT);
        preparations.settled().ifPresent(this::fitReconstruction);
    }

    private void prepared(Preparation made) {
        checked = null;
        changed(WorkbenchChange.PREPARATION);
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
        changed(WorkbenchChange.ACTIVITY);
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
        OpenTable source = table;
        if (ready == null || source == null) {
            failed.accept(List.of(Problem.error(Location.NOWHERE, Message.of("app/no-table"))));
            return;
        }
        Experiment experiment = document.experiment().orElseThrow();
        boolean stale = preparations.settled().isEmpty();
        runs.start(
                () -> {
                    PreparedData data =
                            (stale ? Preparation.of(source.table(), testReading, experiment) : ready).require();
                    PreparedRun prepared =
                            Preparation.recipe(source.table(), experiment).prepare(data);
                    return new RunRegistry.Start(prepared, "", List.of());
                },
                paused,
                begun,
                failed);
    }

    /**
     * Has the run that is shown go on, in its record: from its last checkpoint, or from the beginning where it has come to none.
     *
     * @param more epochs beyond those that were planned, or trained; 0: just the plan as it was
     * @param paused whether it waits before its next batch
     * @param begun called when it goes on
     * @param failed gets the reason why it cannot
     */
    public void resumeRun(int more, boolean paused, Consumer<Run> begun, Consumer<List<Problem>> failed) {
        ShownRun shown = runs.shown().orElseThrow();
        restarts.resume(shown.id(), more, paused, begun, failed);
    }

    /** Begins kept runs anew, and has them go on. */
    public RunRestarts restarts() {
        return restarts;
    }
}

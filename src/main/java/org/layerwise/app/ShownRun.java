package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.Run;
import org.layerwise.run.TablePaths;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.Model;
import org.layerwise.train.RunState;

/**
 * A run that pages show: one that is trained by this window, or was, or one that is kept and trained elsewhere or no more. Called
 * on the front, but for what reads files.
 */
public final class ShownRun {
    private final RunRecord record;
    private final @Nullable Run run;
    private final long firstStep;
    private final Ticker ticker;
    private RunInfo info;
    private Optional<BestEpoch> best;
    private boolean framesTaken;
    private ModelChoice choice = ModelChoice.LAST;
    private @Nullable Experiment experiment;

    private ShownRun(RunRecord record, @Nullable Run run, Optional<BestEpoch> best, Ticker ticker) {
        this.record = record;
        this.run = run;
        this.firstStep = run == null ? 0 : run.progress().step();
        this.ticker = ticker;
        this.info = record.info();
        this.best = best;
    }

    /** A run of this window, that is ready and not yet started. */
    static ShownRun here(RunRecord record, Run run, Ticker ticker) {
        return new ShownRun(record, run, Optional.empty(), ticker);
    }

    /** A run from what is kept of it. Looks into its files. */
    static ShownRun kept(RunRecord record, Ticker ticker) {
        return new ShownRun(record, null, bestOf(record), ticker);
    }

    /** The best epoch that is kept of a run; none where its file cannot be read. In the background. */
    static Optional<BestEpoch> bestOf(RunRecord record) {
        try {
            return record.best().flatMap(file -> new CheckpointFile(file).best());
        } catch (ProblemException e) {
            System.getLogger(ShownRun.class.getName())
                    .log(System.Logger.Level.INFO, "the best epoch of a run cannot be read", e);
            return Optional.empty();
        }
    }

    /** Its id in the store. */
    public String id() {
        return info.id();
    }

    /** What people call it. */
    public String name() {
        return info.name();
    }

    /** What is known of it, as of a moment ago. */
    public RunInfo info() {
        return info;
    }

    /** What is kept of it. */
    public RunRecord record() {
        return record;
    }

    void update(RunInfo now, Optional<BestEpoch> nowBest) {
        info = now;
        best = nowBest;
    }

    /** The run itself, where this window trains it, or did. */
    public Optional<Run> run() {
        return Optional.ofNullable(run);
    }

    /** Whether this window trains it, or has it paused. */
    public boolean isOpenHere() {
        return run != null && run.state() != RunState.ENDED;
    }

    /** Whether it ended here, and another process has gone on with it since. */
    boolean isGoneOnWithElsewhere(RunInfo now) {
        return run != null
                && run.isOver()
                && (now.progress().steps() > run.progress().step()
                        || (now.goesOn() && !now.owner().equals(info.owner())));
    }

    /** Whether some process trains it. */
    public boolean goesOn() {
        return glance().goesOn();
    }

    /** How far it is. */
    public RunGlance glance() {
        return run == null ? RunGlance.of(info) : RunGlance.of(run);
    }

    /** What it trains. */
    public Experiment experiment() {
        Experiment known = experiment;
        if (known == null) {
            known = run == null ? record.experiment() : run.experiment();
            experiment = known;
        }
        return known;
    }

    public FrameLayout layout() {
        return run == null ? record.layout() : run.layout();
    }

    /** Whether anything is recorded of its training; a model from a file holds no record. */
    public boolean hasFrames() {
        return !(record instanceof FileRecord);
    }

    /** The model or checkpoint that it is known from alone; empty for a run that is kept or trained here. */
    public Optional<Path> file() {
        return record instanceof FileRecord of ? Optional.of(of.file()) : Optional.empty();
    }

    /** What a model from a file has learned of its table; empty for a kept run, and for another way to prepare the table. */
    Optional<FittedPipeline> fittedFor(Experiment now) {
        return record instanceof FileRecord of ? of.fittedFor(now) : Optional.empty();
    }

    /** Whether it has a model that can be used. */
    public boolean hasModel() {
        return !hasFrames() || glance().step() > 0;
    }

    /**
     * All its frames, and those that come. One consumer; whoever asks again gets them from the record, as the display's are
     * handed over once.
     */
    public FrameSource frames() {
        if (run == null || framesTaken) {
            return new PacedSource(record.follow(), ticker);
        }
        framesTaken = true;
        return firstStep == 0 ? run.display() : new ResumedSource(record.follow(), firstStep, run.display());
    }

    /** Its frames of what is measured for the window alone; empty where another process trains it, or nobody does. */
    public Optional<FrameSource> liveFrames() {
        return run().map(Run::liveDisplay);
    }

    /** Which values those frames have. */
    public Optional<FrameLayout> liveLayout() {
        return run().map(Run::liveLayout);
    }

    /** What went wrong with it; null when nothing did. */
    public @Nullable Problem problem() {
        if (run != null) {
            return run.problem();
        }
        return info.reason().isEmpty()
                ? null
                : Problem.error(Location.NOWHERE, Message.of("app/run-ended", info.reason()));
    }

    /** Its best epoch; empty before the first. */
    public Optional<BestEpoch> best() {
        return run == null ? best : run.outputs().bestEpoch();
    }

    /** Whether its best epoch is another than the last one, so that it matters which model is taken. */
    public boolean hasBetterEpoch() {
        return best().filter(epoch -> epoch.epoch() < lastWhole()).isPresent() && !leavesBest();
    }

    private int lastWhole() {
        return run == null ? info.progress().epochs() : run.wholeEpochs();
    }

    /** Whether the model at the end is that of the best epoch: early stopping has put its weights back. */
    private boolean leavesBest() {
        return !goesOn()
                && experiment().training().stopping().keepsBest()
                && switch (glance().state()) {
                    case COMPLETED, EARLY_STOPPED, TIME_LIMIT -> true;
                    case RUNNING, PAUSED, TARGET_REACHED, STOPPED, INTERRUPTED, NOT_FINITE, FAILED -> false;
                };
    }

    /** Which of its models is used where one is. */
    public ModelChoice choice() {
        return choice;
    }

    void choose(ModelChoice other) {
        choice = other;
    }

    /** Rows to compare predictions by: those that it is trained on; null where they are not at hand. */
    public @Nullable Table rows(Optional<OpenTable> open) {
        if (run != null) {
            return run.data().table();
        }
        return open.map(OpenTable::table)
                .filter(table -> table.fingerprint().equals(info.data().fingerprint()))
                .orElse(null);
    }

    /**
     * A model of it. In the background: waits for a batch boundary, or reads a file.
     *
     * @throws org.layerwise.base.ProblemException when there is none yet, or its file cannot be read
     */
    public Model model(ModelChoice choice) {
        return switch (choice) {
            case LAST -> run == null ? ModelFile.load(lastFile()) : run.model().join();
            case BEST -> ModelFile.load(record.best().orElseThrow(this::none));
        };
    }

    private Path lastFile() {
        return record.model().or(record::checkpoint).orElseThrow(this::none);
    }

    private ProblemException none() {
        return Problem.error(Location.NOWHERE, Message.of("app/no-model-yet", name()))
                .toException();
    }

    /** Where its tables are. */
    public TablePaths tables() {
        return run == null ? record.tables() : run.tables();
    }

    /** What is missing from its record. */
    public List<Problem> missing() {
        if (run != null) {
            return run.outputs().missing();
        }
        long lost = record.missing();
        return lost == 0
                ? List.of()
                : List.of(Problem.error(Location.NOWHERE, Message.of("runs/frames-missing", lost)));
    }
}

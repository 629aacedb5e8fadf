package org.layerwise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ExperimentFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TablePaths;
import org.layerwise.runs.JournalEntry;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunSeries;
import org.layerwise.runs.RunSettings;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;
import org.layerwise.train.ResumeState;
import org.layerwise.train.RunEnd;
import org.layerwise.train.measure.Measures;

/**
 * What is known of a run from its model or checkpoint alone, which is the file that was opened: how far it came and what it
 * trained, but no frames.
 */
final class FileRecord implements RunRecord {
    private final Path file;
    private final boolean checkpoint;
    private final Experiment experiment;
    private final FittedPipeline pipeline;
    private final FrameLayout layout;
    private final RunInfo info;
    private final @Nullable Path testTable;
    private volatile Path table;

    private FileRecord(Path file, Model model, @Nullable ResumeState standing, TablePaths tables) {
        this.file = file;
        this.checkpoint = standing != null;
        this.experiment = placed(model.experiment(), tables);
        this.pipeline = model.pipeline();
        this.layout = layout(model);
        this.info = info(file, model, standing, experiment);
        this.table = tables.table();
        this.testTable = tables.testTable();
    }

    /**
     * Reads a model or a checkpoint.
     *
     * @throws ProblemException when it is damaged, or of a newer version
     */
    static FileRecord of(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Optional<ResumeState> standing = new CheckpointFile(path).standing();
        if (standing.isPresent()) {
            CheckpointFile.Found found = new CheckpointFile(path).load();
            return new FileRecord(
                    path, found.checkpoint().model(), standing.get(), whole(found.table(), found.testTable()));
        }
        Model model = ModelFile.load(path);
        ExperimentFile place = new ExperimentFile(path);
        return new FileRecord(
                path,
                model,
                null,
                whole(
                        place.table(model.experiment()),
                        place.testTable(model.experiment()).orElse(null)));
    }

    private static TablePaths whole(Path table, @Nullable Path testTable) {
        return new TablePaths(whole(table), testTable == null ? null : whole(testTable));
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** With tables named by paths that lead there from anywhere, so that the experiment may be saved elsewhere. */
    static Experiment placed(Experiment experiment, TablePaths tables) {
        Experiment found = experiment.withData(experiment
                .data()
                .withTable(tables.table().toString(), experiment.data().fingerprint()));
        return tables.testTable() == null
                ? found
                : found.withSplit(found.split()
                        .withTestTable(
                                tables.testTable().toString(), found.split().testFingerprint()));
    }

    private static FrameLayout layout(Model model) {
        boolean classification = model.pipeline().target() instanceof ClassTarget
                || model.pipeline().target() instanceof MultiLabelTarget;
        return Measures.layout(
                model.experiment().telemetry(),
                model.plan(),
                classification,
                model.experiment().split().validation() > 0);
    }

    private static RunInfo info(Path file, Model model, @Nullable ResumeState standing, Experiment experiment) {
        Provenance from = model.provenance();
        double seconds = standing == null ? 0 : standing.seconds();
        long bytes;
        Instant written;
        try {
            bytes = Files.size(file);
            written = Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.file(file.toString()),
                            Message.of("app/model-gone", String.valueOf(e.getMessage()))),
                    e);
        }
        return new RunInfo(
                "file:" + file,
                String.valueOf(file.getFileName()),
                from.ended() == RunEnd.UNFINISHED ? StoredState.INTERRUPTED : StoredState.of(from.ended()),
                "",
                written.minusMillis(Math.round(1000 * seconds)),
                written,
                seconds,
                new RunInfo.Progress(
                        standing == null ? from.epochs() : standing.wholeEpochs(),
                        experiment.training().epochs(),
                        from.steps()),
                new RunInfo.Data(
                        experiment.data().table(),
                        experiment.data().fingerprint(),
                        experiment.split().testFingerprint(),
                        experiment.data().task().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                Map.of(),
                List.of(),
                RunInfo.Label.NONE,
                new RunInfo.Origin("", new CheckpointFile(file).keptRun().orElse(""), file.toString()),
                new RunOwner("", 0, ""),
                RunSettings.of(experiment),
                bytes);
    }

    /** The file. */
    Path file() {
        return file;
    }

    /** The id of the kept run whose checkpoint it is, in whatever store; empty where it belongs to none. */
    String parent() {
        return info.origin().parent();
    }

    /** Whether the run can go on from it, bit for bit. */
    boolean isCheckpoint() {
        return checkpoint;
    }

    /** What the training rows taught it; empty for an experiment that prepares them in another way. */
    Optional<FittedPipeline> fittedFor(Experiment now) {
        boolean same = now.data().equals(experiment.data())
                && now.pipeline().equals(experiment.pipeline())
                && now.split().equals(experiment.split())
                && now.seed() == experiment.seed();
        return same ? Optional.of(pipeline) : Optional.empty();
    }

    @Override
    public TablePaths tables() {
        return new TablePaths(table, testTable);
    }

    /** Notes where its table is now. */
    void located(Path now) {
        table = whole(now);
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Path folder() {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    @Override
    public RunRecipe recipe() {
        RunRecipe recipe = checkpoint
                ? RunRecipe.resuming(file, new CheckpointFile(file).load())
                : new RunRecipe(experiment, table, testTable, new RunStart.ModelWeights(file));
        return recipe.withTables(table, testTable);
    }

    /** With its tables named by paths that lead there from anywhere. */
    @Override
    public Experiment experiment() {
        return experiment;
    }

    @Override
    public FrameLayout layout() {
        return layout;
    }

    @Override
    public void replay(FrameSink sink) {}

    @Override
    public FrameSource follow() {
        return new FrameSource() {
            @Override
            public Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
                return Losses.NONE;
            }
        };
    }

    @Override
    public List<EpochFrame> epochs() {
        return List.of();
    }

    @Override
    public Optional<RunSeries> series(String measure, String layer) {
        return Optional.empty();
    }

    @Override
    public List<JournalEntry> journal() {
        return List.of();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public long missing() {
        return 0;
    }

    /** A model holds nothing that was measured. */
    @Override
    public void exportMetrics(Path csv) {
        throw Problem.error(Location.file(file.toString()), Message.of("app/no-metrics"))
                .toException();
    }

    @Override
    public Optional<Path> checkpoint() {
        return checkpoint ? Optional.of(file) : Optional.empty();
    }

    @Override
    public Optional<Path> best() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> model() {
        return Optional.of(file);
    }
}

package org.layerwise.run;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.files.CheckpointFile;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.Recorder;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.CheckpointCopy;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/** What a run writes: said before it begins, complete when it is over, or known to be incomplete. */
public final class RunOutputs {
    private final Trainer trainer;
    private final RunRecipe recipe;
    private final Ticker ticker;
    private final List<RunWriter> writers = new ArrayList<>();
    private @Nullable Recorder recorder;
    private final List<CheckpointKeeper> checkpoints = new ArrayList<>();
    private final List<ModelPlace> models = new ArrayList<>();
    private volatile @Nullable Path rescued;
    private @Nullable BestEpochKeeper best;
    private String keptAs = "";
    private volatile List<Problem> unwritten = List.of();

    /** Where a model goes, and where else in need. */
    private record ModelPlace(Supplier<Path> file, List<Path> elsewhere) {}

    RunOutputs(Trainer trainer, RunRecipe recipe, Ticker ticker) {
        this.trainer = trainer;
        this.recipe = recipe;
        this.ticker = ticker;
    }

    /** The run is kept in a store under this id, which its checkpoints name. To be said before them. */
    public void keptAs(String id) {
        keptAs = id;
    }

    /** Whatever is reported goes to a writer, on a thread of its own. */
    public void write(RunWriter writer) {
        writers.add(writer);
    }

    /**
     * Writes METRICS.csv while the run goes on.
     *
     * @param told takes a note when a resumed run finds no file to go on in
     * @throws ProblemException when it cannot be written, or lacks rows up to the step at which the run is resumed
     */
    public void writeMetrics(Path file, Consumer<List<Problem>> told) {
        write(MetricsCsv.open(file, trainer, recipe.isResumed(), told));
    }

    /**
     * Writes a checkpoint now and then, and when the run halts. Several files have a pace each.
     *
     * @param report takes why one could not be written, the first time
     */
    public void writeCheckpoints(Path file, CheckpointPace pace, Consumer<List<Problem>> report) {
        writeCheckpoints(() -> file, pace, report);
    }

    /**
     * The same.
     *
     * @param file asked for whenever one is written: it may be elsewhere by then
     */
    public void writeCheckpoints(Supplier<Path> file, CheckpointPace pace, Consumer<List<Problem>> report) {
        checkpoints.add(new CheckpointKeeper(
                trainer,
                recipe,
                () -> new CheckpointFile(file.get(), keptAs),
                pace.isTimed() ? this::settle : this::flush,
                new PacedWriter(pace, ticker, report)));
    }

    /**
     * Keeps a checkpoint of the best epoch: by the figure that early stopping monitors, or else by the loss. It is in the file
     * not long after that epoch, and at the latest when the run ends. A run that goes on finds its best epoch so far in the same
     * file.
     *
     * @param report takes why it could not be read or written, the first time
     */
    public void writeBest(Path file, Consumer<List<Problem>> report) {
        writeBest(() -> file, report);
    }

    /**
     * The same.
     *
     * @param file asked for whenever it is written: it may be elsewhere by then
     */
    public void writeBest(Supplier<Path> file, Consumer<List<Problem>> report) {
        Supplier<CheckpointFile> checkpoint = () -> new CheckpointFile(file.get());
        best = new BestEpochKeeper(
                trainer,
                recipe,
                checkpoint,
                recipe.isResumed() && Files.exists(file.get()) ? known(checkpoint.get(), report) : null,
                new CheckpointCopy()::of,
                this::flush,
                new PacedWriter(CheckpointPace.OF_KEPT_RUNS, ticker, report));
    }

    /**
     * The best epoch of the run that goes on. One behind the place where it goes on was written shortly before the run was
     * killed: it counts where the epochs up to it will be the same again.
     */
    private @Nullable BestEpoch known(CheckpointFile file, Consumer<List<Problem>> report) {
        try {
            return file.best()
                    .filter(found -> found.epoch() <= trainer.wholeEpochs()
                            || !recipe.experiment().schedule().usesLength())
                    .orElse(null);
        } catch (ProblemException e) {
            report.accept(e.problems());
            return null;
        }
    }

    /** The best epoch so far; empty before the first, and where none is kept. Any thread. */
    public Optional<BestEpoch> bestEpoch() {
        return Optional.ofNullable(best).flatMap(BestEpochKeeper::best);
    }

    /** Writes the model when the run has ended, however it did. Several files get the same. */
    public void writeModel(Path file) {
        writeModel(() -> file);
    }

    /**
     * The same.
     *
     * @param file asked for when it is written: it may be elsewhere by then
     */
    public void writeModel(Supplier<Path> file) {
        models.add(new ModelPlace(file, List.of()));
    }

    /**
     * The same.
     *
     * @param elsewhere folders to one of which it goes when its own place does not take it, in this order: {@link #rescued}. No
     *     file that is there is written over.
     */
    public void writeModel(Path file, List<Path> elsewhere) {
        models.add(new ModelPlace(() -> file, List.copyOf(elsewhere)));
    }

    /** Where the model is whose own place did not take it; empty when it is in its place, or nowhere. The run is over. */
    public Optional<Path> rescued() {
        return Optional.ofNullable(rescued);
    }

    /** The run begins. */
    void begin(Consumer<FrameSink> sinks, Consumer<RunListener> followers) {
        if (!writers.isEmpty()) {
            Recorder made = new Recorder("layerwise-recorder", trainer.layout(), writers);
            recorder = made;
            sinks.accept(made);
        }
        if (best != null) {
            followers.accept(best); // before the checkpoints, which it must not be behind
        }
        checkpoints.forEach(followers);
    }

    /**
     * What a run that goes on from a checkpoint looks for: its best epoch up to there, and every number. Not for a checkpoint
     * that is written each few epochs, as the best epoch would then be written as often, whatever time it takes.
     */
    private void settle() {
        if (best != null) {
            best.write();
        }
        flush();
    }

    /**
     * Writes the checkpoints now, between two updates and on the run's thread.
     *
     * @return why some could not be written; empty when all were
     */
    public List<Problem> writeCheckpoints() {
        checkpoints.forEach(CheckpointKeeper::write);
        return checkpoints.stream()
                .flatMap(each -> each.failure().stream())
                .flatMap(failed -> failed.problems().stream())
                .toList();
    }

    private void flush() {
        if (recorder != null) {
            recorder.flush();
        }
    }

    /** Writes what is left to be written, each whatever becomes of the others. The run has ended. */
    void leave(RunEnd end, @Nullable Problem problem) {
        List<Problem> lost = new ArrayList<>();
        models.forEach(place -> save(place, lost));
        for (RunWriter writer : writers) {
            attempt(lost, () -> writer.ended(end, Optional.ofNullable(problem)));
        }
        lost.addAll(missing());
        checkpoints.forEach(each -> each.failure().ifPresent(failed -> lost.addAll(failed.problems())));
        if (best != null) {
            best.failure().ifPresent(failed -> lost.addAll(failed.problems()));
        }
        unwritten = List.copyOf(lost);
    }

    private void save(ModelPlace place, List<Problem> lost) {
        Path file = place.file.get();
        if (attempt(lost, () -> TablePaths.of(recipe).save(trainer.model(), file))) {
            return;
        }
        for (Path folder : place.elsewhere) {
            // the reasons why a rescue fails are of no use: that of the model's own place is told
            if (attempt(new ArrayList<>(), () -> rescue(folder, String.valueOf(file.getFileName())))) {
                return;
            }
        }
    }

    private void rescue(Path folder, String name) {
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = folder.resolve(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        TablePaths.of(recipe).save(trainer.model(), free);
        rescued = free;
    }

    /** @return whether it was done */
    private static boolean attempt(List<Problem> lost, Runnable work) {
        try {
            work.run();
            return true;
        } catch (ProblemException e) {
            lost.addAll(e.problems());
        } catch (UncheckedIOException | OutOfMemoryError e) {
            lost.add(Problem.error(Location.NOWHERE, Message.of("run/not-left", e.toString())));
        }
        return false;
    }

    /** What is missing so far from what is recorded, and why; empty when nothing is. */
    public List<Problem> missing() {
        Recorder of = recorder;
        List<Problem> missing = new ArrayList<>();
        if (of != null) {
            for (RunWriter writer : writers) {
                missing.addAll(writer.missing());
                Throwable failure = of.failure(writer);
                if (failure != null) {
                    missing.add(writer.incomplete(failure, of.missed(writer)));
                }
            }
        }
        return missing;
    }

    /** What could not be written of all that was to be; known when the run is over. */
    public List<Problem> unwritten() {
        return unwritten;
    }

    /** How often the run had to wait for its record to be written. */
    public long waits() {
        return recorder == null ? 0 : recorder.waits();
    }
}

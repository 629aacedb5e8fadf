package org.layerwise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentDiff;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.CheckpointFile;
import org.layerwise.train.Checkpoint;
import org.layerwise.train.ResumeState;
import org.layerwise.train.RunEnd;

/**
 * How a run goes on that has ended, or was interrupted. With the settings that it had it ends, bit for bit, like one that never
 * stopped. What ended it is taken out of the way: it would else end at once again.
 *
 * @param recipe makes the run from its checkpoint on
 * @param changes of its settings: epochs, a target that was reached, a time limit that was over
 * @param notes what may surprise who goes on
 */
public record Continuation(RunRecipe recipe, List<Change> changes, List<Problem> notes) {
    /** Epochs without an improvement that early stopping has counted: no setting, but in the journal as if it were one. */
    public static final String WAITED = "training.stopping.waited";

    public Continuation {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /**
     * Makes a run go on. After early stopping the wait for an improvement begins anew, the best figure staying known. A target
     * that was reached is removed. So is a time limit that was over: the run then ends as if it had never had one, whatever
     * the machine; {@code training.timeLimit} may be set anew.
     *
     * @param file the checkpoint
     * @param found what it holds
     * @param end how the run ended; null or {@link RunEnd#UNFINISHED}: it was interrupted
     * @param more epochs beyond those that were planned, or that are trained where those are more; 0: just the plan as it was
     * @throws ProblemException when nothing would be left to train, or the epochs become too many
     * @throws IllegalArgumentException when {@code more} is negative
     */
    public static Continuation of(Path file, CheckpointFile.Found found, @Nullable RunEnd end, int more) {
        if (more < 0) {
            throw new IllegalArgumentException("a run cannot go on for " + more + " epochs");
        }
        int planned = found.checkpoint().model().experiment().training().epochs();
        long trained = found.checkpoint().standing().wholeEpochs();
        return until(file, found, end, more == 0 ? planned : Math.max(planned, trained) + more);
    }

    /**
     * As {@link #of}, with the number of epochs in all.
     *
     * @param epochs those that are trained included
     * @throws ProblemException when nothing would be left to train, or the epochs become too many
     */
    public static Continuation until(Path file, CheckpointFile.Found found, @Nullable RunEnd end, long epochs) {
        RunEnd ended = end == null ? RunEnd.UNFINISHED : end;
        RunRecipe recipe = RunRecipe.resuming(file, found);
        Experiment before = recipe.experiment();
        ResumeState standing = found.checkpoint().standing();
        if (standing.wholeEpochs() >= epochs && ended != RunEnd.UNFINISHED) {
            throw Problem.error(Location.NOWHERE, Message.of("run/all-trained", standing.wholeEpochs()))
                    .toException();
        }
        List<String> settings = new ArrayList<>();
        if (epochs != before.training().epochs()) {
            settings.add("training.epochs=" + epochs);
        }
        switch (ended) {
            case TARGET_REACHED -> settings.add("training.target=none");
            case TIME_LIMIT -> settings.add("training.timeLimit=0");
            case UNFINISHED, COMPLETED, EARLY_STOPPED, STOPPED, NOT_FINITE, FAILED -> {}
        }
        Experiment after = ExperimentEdit.apply(before, settings);
        RunStart start = new RunStart.ResumedState(
                file, ended == RunEnd.EARLY_STOPPED ? waitingAnew(found.checkpoint()) : found.checkpoint());
        List<Change> changes = new ArrayList<>(ExperimentDiff.between(before, after));
        if (ended == RunEnd.EARLY_STOPPED) {
            changes.add(new Change(WAITED, Integer.toString(standing.waited()), "0"));
        }
        return new Continuation(
                new RunRecipe(after, recipe.table(), recipe.testTable(), start), changes, notes(before, after));
    }

    private static Checkpoint waitingAnew(Checkpoint checkpoint) {
        return new Checkpoint(
                checkpoint.model(), checkpoint.standing().waitingAnew(), checkpoint.order(), checkpoint.tensors());
    }

    private static List<Problem> notes(Experiment before, Experiment after) {
        int was = before.training().epochs();
        int is = after.training().epochs();
        return was == is || !after.schedule().usesLength()
                ? List.of()
                : List.of(Problem.note(Location.path("", "schedule"), Message.of("run/schedule-stretched", was, is)));
    }
}

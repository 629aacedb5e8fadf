package org.layerwise.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.layerwise.base.ProblemException;
import org.layerwise.files.CheckpointFile;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/** Writes a run's checkpoint now and then and when the run halts, what belongs to the time before it first. */
final class CheckpointKeeper implements RunListener {
    private final Trainer trainer;
    private final RunRecipe recipe;
    private final Supplier<CheckpointFile> file;
    private final Runnable before;
    private final PacedWriter writer;

    /**
     * @param recipe says where the tables are
     * @param file where it is to be written now
     * @param before brings to the disk what a run that goes on from the checkpoint will look for
     */
    CheckpointKeeper(
            Trainer trainer, RunRecipe recipe, Supplier<CheckpointFile> file, Runnable before, PacedWriter writer) {
        this.trainer = trainer;
        this.recipe = recipe;
        this.file = file;
        this.before = before;
        this.writer = writer;
    }

    @Override
    public void betweenUpdates(boolean epochEnded) {
        if (writer.isTime(epochEnded, trainer.epoch(), trainer.step())) {
            write();
        }
    }

    @Override
    public void halted() {
        write();
    }

    /** Between two updates. */
    void write() {
        writer.write(() -> {
            before.run();
            file.get().save(trainer.checkpoint(), recipe.table(), recipe.testTable());
        });
    }

    /** Why the last checkpoint could not be written; empty when it was. */
    Optional<ProblemException> failure() {
        return writer.failure();
    }
}

package org.layerwise.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.run.RunRecipe;

/**
 * What {@code train} and {@code resume} write beside the store.
 *
 * @param model the trained model; null for none
 * @param csv METRICS.csv; null for none
 * @param checkpoint what the run can be resumed from; null for none
 */
record TrainOutputs(
        @Nullable Path model, @Nullable Path csv, @Nullable Path checkpoint) {

    /**
     * Refuses, before any work is done, what cannot be written or would be written over.
     *
     * @param store where runs are kept
     */
    void check(TrainSource source, RunRecipe recipe, Path store) {
        CommandFiles files = new CommandFiles();
        if (checkpoint != null && source.resumed() != null && OutputPaths.isSame(checkpoint, source.file())) {
            check(files.reads(source.weights()).usesStore(store), recipe, source.file(), null);
        } else {
            check(files.reads(source.file()).reads(source.weights()).usesStore(store), recipe, null, checkpoint);
        }
    }

    /**
     * As above, of a run of the store.
     *
     * @param store where it is kept
     */
    void check(RunRecipe recipe, Path store) {
        check(new CommandFiles().usesStore(store), recipe, null, checkpoint);
    }

    private void check(CommandFiles files, RunRecipe recipe, @Nullable Path goesOn, @Nullable Path begins) {
        files.readsTable(recipe.table())
                .readsTable(recipe.testTable())
                .writes(model, Message.of("cli/model"))
                .streams(csv, Message.of("cli/metrics"))
                .goesOnIn(goesOn, Message.of("cli/checkpoint"))
                .writes(begins, Message.of("cli/checkpoint"))
                .check();
    }
}

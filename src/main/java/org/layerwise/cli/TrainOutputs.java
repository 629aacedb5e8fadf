package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
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

    /** Refuses, before any work is done, what cannot be written or would be written over. */
    void check(TrainSource source, RunRecipe recipe) {
        List<Path> reads = new ArrayList<>();
        if (!source.file().equals(checkpoint)) {
            reads.add(source.file());
        }
        if (source.weights() != null) {
            reads.add(source.weights());
        }
        check(reads, recipe);
    }

    /**
     * As above.
     *
     * @param files that are read beside the recipe's tables
     */
    void check(List<Path> files, RunRecipe recipe) {
        List<Path> reads = new ArrayList<>(files);
        reads.add(recipe.table());
        if (recipe.testTable() != null) {
            reads.add(recipe.testTable());
        }
        Map<Path, Message> written = new LinkedHashMap<>();
        if (model != null) {
            check(model, Message.of("cli/model"), written, reads);
        }
        if (csv != null) {
            check(csv, Message.of("cli/metrics"), written, reads);
        }
        if (checkpoint != null) {
            check(checkpoint, Message.of("cli/checkpoint"), written, reads);
        }
    }

    private static void check(Path output, Message what, Map<Path, Message> written, List<Path> reads) {
        OutputPaths.requireWritable(output);
        OutputPaths.requireApart(output, reads.toArray(Path[]::new));
        Message other = written.put(output.toAbsolutePath().normalize(), what);
        if (other != null) {
            throw Problem.error(Location.file(output.toString()), Message.of("cli/same-output", what, other))
                    .toException();
        }
    }
}

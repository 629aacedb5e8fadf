package org.layerwise.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.prepare.DataDefaults;
import org.layerwise.data.spec.Task;

/**
 * What is to be predicted of a table.
 *
 * @param targets the columns; none for a reconstruction
 * @param task null: guessed
 */
record TargetChoice(
        OpenTable table, List<String> targets, @Nullable Task task) {

    /**
     * Makes it an edit: columns are read anew, the network's end and the loss follow.
     *
     * @param before what was noticed of the table
     * @param notice takes what is noticed of it then, and before the edit is told
     * @throws org.layerwise.base.ProblemException when it cannot be learned; all is as it was
     */
    void make(ExperimentDocument document, String description, List<Problem> before, Consumer<List<Problem>> notice) {
        DataDefaults defaults = OpenedExperiment.defaults(table, targets, task);
        notice.accept(Stream.concat(table.table().problems().stream(), defaults.problems().stream())
                .toList());
        boolean fits = false;
        try {
            document.edit(
                    description,
                    experiment ->
                            OutputHeadFit.fit(experiment.withData(defaults.keeping(experiment.data())), table.table()));
            fits = true;
        } finally {
            if (!fits) {
                notice.accept(before);
            }
        }
    }
}

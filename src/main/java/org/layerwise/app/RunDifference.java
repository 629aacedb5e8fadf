package org.layerwise.app;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentDiff;

/**
 * In what an experiment differs from the one that a run trains: what would be trained otherwise. How long it is trained, and what
 * its files are called, is no difference.
 *
 * @param changes from the run's experiment to the other
 * @param otherTable whether the run is trained on another table
 */
public record RunDifference(List<Change> changes, boolean otherTable) {
    private static final Set<String> LENGTH = Set.of("training.epochs", "training.timeLimit");
    private static final Set<String> FILES =
            Set.of("data.table", "data.fingerprint", "split.testTable", "split.testFingerprint");
    private static final String TARGET = "training.target";
    private static final String NETWORK = "network";

    public RunDifference {
        changes = List.copyOf(changes);
    }

    static RunDifference between(ShownRun run, Experiment other, Table table) {
        return new RunDifference(
                ExperimentDiff.between(run.experiment(), other).stream()
                        .filter(change -> matters(change.path()))
                        .toList(),
                !table.fingerprint().equals(run.info().data().fingerprint()));
    }

    private static boolean matters(String path) {
        return !LENGTH.contains(path)
                && !FILES.contains(path)
                && !path.equals(TARGET)
                && !path.startsWith(TARGET + ".");
    }

    /** Whether the same would be trained. */
    public boolean isNone() {
        return changes.isEmpty() && !otherTable;
    }

    /** Whether the networks differ. */
    public boolean isOfNetwork() {
        return changes.stream().anyMatch(change -> change.path().startsWith(NETWORK));
    }

    /** The last one that was asked for: several pages ask for the same. */
    static final class Cache {
        private @Nullable ShownRun run;
        private @Nullable Experiment other;
        private RunDifference difference = new RunDifference(List.of(), false);

        RunDifference of(ShownRun asked, Experiment experiment, Table table) {
            if (asked != run || !experiment.equals(other)) {
                difference = between(asked, experiment, table);
                run = asked;
                other = experiment;
            }
            return difference;
        }
    }
}

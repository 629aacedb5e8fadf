package org.layerwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Change;
import org.layerwise.base.ProblemException;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Run;
import org.layerwise.run.RunStart;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;

/**
 * A run that is kept while it is trained.
 *
 * @param store that keeps it
 * @param stored where it is written
 */
record KeptRun(RunStore store, StoredRun stored) {

    /** Begins to keep a run, before it is started. */
    static KeptRun begin(RunStore store, Run run, RunHeading heading, Console console) {
        return attached(store, run, store.begin(RunBeginning.of(run), heading, StoreOption.owner()), console);
    }

    /**
     * Goes on in the record of a run, before it is started.
     *
     * @param changes of the experiment since then
     * @throws ProblemException when another process trains it by now
     */
    static KeptRun resume(RunStore store, String id, Run run, List<Change> changes, Console console) {
        return attached(store, run, store.resume(id, RunBeginning.of(run), changes, StoreOption.owner()), console);
    }

    private static KeptRun attached(RunStore store, Run run, StoredRun stored, Console console) {
        if (run.recipe().start() instanceof RunStart.ResumedState resumed) {
            try {
                keepStart(run, resumed, stored);
            } catch (ProblemException e) {
                console.report(e.problems());
            }
        }
        RunKeeping.attach(run, stored, console::report);
        return new KeptRun(store, stored);
    }

    /** The record begins where the run does: it is gone on with from there until there is a later checkpoint. */
    private static void keepStart(Run run, RunStart.ResumedState resumed, StoredRun stored) {
        if (!isSame(resumed.file(), stored.checkpoint())) {
            new CheckpointFile(stored.checkpoint(), stored.id())
                    .save(resumed.state(), run.recipe().table(), run.recipe().testTable());
        }
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Remembers where METRICS.csv is, for when the run is gone on with. */
    void rememberMetrics(Path csv, Console console) {
        Path folder = stored.checkpoint().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try {
                new MetricsPlace(folder).remember(csv);
            } catch (ProblemException e) {
                console.report(e.problems());
            }
        }
    }

    /** {@code iris 7 (id)}; the id alone where the store could not be written yet. */
    String title() {
        try {
            return stored.record().info().name() + " (" + stored.id() + ")";
        } catch (ProblemException e) {
            return stored.id(); // the store reports by itself that it cannot be written
        }
    }

    /** What names the run to a command, quoted where the shell asks for it. */
    String reference() {
        try {
            return reference(store, stored.record().info());
        } catch (ProblemException e) {
            return stored.id();
        }
    }

    /** What names a run to a command: its name where that is no other's, and plain; or else its id. */
    static String reference(RunStore store, RunInfo run) {
        String name = run.name();
        boolean plain = name.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_' || c == '.');
        boolean clear = plain
                && !name.startsWith("-")
                && store.list().stream()
                        .noneMatch(other -> other.id().equals(name)
                                || (other.name().equals(name) && !other.id().equals(run.id())));
        return !clear ? run.id() : name.contains(" ") ? '"' + name + '"' : name;
    }
}

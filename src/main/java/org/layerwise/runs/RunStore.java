package org.layerwise.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.layerwise.base.Change;
import org.layerwise.base.Problem;

/** Keeps runs: from their first step, and after their process has ended. Any thread. */
public interface RunStore extends AutoCloseable {

    /** Where it is. */
    Path folder();

    /**
     * Begins to keep a run. Where the store cannot be written now, what is to be kept waits in memory, which {@link #trouble}
     * says.
     *
     * @param owner this process
     */
    StoredRun begin(RunBeginning run, RunHeading heading, RunOwner owner);

    /**
     * Goes on in the record of a run that has ended or was interrupted: what was recorded after the step at which it goes on is
     * dropped.
     *
     * @param changes of the experiment since it ended
     * @throws org.layerwise.base.ProblemException when there is no such run, or a process trains it
     */
    StoredRun resume(String id, RunBeginning run, List<Change> changes, RunOwner owner);

    /** All runs that are kept, the newest first. One whose process is gone reads interrupted. */
    List<RunInfo> list();

    /**
     * What is known of a run.
     *
     * @param reference {@code last}, an id, a name, or the beginning of an id, tried in this order
     * @throws org.layerwise.base.ProblemException when there is none, or several, which are listed
     */
    default RunInfo find(String reference) {
        return RunReference.find(reference, list());
    }

    /**
     * What is kept of a run.
     *
     * @throws org.layerwise.base.ProblemException when there is no such run, or its record is damaged
     */
    RunRecord open(String id);

    /**
     * Gives a run another name.
     *
     * @throws org.layerwise.base.ProblemException when there is no such run, or the name cannot be one
     */
    void rename(String id, String name);

    /**
     * Changes what people wrote to a run.
     *
     * @throws org.layerwise.base.ProblemException when there is no such run
     */
    void label(String id, UnaryOperator<RunInfo.Label> change);

    /**
     * Throws runs away. For ten minutes they can be brought back by {@link #restore}, as long as the store is open.
     *
     * @throws org.layerwise.base.ProblemException when one goes on, naming the process, or there is no such run; then none is
     *     deleted
     */
    void delete(List<String> ids);

    /** Brings back what was deleted, where it is not gone for good. */
    void restore(List<String> ids);

    /** Takes away for good what was deleted, and gives its room back. */
    void purge();

    /** Takes those of these runs away for good that were deleted, however lately, and gives their room back. */
    void purge(List<String> ids);

    /** A number that is another whenever something was written, by whatever process. */
    long version();

    /** Why nothing can be written at the moment; empty when it can. What is to be written waits in memory. */
    Optional<Problem> trouble();

    /** What was found when the store was opened: that it was repaired, or has to do without something. */
    List<Problem> findings();

    /**
     * Goes on in another folder, which gets all that is kept, what waits in memory too. Runs that go on are kept there from then
     * on. For a store that is in {@link #trouble}, also where its folder is gone: what was written to it is taken along.
     *
     * @param folder has no store yet; made when it is not there
     * @throws org.layerwise.base.ProblemException when it cannot be used, or the old store cannot be read any more; then nothing
     *     has changed
     */
    void redirect(Path folder);

    /** Whether what is kept here outlasts the program. */
    default boolean isLasting() {
        return true;
    }

    /** Bytes that all runs take, about. */
    default long bytes() {
        return list().stream().mapToLong(RunInfo::bytes).sum();
    }

    /** Writes what is left and lets go of the files. Runs that go on are not kept further. */
    @Override
    void close();
}

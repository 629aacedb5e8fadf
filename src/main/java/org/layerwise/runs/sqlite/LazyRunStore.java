package org.layerwise.runs.sqlite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;

/**
 * A store that is opened when it is first needed, as that takes a moment. Where it cannot be used at all, runs go to a temporary
 * one, which {@link #findings} says.
 */
public final class LazyRunStore implements RunStore {
    private volatile Path folder;
    private final Ticker ticker;
    private volatile @Nullable RunStore opened;
    private volatile List<Problem> unusable = List.of();
    private volatile boolean lasting = true;

    /** @param folder where the store is, or is to be */
    public LazyRunStore(Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
    }

    private synchronized RunStore store() {
        RunStore known = opened;
        if (known != null) {
            return known;
        }
        RunStore made;
        try {
            made = SqliteRunStore.open(folder, ticker);
        } catch (ProblemException e) {
            made = otherwise(e.problems());
        }
        opened = made;
        return made;
    }

    /** A temporary one; where there is no room for that either, as when all disks are full, one in memory alone for now. */
    private RunStore otherwise(List<Problem> why) {
        lasting = false;
        try {
            RunStore made = SqliteRunStore.temporary(ticker);
            unusable = why.stream()
                    .map(problem -> Problem.warning(
                            problem.where(), Message.of("runs.sqlite/kept-for-now", problem.text(), problem.hint())))
                    .toList();
            return made;
        } catch (ProblemException e) {
            unusable = why.stream()
                    .map(problem -> Problem.warning(problem.where(), problem.text()))
                    .toList();
            return SqliteRunStore.openLater(folder, ticker);
        }
    }

    /** The folder that it is in, or is to be in; a temporary one's is not said. */
    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public StoredRun begin(RunBeginning run, RunHeading heading, RunOwner owner) {
        return store().begin(run, heading, owner);
    }

    @Override
    public StoredRun resume(String id, RunBeginning run, List<Change> changes, RunOwner owner) {
        return store().resume(id, run, changes, owner);
    }

    @Override
    public List<RunInfo> list() {
        return store().list();
    }

    @Override
    public RunRecord open(String id) {
        return store().open(id);
    }

    @Override
    public void rename(String id, String name) {
        store().rename(id, name);
    }

    @Override
    public void label(String id, UnaryOperator<RunInfo.Label> change) {
        store().label(id, change);
    }

    @Override
    public void delete(List<String> ids) {
        store().delete(ids);
    }

    @Override
    public void restore(List<String> ids) {
        store().restore(ids);
    }

    @Override
    public void purge() {
        store().purge();
    }

    @Override
    public void purge(List<String> ids) {
        store().purge(ids);
    }

    @Override
    public void redirect(Path other) {
        store().redirect(other);
        folder = other;
        lasting = true;
    }

    @Override
    public long version() {
        return store().version();
    }

    /** Nothing is known to be wrong with a store that nobody needed yet, or that is just being opened. */
    @Override
    public Optional<Problem> trouble() {
        RunStore known = opened;
        return known == null ? Optional.empty() : known.trouble();
    }

    @Override
    public List<Problem> findings() {
        List<Problem> found = new ArrayList<>(unusable);
        RunStore known = opened;
        if (known != null) {
            found.addAll(known.findings());
        }
        return List.copyOf(found);
    }

    @Override
    public boolean isLasting() {
        return lasting;
    }

    @Override
    public synchronized void close() {
        RunStore known = opened;
        if (known != null) {
            known.close();
        }
    }
}

package org.layerwise.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoreFolder;
import org.layerwise.runs.sqlite.SqliteRunStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code --store}: where runs are kept. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Where runs are kept. Default: what LAYERWISE_STORE says, or else the user's own place")
    private @Nullable Path folder;

    /** Whether the user has said where it is. */
    boolean isNamed() {
        return folder != null || StoreFolder.isNamed();
    }

    /** Where it is. */
    Path folder() {
        return folder == null ? StoreFolder.ofUser() : folder;
    }

    /**
     * Opens the store, saying what was found wrong.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be used
     */
    RunStore open(Console console, Ticker ticker) {
        RunStore store = SqliteRunStore.open(folder(), ticker);
        console.report(store.findings());
        return store;
    }

    /** This process as the store names it. */
    static RunOwner owner() {
        return RunOwner.here("command line");
    }
}

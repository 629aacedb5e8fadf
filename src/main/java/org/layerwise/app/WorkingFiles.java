package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.files.LockFolder;

/**
 * What a window keeps in the store's folder while something is open in it: the unsaved experiment, in case the program does not
 * end properly, and which experiment's file it has open, for other windows. Called on the front, but where it says otherwise.
 */
public final class WorkingFiles {
    private final @Nullable Path folder;
    private final Ticker ticker;
    private @Nullable Recovery recovery;
    private @Nullable OpenFile open;

    private WorkingFiles(@Nullable Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
    }

    /**
     * What is kept in a folder.
     *
     * @param folder the store's
     * @param ticker says when something was edited
     */
    public static WorkingFiles in(Path folder, Ticker ticker) {
        return new WorkingFiles(folder, ticker);
    }

    /** For a window that leaves nothing behind and protects nothing. */
    public static WorkingFiles none() {
        return new WorkingFiles(null, Ticker.SYSTEM);
    }

    /** @param report takes what goes wrong with them; any thread */
    void begin(Consumer<List<Problem>> report) {
        if (folder != null) {
            recovery = new Recovery(folder.resolve("recovery"), ticker, report);
            open = new OpenFile(new LockFolder(folder.resolve("open")), ticker, report);
        }
    }

    /** The document has changed: it is kept if it has edits that no file has, and its file is the one that is open. */
    void follow(ExperimentDocument document, @Nullable OpenTable table) {
        if (open != null) {
            open.follow(document.file().orElse(null));
        }
        if (recovery != null) {
            recovery.keep(
                    document.hasUnsavedEdits()
                            ? document.snapshot().map(snapshot -> unsaved(snapshot, table))
                            : Optional.empty());
        }
    }

    /** A model's experiment that is open without its table names the place where that was. */
    private UnsavedExperiment unsaved(ExperimentDocument.Snapshot snapshot, @Nullable OpenTable table) {
        DataSpec data = snapshot.experiment().data();
        return new UnsavedExperiment(
                ticker.now(),
                (table == null ? Path.of(data.table()) : table.path())
                        .toAbsolutePath()
                        .normalize(),
                table == null ? data.fingerprint() : table.table().fingerprint(),
                snapshot);
    }

    /** Why the document's file may not be written from this window, as far as that is known. */
    Optional<Problem> readOnly() {
        return open == null ? Optional.empty() : open.readOnly();
    }

    /** Looks again whether the document's file may be written from this window, and why not. */
    Optional<Problem> checkReadOnly() {
        return open == null ? Optional.empty() : open.check();
    }

    /**
     * Takes a file that is about to be written.
     *
     * @throws org.layerwise.base.ProblemException when another window has it open
     */
    void own(Path file) {
        if (open != null) {
            open.own(file);
        }
    }

    /**
     * Throws away what was left behind once this window keeps it itself; whether it does. Any thread.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be deleted
     */
    boolean takeOver(Leftover leftover) {
        boolean kept = recovery != null && recovery.flush();
        if (kept) {
            leftover.discard();
        } else {
            leftover.leave();
        }
        return kept;
    }

    /** Unsaved experiments that processes left behind, the newest first. Reads files; any thread. */
    List<Leftover> leftovers() {
        if (open != null) {
            open.sweep();
        }
        return recovery == null ? List.of() : recovery.leftovers();
    }

    /** The window closes properly: nothing is left behind. */
    void close() {
        if (recovery != null) {
            recovery.close();
        }
        if (open != null) {
            open.close();
        }
    }
}

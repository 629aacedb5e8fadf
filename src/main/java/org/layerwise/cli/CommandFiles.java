package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.table.ColumnFile;

/**
 * The files of one command, those that it reads and those that it writes. Before any work is done it refuses what cannot be
 * written, or would be written over something that the command reads, or writes too.
 */
final class CommandFiles {
    /** What a store keeps beside each other. */
    private static final List<String> OF_STORE = List.of("runs.db", "runs.db-wal", "runs.db-shm");

    private final List<Path> reads = new ArrayList<>();
    private final List<Output> writes = new ArrayList<>();
    private final List<Path> stores = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> parents = new ArrayList<>();

    /** How a file is written. */
    private enum Way {
        /** Whole, in the place of what is there. */
        WHOLE,
        /** Little by little, which may be a device or a pipe. */
        STREAM,
        /** It is read first, and may be the store's. */
        OWN
    }

    private record Output(Path file, Message what, Way way) {}

    /** It reads this file; null: none. */
    CommandFiles reads(@Nullable Path file) {
        if (file != null) {
            reads.add(file);
        }
        return this;
    }

    /** It reads this table, and may keep its columns beside it; null: none. */
    CommandFiles readsTable(@Nullable Path table) {
        if (table != null) {
            reads.add(table);
            reads.add(table.resolveSibling(table.getFileName() + ColumnFile.ENDING));
        }
        return this;
    }

    /** It uses the store in this folder. */
    CommandFiles usesStore(Path folder) {
        stores.add(folder);
        return this;
    }

    /**
     * It writes this file; null: none.
     *
     * @param what it is, in words
     */
    CommandFiles writes(@Nullable Path file, Message what) {
        return add(file, what, Way.WHOLE);
    }

    /** It writes this file little by little, which may be a device or a pipe; null: none. */
    CommandFiles streams(@Nullable Path file, Message what) {
        return add(file, what, Way.STREAM);
    }

    /** It goes on in this file, which it reads first; null: none. */
    CommandFiles goesOnIn(@Nullable Path file, Message what) {
        return add(file, what, Way.OWN);
    }

    /** It writes files into this folder, which holds none that it reads; null: none. */
    CommandFiles fills(@Nullable Path folder) {
        if (folder != null) {
            folders.add(folder);
        }
        return this;
    }

    /** It makes a folder in this one; null: none. */
    CommandFiles addsTo(@Nullable Path folder) {
        if (folder != null) {
            parents.add(folder);
        }
        return this;
    }

    private CommandFiles add(@Nullable Path file, Message what, Way way) {
        if (file != null) {
            writes.add(new Output(file, what, way));
        }
        return this;
    }

    private void requireFolders() {
        for (Path folder : Stream.concat(folders.stream(), parents.stream()).toList()) {
            for (Path input : reads) {
                if (OutputPaths.isSame(folder, input)) {
                    throw refused(folder, Message.of("cli/output-is-input"));
                }
            }
            for (Output output : writes) {
                if (OutputPaths.isSame(folder, output.file)) {
                    throw refused(folder, Message.of("cli/same-output", Message.of("cli/folder"), output.what));
                }
            }
            for (Path store : stores) {
                if (OutputPaths.isSame(folder, store)
                        || OutputPaths.isSame(folder, store.resolve("runs"))
                        || OutputPaths.isInside(folder, store.resolve("runs"))) {
                    throw refused(folder, Message.of("cli/output-in-store", store));
                }
            }
        }
        for (Path folder : folders) {
            for (Path input : reads) {
                Path of = input.toAbsolutePath().getParent();
                if (of != null && OutputPaths.isSame(folder, of)) {
                    throw refused(folder, Message.of("cli/folder-of-input", String.valueOf(input.getFileName())));
                }
            }
        }
    }

    /** @throws ProblemException naming the file and why it cannot be written, or must not */
    void check() {
        requireFolders();
        for (int i = 0; i < writes.size(); i++) {
            Output output = writes.get(i);
            if (output.way != Way.OWN) {
                requireApart(output);
            }
            for (Output other : writes.subList(0, i)) {
                if (OutputPaths.isSame(output.file, other.file)) {
                    throw refused(output, Message.of("cli/same-output", output.what, other.what));
                }
            }
            if (output.way == Way.STREAM) {
                OutputPaths.requireWritableOrDevice(output.file);
            } else {
                OutputPaths.requireWritable(output.file);
            }
        }
    }

    private void requireApart(Output output) {
        for (Path input : reads) {
            if (OutputPaths.isSame(output.file, input)) {
                throw refused(output, Message.of("cli/output-is-input"));
            }
        }
        for (Path store : stores) {
            boolean isDatabase =
                    OF_STORE.stream().anyMatch(name -> OutputPaths.isSame(output.file, store.resolve(name)));
            if (isDatabase
                    || OutputPaths.isInside(output.file, store.resolve("runs"))
                    || OutputPaths.isInside(output.file, store.resolve("search"))) {
                throw refused(output, Message.of("cli/output-in-store", store));
            }
        }
    }

    private static ProblemException refused(Output output, Message why) {
        return refused(output.file, why);
    }

    private static ProblemException refused(Path file, Message why) {
        return Problem.error(Location.file(file.toString()), why).toException();
    }
}

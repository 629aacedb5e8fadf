package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.TemporaryFolder;

/** Where a finished model goes when its own place no longer takes it. */
final class RescueFolders {
    private RescueFolders() {}

    /**
     * Beside what was trained, or else where runs are kept, or else in the folder for temporary files.
     *
     * @param trained the experiment's file or the checkpoint; null for a run of the store
     */
    static List<Path> of(@Nullable Path trained, Path store) {
        List<Path> folders = new ArrayList<>();
        if (trained != null && trained.toAbsolutePath().getParent() != null) {
            folders.add(trained.toAbsolutePath().getParent());
        }
        folders.add(store.toAbsolutePath());
        folders.add(TemporaryFolder.asked());
        return folders;
    }
}

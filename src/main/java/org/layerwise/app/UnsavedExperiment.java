package org.layerwise.app;

import java.nio.file.Path;
import java.time.Instant;

/**
 * An experiment with edits that no file of the user's has, as it is kept in case the program does not end properly.
 *
 * @param edited when it was last edited
 * @param table the file of its table, as an absolute path
 * @param fingerprint of that file's content
 * @param document the experiment, its file, and what can be undone and done again
 */
record UnsavedExperiment(Instant edited, Path table, String fingerprint, ExperimentDocument.Snapshot document) {

    /** The name of its file, or of its table where it has none. */
    String name() {
        Path file = document.file();
        return String.valueOf((file == null ? table : file).getFileName());
    }
}

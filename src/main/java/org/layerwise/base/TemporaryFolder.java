package org.layerwise.base;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for temporary files: Java's, or the one that was asked for and is not there. */
public final class TemporaryFolder {
    /** Where the launcher names a folder that Java would complain about. */
    private static final String MISSING = "layerwise.tmpdir";

    private TemporaryFolder() {}

    /** Where temporary files are to go; it may not be there. */
    public static Path asked() {
        String java = System.getProperty("java.io.tmpdir", ".");
        return Path.of(System.getProperty(MISSING, java)).toAbsolutePath();
    }

    /**
     * Where temporary files can be made.
     *
     * @throws ProblemException when the folder is not there
     */
    public static Path required() {
        Path folder = asked();
        if (!Files.isDirectory(folder)) {
            throw Problem.error(Location.file(folder.toString()), Message.of("base/no-temporary-folder"))
                    .toException();
        }
        return folder;
    }
}

package org.layerwise.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.layerwise.base.Message;

/** A folder in which files are to be written. */
public final class OutputFolder {
    private OutputFolder() {}

    /**
     * Makes a folder, and those above it, where they do not exist.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be made, or something other than a folder is there
     */
    public static void make(Path folder) {
        for (Path above = folder.toAbsolutePath();
                above != null && !Files.isDirectory(above);
                above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                throw FileFaults.error(above, Message.of("files/file-not-folder"));
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileFaults.unwritable(folder, e);
        }
    }
}

package org.layerwise.base;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where writing goes that is given a link: to the file that it leads to, which is made where it is not there yet. A link that
 * leads back to itself leads nowhere.
 */
public final class LinkedFile {
    /** Links that lead to links are followed so often, as systems do. */
    private static final int MOST_LINKS = 40;

    private LinkedFile() {}

    /**
     * The file behind a path, which is itself where it is no link.
     *
     * @throws FileSystemLoopException when its links lead in a circle
     * @throws IOException when a link cannot be read
     */
    public static Path of(Path path) throws IOException {
        Path at = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }
}

package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Which file stands under a name: a file that is open goes on to take what is written when its name is gone, and nobody would
 * find it again.
 *
 * @param key the file system's own; null where it has none
 */
record FileIdentity(@Nullable Object key) {

    static FileIdentity of(Path file) {
        try {
            return new FileIdentity(read(file));
        } catch (IOException e) {
            return new FileIdentity(null);
        }
    }

    private static @Nullable Object read(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** @throws IOException when the file is gone, or another stands there */
    void require(Path file) throws IOException {
        Object now = read(file);
        if (key != null && !key.equals(now)) {
            throw new NoSuchFileException(file.toString(), null, "another file stands there");
        }
    }
}

package org.layerwise.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.sqlite.SqliteRunStore;

/** Stores for tests, each in a folder of its own in the build's: a user's is never touched. */
public final class TestStore {
    private TestStore() {}

    public static RunStore make() {
        try {
            Path all = Files.createDirectories(Path.of("target", "stores"));
            return SqliteRunStore.open(Files.createTempDirectory(all, "store"), Ticker.SYSTEM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

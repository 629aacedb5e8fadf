package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.layerwise.base.Message;
import org.layerwise.base.TemporaryFolder;
import org.sqlite.SQLiteConfig;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library of SQLite, taken out of its jar before the first database is opened. The driver would leave it in the
 * folder for temporary files whenever a process is killed, and would fail where that folder is full or may hold no programs.
 */
final class SqliteLibrary {
    private static final String PREFIX = "layerwise-sqlite";

    /** What the driver asks for a library that was taken out already. */
    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

    private static final String NAME_PROPERTY = "org.sqlite.lib.name";

    private static boolean loaded;

    private SqliteLibrary() {}

    /**
     * Loads it, once for the process.
     *
     * @param store where it goes for a moment when the folder for temporary files cannot take it
     * @throws SQLException when neither can
     */
    static synchronized void load(Path store) throws SQLException {
        if (loaded) {
            return;
        }
        if (System.getProperty(FOLDER_PROPERTY) == null && hasLibrary()) {
            Path library = extract(List.of(TemporaryFolder.asked(), store));
            System.setProperty(FOLDER_PROPERTY, library.resolveSibling("").toString());
            System.setProperty(NAME_PROPERTY, library.getFileName().toString());
            try {
                new SQLiteConfig().createConnection("jdbc:sqlite::memory:").close();
            } finally {
                System.clearProperty(FOLDER_PROPERTY);
                System.clearProperty(NAME_PROPERTY);
                remove(library); // once it is loaded, the system keeps what it needs of it
            }
        }
        loaded = true;
    }

    private static boolean hasLibrary() {
        return SQLiteConfig.class.getResource(resource()) != null;
    }

    private static String resource() {
        return LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    }

    /**
     * Puts a copy into a new folder in the first folder that can take it.
     *
     * @throws SQLException when none can; it says why for each
     */
    static Path extract(List<Path> folders) throws SQLException {
        List<String> reasons = new ArrayList<>();
        for (Path folder : folders) {
            try {
                return extract(folder);
            } catch (IOException e) {
                reasons.add(folder + " (" + reason(e) + ")");
            }
        }
        throw new SQLException(
                Message.of("runs.sqlite/no-library", String.join(", ", reasons)).text());
    }

    private static Path extract(Path folder) throws IOException {
        Path library = Files.createTempDirectory(folder, PREFIX).resolve(LibraryLoaderUtil.getNativeLibName());
        boolean done = false;
        try (InputStream in = Objects.requireNonNull(SQLiteConfig.class.getResourceAsStream(resource()))) {
            Files.copy(in, library);
            if (!library.toFile().setExecutable(true) || !Files.isExecutable(library)) {
                throw new IOException("no program may be run there");
            }
            done = true;
            return library;
        } finally {
            if (!done) {
                remove(library);
            }
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such folder";
            case AccessDeniedException denied -> "no permission";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Where a loaded library cannot be deleted, as on Windows, that is left to the end of the process. */
    private static void remove(Path library) {
        try {
            Files.deleteIfExists(library);
            Files.deleteIfExists(library.resolveSibling(""));
        } catch (IOException e) {
            library.resolveSibling("").toFile().deleteOnExit();
            library.toFile().deleteOnExit();
        }
    }
}

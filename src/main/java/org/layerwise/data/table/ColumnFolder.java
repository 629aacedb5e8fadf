package org.layerwise.data.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.TemporaryFolder;

/**
 * Where a {@link ColumnFile} belongs: beside its table, or where nothing can be written there in a folder for what can be made
 * again, which no other user can enter or make in advance.
 */
final class ColumnFolder {
    private static final String OWNER_ALONE = "rwx------";
    private static final int DIGEST_CHARACTERS = 32;

    private static @Nullable Path ofProcess;

    private ColumnFolder() {}

    /** The file of a table. */
    static Path of(Path table) {
        return of(table, ofUser().resolve("columns"));
    }

    /** @param own the user's own folder, for what cannot be written beside the table */
    static Path of(Path table, Path own) {
        Path absolute = table.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder != null && Files.isWritable(folder)) {
            Path beside = folder.resolve(absolute.getFileName() + ColumnFile.ENDING);
            if (!Files.isDirectory(beside)) {
                return beside;
            }
        }
        return in(own, absolute);
    }

    /**
     * The file of a table that nothing can be written beside.
     *
     * @param folder the user's own; made where it is not there
     */
    static Path in(Path folder, Path absolute) {
        String name = digest(absolute.toString()) + "-" + absolute.getFileName() + ColumnFile.ENDING;
        return (isPrivate(folder) ? folder : ofProcess()).resolve(name);
    }

    /**
     * Where not even the user's own place can be used: one for this process, under a name that nobody can guess.
     *
     * @throws ProblemException when there is no place for it
     */
    private static synchronized Path ofProcess() {
        Path made = ofProcess;
        if (made == null) {
            Path folder = TemporaryFolder.required();
            try {
                made = Files.createTempDirectory(folder, "layerwise-columns-");
            } catch (IOException e) {
                throw new ProblemException(
                        Problem.error(
                                Location.file(folder.toString()),
                                Message.of("data.table/no-folder-for-columns", String.valueOf(e.getMessage()))),
                        e);
            }
            ofProcess = made;
        }
        return made;
    }

    /** Makes a folder for its owner alone. @return false when that cannot be had */
    private static boolean isPrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        folder, PosixFilePermissions.fromString(OWNER_ALONE)); // fails for another's
            }
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path ofUser() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Caches", "Layerwise");
        }
        return system.contains("win")
                ? Path.of(environment("LOCALAPPDATA", home), "Layerwise", "Cache")
                : Path.of(environment("XDG_CACHE_HOME", home + "/.cache"), "layerwise");
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

package org.layerwise.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.AtomicFile;

/**
 * The settings on disk. A file that cannot be understood is kept beside the new one, with {@code .bad} after its name, and the
 * defaults hold.
 *
 * @param path the file; it need not exist
 */
public record SettingsFile(Path path) {

    /** Where the user's system keeps such files. */
    public static SettingsFile ofUser() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path folder = system.contains("mac")
                ? Path.of(home, "Library", "Application Support", "Layerwise")
                : system.contains("win")
                        ? Path.of(environment("APPDATA", home), "Layerwise")
                        : Path.of(environment("XDG_CONFIG_HOME", home + "/.config"), "layerwise");
        return new SettingsFile(folder.resolve("settings.json"));
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /**
     * The settings; the defaults when there are none.
     *
     * @param report told when the file could not be used
     */
    public Settings load(Consumer<List<Problem>> report) {
        if (!Files.exists(path)) {
            return Settings.DEFAULT;
        }
        try {
            String document = path.toString();
            return new JsonCodec(document).read(Settings.class, JsonText.parse(Files.readString(path), document), "");
        } catch (ProblemException e) {
            report.accept(List.of(putAside(e.problems().getFirst().describe())));
        } catch (IOException e) {
            report.accept(List.of(putAside(String.valueOf(e.getMessage()))));
        }
        return Settings.DEFAULT;
    }

    private Problem putAside(String reason) {
        Path kept = path.resolveSibling(path.getFileName() + ".bad");
        try {
            Files.move(path, kept, StandardCopyOption.REPLACE_EXISTING);
            return Problem.warning(
                    Location.file(path.toString()), Message.of("ui.shell/settings-put-aside", reason, kept));
        } catch (IOException e) {
            return Problem.warning(
                    Location.file(path.toString()),
                    Message.of("ui.shell/settings-stuck", reason, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Writes the settings, whole or not at all.
     *
     * @throws ProblemException when they cannot be written
     */
    public void save(Settings settings) {
        byte[] text = JsonText.print(JsonCodec.write(settings)).getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.warning(
                            Location.file(path.toString()),
                            Message.of("ui.shell/settings-folder", String.valueOf(e.getMessage()))),
                    e);
        }
        AtomicFile.write(path, out -> out.write(text));
    }
}

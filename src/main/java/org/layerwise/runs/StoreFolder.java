package org.layerwise.runs;

import java.nio.file.Path;
import java.util.Locale;

/** Where a user's runs are kept. */
public final class StoreFolder {
    /** The environment variable that names another place. */
    public static final String VARIABLE = "LAYERWISE_STORE";

    private StoreFolder() {}

    /** What {@link #VARIABLE} says, or else the place that the user's system has for such files. */
    public static Path ofUser() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String told = environment(VARIABLE, "");
        if (!told.isEmpty()) {
            return Path.of(told);
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Layerwise");
        }
        return system.contains("win")
                ? Path.of(environment("LOCALAPPDATA", home), "Layerwise")
                : Path.of(environment("XDG_DATA_HOME", home + "/.local/share"), "layerwise");
    }

    /** Whether {@link #VARIABLE} says where it is. */
    public static boolean isNamed() {
        return !environment(VARIABLE, "").isEmpty();
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}

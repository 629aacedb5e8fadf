package org.layerwise.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The licenses of everything that is shipped, from {@code text/licenses.txt}. */
final class Licenses {
    private static final String FILE = "/text/licenses.txt";

    /**
     * Something that is shipped.
     *
     * @param artifact its name in the build, or in the resources
     * @param title its name for people
     * @param license the license's name
     * @param address where it comes from
     */
    record Entry(String artifact, String title, String license, String address) {}

    private Licenses() {}

    /** All of them, in the order of the file. */
    static List<Entry> all() {
        try (InputStream in = Objects.requireNonNull(Licenses.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*"))
                    .map(parts -> new Entry(parts[0].strip(), parts[1], parts[2], parts[3].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

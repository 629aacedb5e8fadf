package org.layerwise.ui.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks for files; the window asks a person, tests and the demonstration answer themselves. */
public interface FileDialogs {
    /** The patterns of files that hold tables. */
    List<String> TABLES = List.of("*.csv", "*.tsv", "*.txt", "*.gz", "*.parquet");

    /** The patterns of files that hold trained models. */
    List<String> MODELS = List.of("*.layerwise", "*.checkpoint");

    /**
     * A kind of file.
     *
     * @param title for people: {@code Tables}
     * @param patterns such as {@code *.csv}
     */
    record Filter(String title, List<String> patterns) {}

    /** A file to open; empty when nobody chose one. */
    Optional<Path> open(String title, List<Filter> filters);

    /**
     * A file to write; empty when nobody chose one.
     *
     * @param name the name that is proposed
     */
    Optional<Path> save(String title, String name, List<Filter> filters);

    /** As {@link #save}, beginning in a folder. */
    default Optional<Path> saveIn(Path folder, String title, String name, List<Filter> filters) {
        return save(title, name, filters);
    }

    /** A folder; empty when nobody chose one, as where only files are asked for. */
    default Optional<Path> folder(String title) {
        return Optional.empty();
    }

    /**
     * Shows a folder in the system's file browser.
     *
     * @return false where there is none to show it
     */
    default boolean reveal(Path folder) {
        return false;
    }

    /** The file that was chosen, with the extension (without its dot) that it is to have. */
    static Path withExtension(Path chosen, String extension) {
        String text = chosen.toString();
        return text.toLowerCase(Locale.ROOT).endsWith("." + extension) ? chosen : Path.of(text + "." + extension);
    }
}

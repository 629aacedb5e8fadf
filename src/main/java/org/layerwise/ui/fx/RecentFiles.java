package org.layerwise.ui.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The files opened last, the newest first, and whether they are still there. JavaFX thread. */
public final class RecentFiles {
    /** So many are kept. */
    public static final int KEPT = 10;

    /**
     * A file opened before.
     *
     * @param path absolute
     * @param exists whether it was there when that was last looked up
     */
    public record Entry(Path path, boolean exists) {

        /** Its name. */
        public String name() {
            return String.valueOf(path.getFileName());
        }

        /** The folder it is in. */
        public String folder() {
            return String.valueOf(path.getParent());
        }
    }

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    /** The files, the newest first. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    /** Fills it with what was remembered. */
    public void setPaths(List<Path> paths) {
        entries.setAll(
                paths.stream().limit(KEPT).map(path -> new Entry(path, true)).toList());
    }

    /** Their paths. */
    public List<Path> paths() {
        return entries.stream().map(Entry::path).toList();
    }

    /** A file was opened. */
    public void add(Path file) {
        Path path = file.toAbsolutePath().normalize();
        List<Entry> next = new ArrayList<>(entries);
        next.removeIf(entry -> entry.path().equals(path));
        next.addFirst(new Entry(path, true));
        entries.setAll(next.subList(0, Math.min(next.size(), KEPT)));
    }

    /** Forgets them all. */
    public void clear() {
        entries.clear();
    }

    /** Looks which of them are still there, in the background: a folder on the network may take its time. */
    public void lookUp(Executor background) {
        List<Path> paths = paths();
        background.execute(() -> {
            List<Entry> found = paths.stream()
                    .map(path -> new Entry(path, Files.isRegularFile(path)))
                    .toList();
            FxThread.run(() -> {
                if (paths.equals(paths()) && !found.equals(entries)) {
                    entries.setAll(found);
                }
            });
        });
    }
}

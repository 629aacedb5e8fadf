package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.layerwise.ui.fx.FileDialogs;

/** Answers in the order given; whoever asks once too often gets none. */
public final class AnsweredDialogs implements FileDialogs {
    private final Deque<Path> answers = new ArrayDeque<>();
    private final List<Path> revealed = new CopyOnWriteArrayList<>();
    private final List<Path> folders = new CopyOnWriteArrayList<>();
    private volatile boolean showsFolders;

    public AnsweredDialogs will(Path answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public Optional<Path> open(String title, List<Filter> filters) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> save(String title, String name, List<Filter> filters) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> saveIn(Path folder, String title, String name, List<Filter> filters) {
        folders.add(folder);
        return save(title, name, filters);
    }

    /** The folders in which saving was to begin. */
    List<Path> folders() {
        return folders;
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public boolean reveal(Path folder) {
        if (showsFolders) {
            revealed.add(folder);
        }
        return showsFolders;
    }

    /** From now on folders can be shown. */
    public void showsFolders() {
        showsFolders = true;
    }

    /** The folders that were shown. */
    public List<Path> revealed() {
        return revealed;
    }
}

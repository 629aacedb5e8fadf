package org.layerwise.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.layerwise.experiment.Experiment;

/** The experiment being edited: each edit is a new value, so that undo is the value before. One thread. */
public final class ExperimentDocument {
    private static final int DEPTH = 500;

    /**
     * An edit that can be undone or done again.
     *
     * @param description what it did, for people: {@code Add Dense}
     * @param other the value on the other side of it
     */
    private record Edit(String description, Experiment other) {}

    private final Runnable changed;
    private final Deque<Edit> undo = new ArrayDeque<>();
    private final Deque<Edit> redo = new ArrayDeque<>();
    private @Nullable Experiment experiment;
    private @Nullable Experiment saved;
    private @Nullable Path file;

    /** @param changed told after every change */
    public ExperimentDocument(Runnable changed) {
        this.changed = changed;
    }

    /** The experiment as it stands; empty before a table or a file is opened. */
    public Optional<Experiment> experiment() {
        return Optional.ofNullable(experiment);
    }

    /** The file it was read from or written to. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Begins with another experiment; what was done before cannot be undone. */
    public void begin(Experiment other, @Nullable Path from) {
        undo.clear();
        redo.clear();
        experiment = other;
        file = from;
        saved = from == null ? null : other;
        changed.run();
    }

    /**
     * Changes the experiment; an edit that changes nothing is none.
     *
     * @param description what it does, for people
     * @throws IllegalStateException when there is no experiment
     */
    public void edit(String description, UnaryOperator<Experiment> edit) {
        Experiment before = current();
        Experiment after = edit.apply(before);
        if (after.equals(before)) {
            return;
        }
        undo.push(new Edit(description, before));
        if (undo.size() > DEPTH) {
            undo.removeLast();
        }
        redo.clear();
        experiment = after;
        changed.run();
    }

    /** Changes what follows from the last edit, with which it is undone; a change that changes nothing is none. */
    void amend(UnaryOperator<Experiment> change) {
        Experiment before = current();
        Experiment after = change.apply(before);
        if (!after.equals(before)) {
            experiment = after;
            changed.run();
        }
    }

    private Experiment current() {
        if (experiment == null) {
            throw new IllegalStateException("no experiment is open");
        }
        return experiment;
    }

    public void undo() {
        swap(undo, redo);
    }

    public void redo() {
        swap(redo, undo);
    }

    private void swap(Deque<Edit> from, Deque<Edit> to) {
        if (!from.isEmpty()) {
            Edit edit = from.pop();
            to.push(new Edit(edit.description(), current()));
            experiment = edit.other();
            changed.run();
        }
    }

    /** What the next undo takes back; empty when there is nothing. */
    public Optional<String> undoDescription() {
        return Optional.ofNullable(undo.peek()).map(Edit::description);
    }

    /** What the next redo does again; empty when there is nothing. */
    public Optional<String> redoDescription() {
        return Optional.ofNullable(redo.peek()).map(Edit::description);
    }

    /** Whether there are edits that no file has. */
    public boolean isModified() {
        return experiment != null && !experiment.equals(saved);
    }

    /** Notes that the experiment as it stands is now in a file. */
    public void savedAs(Path to) {
        file = to;
        saved = experiment;
        changed.run();
    }
}

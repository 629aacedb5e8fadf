package org.layerwise.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    record Edit(String description, Experiment other) {}

    /**
     * All there is of a document, but what its file holds.
     *
     * @param experiment as it stands
     * @param file it was read from or written to
     * @param undo what can be undone, the last edit first
     * @param redo what can be done again, the next first
     */
    record Snapshot(Experiment experiment, @Nullable Path file, List<Edit> undo, List<Edit> redo) {
        Snapshot {
            undo = List.copyOf(undo);
            redo = List.copyOf(redo);
        }
    }

    /** What has to be done before another value of the experiment can be applied. */
    @FunctionalInterface
    interface Detour {
        /**
         * Takes over the way to a value that cannot be applied at once.
         *
         * @param to the value that undo or redo leads to
         * @param go makes the step; to be called once it can be
         * @return false: the value can be applied at once, and nothing was taken over
         */
        boolean takes(Experiment to, Runnable go);
    }

    private final Runnable changed;
    private Detour detour = (to, go) -> false;
    private final Deque<Edit> undo = new ArrayDeque<>();
    private final Deque<Edit> redo = new ArrayDeque<>();
    private @Nullable Experiment experiment;
    private @Nullable Experiment saved;
    private @Nullable Path file;

    /** @param changed told after every change */
    public ExperimentDocument(Runnable changed) {
        this.changed = changed;
    }

    /** Asks {@code first} before each step of undo and redo. */
    void onStep(Detour first) {
        detour = first;
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

    /** Takes the last edit back. Where the table is to be read again for it, that happens a moment later. */
    public void undo() {
        swap(undo, redo);
    }

    /** Makes the edit again that was taken back last, as {@link #undo} does. */
    public void redo() {
        swap(redo, undo);
    }

    private void swap(Deque<Edit> from, Deque<Edit> to) {
        Edit edit = from.peek();
        if (edit != null && !detour.takes(edit.other(), () -> step(from, to))) {
            step(from, to);
        }
    }

    private void step(Deque<Edit> from, Deque<Edit> to) {
        Edit edit = from.pop();
        to.push(new Edit(edit.description(), current()));
        experiment = edit.other();
        changed.run();
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

    /** Whether edits would be lost with it; an experiment as it was made from a table is no edit. */
    public boolean hasUnsavedEdits() {
        return isModified() && (file != null || !undo.isEmpty());
    }

    /** Everything as it stands; empty before a table or a file is opened. */
    Optional<Snapshot> snapshot() {
        return experiment().map(now -> new Snapshot(now, file, List.copyOf(undo), List.copyOf(redo)));
    }

    /** Begins with what stood in another document, which no file has. */
    void restore(Snapshot other) {
        undo.clear();
        redo.clear();
        undo.addAll(other.undo());
        redo.addAll(other.redo());
        experiment = other.experiment();
        file = other.file();
        saved = null;
        changed.run();
    }

    /** Notes that the experiment as it stands is now in a file. */
    public void savedAs(Path to) {
        file = to;
        saved = experiment;
        changed.run();
    }
}

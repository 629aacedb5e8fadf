package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/** What the window's frame offers: files, undo, the page, the look, and what is to be asked before something is lost. */
public final class ShellViewModel {
    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final ObjectProperty<Theme> theme;
    private final ProblemList problems;
    private final RunStatus run;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Predicate<Path> taker = file -> false;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.DATA);
    private final BooleanProperty problemsOpen = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper modified = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(Texts.get("shell.ready"));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private Consumer<Question> asker = question -> {};

    public ShellViewModel(Workbench workbench, FileDialogs dialogs, ObjectProperty<Theme> theme) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.theme = theme;
        this.problems = new ProblemList(workbench);
        this.run = new RunStatus(workbench);
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::documentChanged));
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::tableChanged));
        subscriptions.add(workbench.onChange(WorkbenchChange.PREPARATION, problems::refresh));
        subscriptions.add(workbench.runs().onChange(change -> runChanged()));
        subscriptions.add(workbench.onChange(WorkbenchChange.ACTIVITY, () -> busy.set(workbench.isBusy())));
        documentChanged();
        runChanged();
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    /**
     * Names who asks.
     *
     * @param shows puts a question before whoever sits there
     */
    public void askBy(Consumer<Question> shows) {
        asker = shows;
    }

    private void documentChanged() {
        present.set(workbench.experiment().isPresent());
        modified.set(hasUnsavedEdits());
        undoable.set(workbench.document().undoDescription().orElse(""));
        redoable.set(workbench.document().redoDescription().orElse(""));
        title.set(name());
        problems.refresh();
    }

    private String name() {
        Optional<Path> file =
                workbench.document().file().or(() -> workbench.table().map(OpenTable::path));
        return file.map(path -> path.getFileName().toString()).orElse(Texts.get("shell.nothing"));
    }

    private void tableChanged() {
        workbench
                .table()
                .ifPresent(table -> message.set(Texts.get(
                        "shell.opened",
                        String.valueOf(table.path().getFileName()),
                        table.table().rowCount(),
                        table.table().columnCount())));
        page.set(Page.DATA);
        problems.refresh();
    }

    private void runChanged() {
        run.refresh();
        problems.refresh();
    }

    /** An experiment as it was made from a table is no edit. */
    private boolean hasUnsavedEdits() {
        return workbench.document().isModified()
                && (workbench.document().file().isPresent()
                        || workbench.document().undoDescription().isPresent());
    }

    /** Asks for a table or an experiment and opens it. */
    public void open() {
        dialogs.open(
                        Texts.get("shell.open.title"),
                        List.of(
                                new Filter(
                                        Texts.get("shell.files.all"),
                                        Stream.concat(FileDialogs.TABLES.stream(), Stream.of("*.json"))
                                                .toList()),
                                new Filter(Texts.get("shell.files.tables"), FileDialogs.TABLES),
                                new Filter(Texts.get("shell.files.experiments"), List.of("*.json"))))
                .ifPresent(this::open);
    }

    /** Takes a file dropped on the window: a page that has a use for it comes first, then it is opened. */
    void drop(Path file) {
        if (!taker.test(file)) {
            open(file);
        }
    }

    /** @param first says whether it has taken a dropped file */
    void offerDropsTo(Predicate<Path> first) {
        taker = first;
    }

    /** Opens a table or an experiment, once nothing is lost by it. */
    public void open(Path file) {
        afterAsking(() -> {
            message.set(Texts.get("shell.opening", String.valueOf(file.getFileName())));
            workbench.open(file, found -> {
                message.set(Texts.get("shell.opening.failed", String.valueOf(file.getFileName())));
                report(found);
            });
        });
    }

    /** Saves to the experiment's file, or asks for one. */
    public void save() {
        if (workbench.experiment().isPresent()) {
            Optional<Path> file = workbench.document().file();
            if (file.isPresent()) {
                saveTo(file.get());
            } else {
                saveAs();
            }
        }
    }

    /** Asks for a file and saves the experiment there. */
    public void saveAs() {
        if (workbench.experiment().isPresent()) {
            askForFile().ifPresent(this::saveTo);
        }
    }

    private Optional<Path> askForFile() {
        return dialogs.save(
                Texts.get("shell.save.title"),
                proposedName(),
                List.of(new Filter(Texts.get("shell.files.experiments"), List.of("*.json"))));
    }

    private String proposedName() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".json";
    }

    /** Whether it is saved now. */
    private boolean saveTo(Path chosen) {
        Path file = FileDialogs.withExtension(chosen, "json");
        try {
            Optional<Path> kept = workbench.saveExperiment(file);
            String name = String.valueOf(file.getFileName());
            message.set(kept.map(earlier -> Texts.get("shell.saved.kept", name, String.valueOf(earlier.getFileName())))
                    .orElseGet(() -> Texts.get("shell.saved", name)));
            return true;
        } catch (ProblemException e) {
            report(e.problems());
            return false;
        }
    }

    public void undo() {
        Optional<String> what = workbench.document().undoDescription();
        workbench.document().undo();
        what.ifPresent(done -> message.set(Texts.get("shell.undone", done)));
    }

    public void redo() {
        Optional<String> what = workbench.document().redoDescription();
        workbench.document().redo();
        what.ifPresent(done -> message.set(Texts.get("shell.redone", done)));
    }

    public void toggleTheme() {
        theme.set(theme.get().other());
    }

    /**
     * Runs {@code close} once nothing is lost by it: a run that goes on is asked about first, then edits that no file has.
     */
    public void close(Runnable close) {
        afterAsking(close);
    }

    /** Runs {@code go}, which opens something, once nothing is lost by it. */
    void beforeOpening(Runnable go) {
        afterAsking(go);
    }

    private void afterAsking(Runnable go) {
        if (!workbench.runs().isOpen()) {
            afterSaving(go);
            return;
        }
        asker.accept(new Question(
                Texts.get("shell.ask.run"),
                Texts.get("shell.ask.run.text"),
                List.of(
                        new Question.Answer("stop", Texts.get("shell.ask.run.stop"), () -> {
                            workbench.runs().putAway();
                            afterSaving(go);
                        }),
                        cancel())));
    }

    private void afterSaving(Runnable go) {
        if (!hasUnsavedEdits()) {
            go.run();
            return;
        }
        asker.accept(new Question(
                Texts.get("shell.ask.save", name()),
                Texts.get("shell.ask.save.text"),
                List.of(
                        new Question.Answer("save", Texts.get("shell.ask.save.save"), () -> {
                            Optional<Path> file = workbench.document().file().or(this::askForFile);
                            if (file.isPresent() && saveTo(file.get())) {
                                go.run();
                            }
                        }),
                        new Question.Answer("discard", Texts.get("shell.ask.save.discard"), go),
                        cancel())));
    }

    private static Question.Answer cancel() {
        return new Question.Answer("cancel", Texts.get("shell.ask.cancel"), () -> {});
    }

    /** Shows problems; errors open the list. */
    public void report(List<Problem> found) {
        if (found.isEmpty()) {
            return;
        }
        problems.report(found);
        if (found.stream().anyMatch(Problem::isError)) {
            problemsOpen.set(true);
        }
    }

    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    public BooleanProperty problemsOpenProperty() {
        return problemsOpen;
    }

    ProblemList problems() {
        return problems;
    }

    RunStatus run() {
        return run;
    }

    /** The open file's name. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Whether there are edits that no file has. */
    public ReadOnlyBooleanProperty modifiedProperty() {
        return modified.getReadOnlyProperty();
    }

    /** Whether an experiment is open. */
    public ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /** What undo takes back; empty when there is nothing. */
    public ReadOnlyStringProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** What redo does again; empty when there is nothing. */
    public ReadOnlyStringProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /** What happened last. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}

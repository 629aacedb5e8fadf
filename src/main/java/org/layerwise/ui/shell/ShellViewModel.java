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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Subscription;
import org.layerwise.app.TableReading;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.ui.design.EdgeFlow;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.RecentFiles;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.ChartLayout;

/** What the window's frame offers: files, undo, the page, the look, and what is to be asked before something is lost. */
public final class ShellViewModel {
    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final ObjectProperty<Theme> theme;
    private final ProblemList problems;
    private final RunStatus run;
    private final ExperimentSaver saver;
    private final LeaveQuestions leave;
    private final RecoveryOffers offers;
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    private final ReadOnlyBanner readOnly;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Predicate<Path> taker = file -> false;
    private final StringProperty budget = new SimpleStringProperty("");
    private final ObjectProperty<ChartLayout> charts = new SimpleObjectProperty<>(this, "charts", ChartLayout.USUAL);
    private final ObjectProperty<EdgeFlow> flow = new SimpleObjectProperty<>(EdgeFlow.SIGNAL);
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.DATA);
    private final BooleanProperty problemsOpen = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> openFile = new ReadOnlyObjectWrapper<>();
    private final RecentFiles recent = new RecentFiles();
    private final ReadOnlyBooleanWrapper modified = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");
    private final StatusMessage message = new StatusMessage();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper(false);
    private @Nullable Path unread;
    private boolean isChangingBack;
    private boolean isOpenedByErrors;
    private Consumer<Question> asker = question -> {};

    public ShellViewModel(Workbench workbench, FileDialogs dialogs, ObjectProperty<Theme> theme) {
        this(workbench, dialogs, theme, LeaveQuestions.PATIENCE);
    }

    /** @param patience seconds that a run may take to write its last checkpoint when the window closes */
    ShellViewModel(Workbench workbench, FileDialogs dialogs, ObjectProperty<Theme> theme, int patience) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.theme = theme;
        this.problems = new ProblemList(workbench);
        this.run = new RunStatus(workbench);
        this.saver = new ExperimentSaver(workbench, dialogs, message::say, this::report);
        this.leave = new LeaveQuestions(workbench, saver, question -> asker.accept(question), this::report, patience);
        this.readOnly = new ReadOnlyBanner(workbench, banners);
        this.offers = new RecoveryOffers(workbench, leave, banners, this::report);
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::documentChanged));
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::tableChanged));
        subscriptions.add(workbench.onChange(WorkbenchChange.PREPARATION, problems::refresh));
        subscriptions.add(workbench.runs().onChange(change -> runChanged()));
        subscriptions.add(workbench.onChange(WorkbenchChange.ACTIVITY, this::activityChanged));
        page.subscribe(this::titleChanged);
        openFile.subscribe(file -> {
            if (file != null) {
                recent.add(file);
            }
        });
        documentChanged();
        runChanged();
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        offers.close();
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
        modified.set(workbench.document().hasUnsavedEdits());
        undoable.set(workbench.document().undoDescription().orElse(""));
        redoable.set(workbench.document().redoDescription().orElse(""));
        titleChanged();
        if (!isChangingBack) {
            message.pass();
        }
        readOnly.refresh();
        workbench
                .document()
                .file()
                .or(workbench::modelFile)
                .or(() -> workbench.table().map(OpenTable::path))
                .ifPresent(openFile::set);
        problems.refresh();
    }

    private void tableChanged() {
        message.rest(workbench
                .table()
                .map(table -> Texts.get(
                        "shell.opened",
                        String.valueOf(table.path().getFileName()),
                        table.table().rowCount(),
                        table.table().columnCount()))
                .orElseGet(() -> Texts.get("shell.opened.alone")));
        page.set(Page.DATA);
        problems.forgetEarlier();
        closeList();
    }

    /** The list of problems goes with the errors that opened it. */
    private void closeList() {
        if (isOpenedByErrors && problems.worst() != Severity.ERROR) {
            problemsOpen.set(false);
        }
    }

    /** On the Data page a file that could not be read takes the place of what is open. */
    private void titleChanged() {
        Path failed = page.get() == Page.DATA ? unread : null;
        title.set(failed == null ? saver.name() : String.valueOf(failed.getFileName()));
        savable.set(present.get() && failed == null);
    }

    private void activityChanged() {
        TableReading reading = workbench.reading();
        busy.set(workbench.isBusy());
        cancellable.set(reading.isUnderWay());
        activity.set(
                reading.isUnderWay()
                        ? Texts.get(
                                "shell.reading",
                                reading.file()
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .orElse(""),
                                reading.progress()
                                        .map(state -> Numbers.percent(
                                                state.total() == 0 ? 0 : (double) state.bytes() / state.total()))
                                        .orElse(""))
                        : Texts.get("shell.busy"));
        Path failed = reading.unread().orElse(null);
        if (unread != null && failed == null && !reading.isUnderWay()) {
            problems.forgetOpening();
            message.settle();
            closeList();
        }
        unread = failed == null && reading.isUnderWay() ? unread : failed;
        titleChanged();
    }

    /** Ends the reading that is under way. */
    void cancelReading() {
        workbench.reading().cancel();
        message.settle();
    }

    private void runChanged() {
        run.refresh();
        problems.refresh();
    }

    /** Asks for a table, an experiment or a model and opens it. */
    public void open() {
        dialogs.open(
                        Texts.get("shell.open.title"),
                        List.of(
                                new Filter(
                                        Texts.get("shell.files.all"),
                                        Stream.of(FileDialogs.TABLES, List.of("*.json"), FileDialogs.MODELS)
                                                .flatMap(List::stream)
                                                .toList()),
                                new Filter(Texts.get("shell.files.tables"), FileDialogs.TABLES),
                                new Filter(Texts.get("shell.files.experiments"), List.of("*.json")),
                                new Filter(Texts.get("shell.files.models"), FileDialogs.MODELS)))
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

    /** Opens a table, an experiment or a model, once nothing is lost by it. */
    public void open(Path file) {
        leave.beforeOpening(() -> {
            problems.forgetOpening();
            page.set(Page.DATA);
            message.doing(Texts.get("shell.opening", String.valueOf(file.getFileName())));
            workbench.open(file, found -> {
                if (!found.isEmpty()) {
                    message.doing(Texts.get("shell.opening.failed", String.valueOf(file.getFileName())));
                    problems.reportOpening(found);
                    openList(found);
                }
            });
        });
    }

    /** Saves to the experiment's file, or asks for one. */
    public void save() {
        if (workbench.experiment().isPresent()) {
            saver.save();
            readOnly.refresh();
        }
    }

    /** Asks for a file and saves the experiment there. */
    public void saveAs() {
        if (workbench.experiment().isPresent()) {
            saver.saveAs();
        }
    }

    public void undo() {
        Optional<String> what = workbench.document().undoDescription();
        changeBack(workbench.document()::undo);
        what.ifPresent(done -> message.say(Texts.get("shell.undone", done)));
    }

    public void redo() {
        Optional<String> what = workbench.document().redoDescription();
        changeBack(workbench.document()::redo);
        what.ifPresent(done -> message.say(Texts.get("shell.redone", done)));
    }

    private void changeBack(Runnable change) {
        isChangingBack = true;
        change.run();
        isChangingBack = false;
    }

    public void toggleTheme() {
        theme.set(theme.get().other());
    }

    /** Runs {@code close} once nothing is lost by it: a run that goes on and edits that no file has are asked about. */
    public void close(Runnable close) {
        leave.beforeClosing(close);
    }

    /** Runs {@code go}, which opens something, once nothing is lost by it. */
    void beforeOpening(Runnable go) {
        leave.beforeOpening(go);
    }

    /** Shows problems; errors open the list. */
    public void report(List<Problem> found) {
        if (found.isEmpty()) {
            return;
        }
        problems.report(found);
        openList(found);
    }

    private void openList(List<Problem> found) {
        if (found.stream().anyMatch(Problem::isError) && !problemsOpen.get()) {
            problemsOpen.set(true);
            isOpenedByErrors = true;
        }
    }

    /** Shows the list of problems, or hides it. */
    void toggleProblems() {
        isOpenedByErrors = false;
        problemsOpen.set(!problemsOpen.get());
    }

    /** Gigabytes that all runs may take, as it is typed; empty for any size. */
    StringProperty budgetProperty() {
        return budget;
    }

    /** What the connections of the Design page show of a run. */
    ObjectProperty<EdgeFlow> flowProperty() {
        return flow;
    }

    /** How the charts of the Watch page were arranged last. */
    ObjectProperty<ChartLayout> chartsProperty() {
        return charts;
    }

    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    public BooleanProperty problemsOpenProperty() {
        return problemsOpen;
    }

    /** What the window says until it is answered or no longer so. */
    ObservableList<Banner> banners() {
        return banners;
    }

    /** Offers unsaved experiments that a process left behind which did not end properly. */
    void offerLeftovers() {
        offers.look();
    }

    /** The files opened last. */
    RecentFiles recent() {
        return recent;
    }

    /** The file that is open: an experiment, or else a table. */
    ReadOnlyObjectProperty<@Nullable Path> openFileProperty() {
        return openFile.getReadOnlyProperty();
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
        return message.text();
    }

    /** What the status bar says; time passing is reported to it. */
    StatusMessage message() {
        return message;
    }

    /** Whether what the page shows can be saved. */
    ReadOnlyBooleanProperty savableProperty() {
        return savable.getReadOnlyProperty();
    }

    /** What is done in the background, in words. */
    ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** Whether a file is being read, which can be ended. */
    ReadOnlyBooleanProperty cancellableProperty() {
        return cancellable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}

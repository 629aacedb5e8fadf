package org.layerwise.ui.data.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Subscription;
import org.layerwise.app.TableReading;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.data.read.CsvPreview;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** How the open file is written, as it was detected or given, with its first rows; a change reads it again. */
public final class ReadingViewModel {
    /** How many rows the preview shows. */
    static final int ROWS = 50;

    private final Workbench workbench;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable CsvPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ReadOptions> options = new ReadOnlyObjectWrapper<>(ReadOptions.AUTO);
    private final ReadOnlyBooleanWrapper unread = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper unreadName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper way = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refused = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper own = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper shown = new ReadOnlyLongWrapper(0);
    private int asked;
    private List<Problem> failure = List.of();
    private @Nullable Path unreadFile;

    public ReadingViewModel(Workbench workbench) {
        this.workbench = workbench;
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::opened));
        subscriptions.add(workbench.onChange(WorkbenchChange.ACTIVITY, this::refresh));
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::experimentChanged));
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private void opened() {
        refused.set("");
        failure = List.of();
        show(null);
        if (workbench.table().isPresent()) {
            show();
        } else {
            asked++;
            preview.set(null);
        }
    }

    private void experimentChanged() {
        own.set(workbench
                .experiment()
                .filter(now -> workbench.table().isPresent())
                .map(now -> OwnReadings.words(now.data().reading()))
                .orElse(""));
    }

    private void refresh() {
        TableReading reading = workbench.reading();
        progress.set(reading.progress().map(ReadingViewModel::words).orElse(""));
        if (!reading.failure().equals(failure)) {
            failure = reading.failure();
            if (reading.isFailed()) {
                refuse(failure);
                show(reading.unread().orElse(null));
                show();
            }
        }
        boolean again = reading.isUnderWay()
                && unreadFile != null
                && unreadFile.equals(reading.file().orElse(null));
        if (unreadFile != null && !again && reading.unread().isEmpty()) {
            back();
        }
    }

    /** Shows that a file could not be read, in the place of what is open; null: what is open. */
    private void show(@Nullable Path file) {
        unreadFile = file;
        unreadName.set(file == null ? "" : String.valueOf(file.getFileName()));
        way.set(workbench
                .table()
                .map(OpenTable::path)
                .map(open -> Texts.get("data.unread.back", String.valueOf(open.getFileName())))
                .orElse(Texts.get("data.unread.start")));
        unread.set(file != null);
    }

    /** What is open is shown again, or that nothing is. */
    private void back() {
        refused.set("");
        show(null);
        asked++;
        preview.set(null);
        if (workbench.table().isPresent()) {
            show();
        }
    }

    /** Leaves the file that could not be read, for what is open. */
    public void leave() {
        workbench.reading().forgetFailure();
    }

    private static String words(ReadProgress.State state) {
        if (state.column() > 0) {
            return Texts.get("data.reading.looking", state.column());
        }
        double left = Math.ceil(state.secondsLeft());
        return Texts.get("data.reading.progress", state.bytes() / 1e6, state.total() / 1e6, left);
    }

    /** Reads the first rows in the background and shows those asked for last. */
    private void show() {
        options.set(workbench.reading().options());
        int ticket = ++asked;
        workbench.looks().preview(options.get(), ROWS, rows -> show(ticket, rows), problems -> show(ticket, null));
    }

    private void show(int ticket, @Nullable CsvPreview rows) {
        if (ticket == asked) {
            preview.set(rows);
            shown.set(shown.get() + 1);
        }
    }

    /** Reads the file with another format; parts of it may be left automatic. */
    public void setFormat(String description, CsvFormat format) {
        read(description, new ReadOptions(format, options.get().faults()));
    }

    /** Reads the file with other policies for faults. */
    public void setFaults(String description, FaultPolicy faults) {
        read(description, new ReadOptions(options.get().format(), faults));
    }

    private void refuse(List<Problem> problems) {
        problems.stream().findFirst().map(WindowWords::describe).ifPresent(refused::set);
    }

    private void read(String description, ReadOptions changed) {
        if (changed.equals(options.get())) {
            return;
        }
        refused.set("");
        workbench.readAgain(description, changed, this::refuse);
        show();
    }

    /** Ends the reading of a large file. */
    public void cancel() {
        workbench.reading().cancel();
    }

    /** The first rows and the format with every part detected; null when nothing can be shown. */
    public ReadOnlyObjectProperty<@Nullable CsvPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Counts how often a preview was shown; what it says of the table changes with it. */
    public ReadOnlyLongProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is given, and what is left automatic. */
    public ReadOnlyObjectProperty<ReadOptions> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    /** Whether the file could not be read in this way. */
    public ReadOnlyBooleanProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** The name of the file that could not be read; empty where there is none. */
    public ReadOnlyStringProperty unreadNameProperty() {
        return unreadName.getReadOnlyProperty();
    }

    /** What leaving that file leads back to, in words. */
    public ReadOnlyStringProperty wayBackProperty() {
        return way.getReadOnlyProperty();
    }

    /** How far the reading of a large file is, in words; else empty. */
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Which columns say themselves how their cells are read, where the table has a policy for it; empty where none does. */
    public ReadOnlyStringProperty ownProperty() {
        return own.getReadOnlyProperty();
    }

    /** Why the file cannot be read with the last change; empty when it can. */
    public ReadOnlyStringProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** What became of the records of the open table, in words; empty when all are rows. */
    public String totals() {
        return workbench
                .table()
                .map(table -> table.table().totals())
                .filter(totals -> totals.skipped() > 0 || totals.ragged() > 0 || totals.undecodable() > 0)
                .map(ReadingViewModel::words)
                .orElse("");
    }

    private static String words(ReadTotals totals) {
        return Texts.get("data.reading.totals", totals.records(), totals.rows(), totals.skipped());
    }
}

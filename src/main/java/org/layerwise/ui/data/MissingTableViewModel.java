package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.files.FileKind;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** The table of an experiment that is open without it: where it was, and the search for it. */
public final class MissingTableViewModel {
    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final Consumer<List<Problem>> report;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refused = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> other = new ReadOnlyObjectWrapper<>();

    /** @param report told of a file that cannot be read */
    public MissingTableViewModel(Workbench workbench, FileDialogs dialogs, Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.report = report;
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::refresh));
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::refresh));
        refresh();
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private void refresh() {
        String now = workbench.table().isPresent()
                ? ""
                : workbench.experiment().map(each -> each.data().table()).orElse("");
        if (!now.equals(where.get())) {
            forget();
            where.set(now);
        }
    }

    private void forget() {
        refused.set("");
        other.set(null);
    }

    /** Asks where the table is. */
    void choose() {
        dialogs.open(
                        Texts.get("data.missing.choose"),
                        List.of(new Filter(Texts.get("shell.files.tables"), FileDialogs.TABLES)))
                .ifPresent(this::locate);
    }

    /** Takes a file that was dropped. @return false where no table is missing, or the file is none */
    boolean takeDropped(Path file) {
        boolean takes = !where.get().isEmpty() && FileKind.of(file) == FileKind.TABLE;
        if (takes) {
            locate(file);
        }
        return takes;
    }

    private void locate(Path file) {
        forget();
        workbench.locateTable(
                file,
                why -> {
                    refused.set(WindowWords.sentence(why));
                    other.set(file);
                },
                report);
    }

    /** Where the table was; empty while none is missing. */
    ReadOnlyStringProperty whereProperty() {
        return where.getReadOnlyProperty();
    }

    /** Why the file that was chosen is not the table; empty where none was refused. */
    ReadOnlyStringProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** The file that was refused, which can be opened by itself; null for none. */
    ReadOnlyObjectProperty<@Nullable Path> otherProperty() {
        return other.getReadOnlyProperty();
    }
}

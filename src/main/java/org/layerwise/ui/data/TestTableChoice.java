package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Texts;

/** Chooses the second file that is the test part, or none. */
public final class TestTableChoice {
    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final Consumer<List<Problem>> report;

    /** @param report told of a file that cannot be read */
    public TestTableChoice(Workbench workbench, FileDialogs dialogs, Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.report = report;
    }

    /** The file; empty where the table has all parts. */
    Optional<Path> file() {
        return workbench
                .experiment()
                .map(Experiment::split)
                .filter(split -> split.hasTestTable())
                .map(split -> Path.of(split.testTable()));
    }

    /** Asks for the file. */
    void choose() {
        dialogs.open(
                        Texts.get("data.test-table.open"),
                        List.of(new Filter(Texts.get("shell.files.tables"), FileDialogs.TABLES)))
                .ifPresent(this::use);
    }

    private void use(Path file) {
        workbench.testOn(file, Texts.get("data.edit.test-table", name(file)), report);
    }

    /** Gives the test part back to the table. */
    void remove() {
        workbench
                .document()
                .edit(
                        Texts.get("data.edit.no-test-table"),
                        now -> now.withSplit(now.split().withTestTable("", "")));
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Texts;

/** Saves the experiment: to its file, or to one that is asked for. */
final class ExperimentSaver {
    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final Consumer<String> say;
    private final Consumer<List<Problem>> report;

    /**
     * @param say takes what was done
     * @param report takes why it could not be done
     */
    ExperimentSaver(Workbench workbench, FileDialogs dialogs, Consumer<String> say, Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.say = say;
        this.report = report;
    }

    /** The name of the experiment's file, or of the model or table that it was made for. */
    String name() {
        return workbench
                .document()
                .file()
                .or(workbench::modelFile)
                .or(this::table)
                .map(path -> path.getFileName().toString())
                .orElse(Texts.get("shell.nothing"));
    }

    private Optional<Path> table() {
        return workbench.table().map(OpenTable::path);
    }

    /** What there is to save, in words: a file's name, or what was made for which table. */
    String subject() {
        return workbench.document().file().isPresent()
                ? Texts.get("shell.ask.subject.file", name())
                : Texts.get("shell.ask.subject.table", name());
    }

    /**
     * Saves to the experiment's file, or else to one that is asked for: where there is none yet, or another window has it.
     * Whether it is saved now.
     */
    boolean save() {
        Optional<Path> file = workbench.document().file();
        if (file.isEmpty()) {
            return saveAs();
        }
        Optional<Problem> readOnly = workbench.readOnly(true);
        readOnly.ifPresent(why -> report.accept(List.of(why)));
        return readOnly.isPresent() ? saveAs() : saveTo(file.get());
    }

    /** Saves to a file that is asked for; whether it is saved now. */
    boolean saveAs() {
        Optional<Path> file = askForFile();
        return file.isPresent() && saveTo(file.get());
    }

    private Optional<Path> askForFile() {
        String title = Texts.get("shell.save.title");
        List<Filter> filters = List.of(new Filter(Texts.get("shell.files.experiments"), List.of("*.json")));
        return workbench
                .document()
                .file()
                .or(this::table)
                .map(path -> path.toAbsolutePath().getParent())
                .map(folder -> dialogs.saveIn(folder, title, proposedName(), filters))
                .orElseGet(() -> dialogs.save(title, proposedName(), filters));
    }

    private String proposedName() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".json";
    }

    private boolean saveTo(Path chosen) {
        Path file = FileDialogs.withExtension(chosen, "json");
        try {
            Optional<Path> kept = workbench.saveExperiment(file);
            String name = String.valueOf(file.getFileName());
            say.accept(kept.map(earlier -> Texts.get("shell.saved.kept", name, String.valueOf(earlier.getFileName())))
                    .orElseGet(() -> Texts.get("shell.saved", name)));
            return true;
        } catch (ProblemException e) {
            report.accept(e.problems());
            return false;
        }
    }
}

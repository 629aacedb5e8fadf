package org.layerwise.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** What is selected in the list of runs: its name and figures, its tags and its note, which are written when the field is left. */
final class RunDetails {
    private final VBox pane;
    private final Label chosen;
    private final HBox labelRow;
    private final TextField tags;
    private final TextField note;
    private final Label said;
    private final RunActionsViewModel actions;
    private @Nullable RunInfo shown;

    RunDetails(
            VBox pane,
            Label chosen,
            HBox labelRow,
            TextField tags,
            TextField note,
            Label said,
            RunActionsViewModel actions) {
        this.pane = pane;
        this.chosen = chosen;
        this.labelRow = labelRow;
        this.tags = tags;
        this.note = note;
        this.said = said;
        this.actions = actions;
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        writes(tags, actions::tag);
        writes(note, actions::note);
    }

    private void writes(TextField field, BiConsumer<RunInfo, String> write) {
        Runnable commit = () -> {
            RunInfo run = shown;
            if (run != null) {
                write.accept(run, field.getText());
            }
        };
        field.setOnAction(event -> commit.run());
        field.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                commit.run();
            }
        });
    }

    /** Writes what was typed for the run that is shown; what is as it was is no change. */
    private void commit() {
        RunInfo run = shown;
        if (run != null) {
            actions.tag(run, tags.getText());
            actions.note(run, note.getText());
        }
    }

    /** Shows what is selected. What somebody is writing just now is left alone. */
    void show(List<RunInfo> selected) {
        pane.setVisible(!selected.isEmpty());
        pane.setManaged(!selected.isEmpty());
        RunInfo one = selected.size() == 1 ? selected.getFirst() : null;
        RunInfo before = shown;
        boolean same = one != null && before != null && one.id().equals(before.id());
        if (!same) {
            said.setText("");
            commit();
        }
        labelRow.setVisible(one != null);
        labelRow.setManaged(one != null);
        if (one == null) {
            shown = null;
            chosen.setText(Texts.get("runs.selected", selected.size()));
            return;
        }
        chosen.setText(describe(one));
        if (!same || !tags.isFocused()) {
            tags.setText(String.join(", ", one.label().tags()));
        }
        if (!same || !note.isFocused()) {
            note.setText(one.label().note());
        }
        shown = one;
    }

    private static String describe(RunInfo run) {
        List<String> parts = new ArrayList<>(List.of(
                run.name(),
                RunCellText.state(run),
                Texts.get("runs.epochs", run.progress().epochs(), run.progress().of())));
        run.monitored()
                .ifPresent(figure -> parts.add(Texts.get(
                        "runs.best",
                        RunCellText.metric(figure.getKey()),
                        Numbers.measure(figure.getValue().best()),
                        figure.getValue().bestEpoch())));
        if (!run.reason().isEmpty()) {
            parts.add(run.reason());
        }
        return String.join("  ·  ", parts);
    }

    /** Where the system shows no folders, its path goes to the clipboard. */
    void sayFolder(Path folder) {
        ClipboardContent content = new ClipboardContent();
        content.putString(folder.toString());
        Clipboard.getSystemClipboard().setContent(content);
        said.setText(Texts.get("runs.files.copied", folder.toString()));
    }
}

package org.layerwise.ui.runs;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Texts;

/** A run's name, to be changed in its place; a search's name with a triangle that opens it. */
final class RunNameCell extends TableCell<RunEntry, RunInfo> {
    private static final double TRIANGLE = 26;
    private static final String CLOSED = "▸ ";
    private static final String OPEN = "▾ ";
    private static final String INSIDE = "      ";

    private final BiConsumer<RunInfo, String> rename;
    private final ChangeListener<Integer> trials = (observed, before, now) -> write();
    private @Nullable RunEntry shown;

    /**
     * @param rename gives a run another name
     * @param toggle opens a search, or closes it
     */
    RunNameCell(BiConsumer<RunInfo, String> rename, Consumer<RunEntry> toggle) {
        this.rename = rename;
        getStyleClass().add("runs-name");
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            RunEntry entry = shown;
            if (entry != null
                    && entry.isSearch()
                    && event.getButton() == MouseButton.PRIMARY
                    && event.getX() < TRIANGLE) {
                toggle.accept(entry);
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable RunInfo run, boolean nothing) {
        super.updateItem(run, nothing);
        RunEntry before = shown;
        RunEntry now = nothing ? null : RunEntry.at(this);
        if (before != now) {
            if (before != null) {
                before.trialsProperty().removeListener(trials);
            }
            if (now != null) {
                now.trialsProperty().addListener(trials);
            }
            shown = now;
        }
        if (!isEditing()) {
            write();
        }
    }

    private void write() {
        RunEntry entry = shown;
        setText(entry == null ? "" : text(entry));
    }

    private static String text(RunEntry entry) {
        if (entry.isSearch()) {
            return (entry.isOpen() ? OPEN : CLOSED)
                    + Texts.get("runs.trials", entry.info().name(), entry.trials());
        }
        return (entry.isTrial() ? INSIDE : "") + entry.info().name();
    }

    @Override
    public void startEdit() {
        super.startEdit();
        RunInfo run = getItem();
        if (!isEditing() || run == null) {
            return;
        }
        TextField field = new TextField(run.name());
        field.setId("runs-rename");
        field.setAccessibleText(Texts.get("runs.rename"));
        field.setOnAction(event -> commitName(run, field.getText()));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                event.consume();
            }
        });
        field.focusedProperty().addListener((observed, before, now) -> {
            if (!now && isEditing()) {
                commitName(run, field.getText());
            }
        });
        setText("");
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    private void commitName(RunInfo run, String name) {
        cancelEdit();
        getTableView().requestFocus();
        rename.accept(run, name);
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        getTableView().setEditable(false); // or else each click on a line that is selected begins to edit
        setGraphic(null);
        write();
    }
}

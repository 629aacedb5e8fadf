package org.layerwise.ui.runs;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;

/** A cell of the list of runs that writes a text and nothing else, so that many of them are cheap. */
final class RunCell extends TableCell<RunEntry, RunInfo> {
    private static final PseudoClass GOES_ON = PseudoClass.getPseudoClass("goes-on");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final RunColumn column;

    RunCell(RunColumn column) {
        this.column = column;
        setAlignment(column.numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        getStyleClass().add("runs-" + (column.numeric() ? "number" : "text"));
    }

    @Override
    protected void updateItem(@Nullable RunInfo run, boolean nothing) {
        super.updateItem(run, nothing);
        setText(run == null || nothing ? "" : column.text().apply(run));
        if (column.id().equals(RunColumn.STATE)) {
            pseudoClassStateChanged(GOES_ON, run != null && run.goesOn());
            pseudoClassStateChanged(FAILED, run != null && isFailure(run));
        }
    }

    private static boolean isFailure(RunInfo run) {
        return switch (run.state()) {
            case NOT_FINITE, FAILED, INTERRUPTED -> true;
            case RUNNING, PAUSED, COMPLETED, EARLY_STOPPED, TARGET_REACHED, TIME_LIMIT, STOPPED -> false;
        };
    }
}

package org.layerwise.ui.runs;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Texts;

/** A run's star: a click gives it, another takes it away. */
final class RunStarCell extends TableCell<RunEntry, RunInfo> {

    /** @param star gives a run its star, or takes it away */
    RunStarCell(Consumer<RunInfo> star) {
        setAlignment(Pos.CENTER);
        getStyleClass().add("runs-star");
        setOnMouseClicked(event -> {
            RunInfo run = getItem();
            if (event.getButton() == MouseButton.PRIMARY && run != null && !isSearch()) {
                star.accept(run);
                event.consume();
            }
        });
    }

    private boolean isSearch() {
        RunEntry entry = RunEntry.at(this);
        return entry != null && entry.isSearch();
    }

    @Override
    protected void updateItem(@Nullable RunInfo run, boolean nothing) {
        super.updateItem(run, nothing);
        if (run == null || nothing || isSearch()) {
            setText("");
            setAccessibleText("");
            return;
        }
        boolean starred = run.label().starred();
        setText(starred ? "★" : "☆");
        setAccessibleText(Texts.get(starred ? "runs.star.on" : "runs.star.off"));
    }
}

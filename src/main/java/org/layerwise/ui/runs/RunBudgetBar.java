package org.layerwise.ui.runs;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Texts;

/** The foot of the list of runs: what would have to go for a budget, and a question before it does. */
final class RunBudgetBar {
    private static final int NAMED = 20;

    private final Label text;
    private final Button remove;
    private final Button keep;
    private final TextField field;
    private boolean asking;

    RunBudgetBar(Label text, Button remove, Button keep, TextField field) {
        this.text = text;
        this.remove = remove;
        this.keep = keep;
        this.field = field;
    }

    /** Shows a budget and works it. */
    void bind(RunBudget budget) {
        field.textProperty().bindBidirectional(budget.gigabytesProperty());
        budget.outgoingProperty().subscribe(going -> {
            asking = false;
            show(budget);
        });
        field.textProperty().subscribe(now -> show(budget));
        remove.setOnAction(event -> {
            if (asking) {
                budget.remove();
            }
            asking = !asking;
            show(budget);
        });
        keep.setOnAction(event -> {
            asking = false;
            show(budget);
        });
    }

    private void show(RunBudget budget) {
        List<RunInfo> going = budget.outgoingProperty().get();
        shown(remove, !going.isEmpty());
        shown(keep, asking);
        if (budget.isWrong()) {
            text.setText(Texts.get("runs.budget.wrong"));
            return;
        }
        String size = RunCellText.size(going.stream().mapToLong(RunInfo::bytes).sum());
        text.setText(
                going.isEmpty()
                        ? ""
                        : Texts.get(asking ? "runs.budget.sure" : "runs.budget.would", going.size(), size));
        text.setTooltip(going.isEmpty() ? null : new Tooltip(names(going)));
        remove.setText(Texts.get(asking ? "runs.budget.yes" : "runs.budget.remove", going.size()));
    }

    private static String names(List<RunInfo> going) {
        String named = going.stream().limit(NAMED).map(RunInfo::name).collect(Collectors.joining("\n"));
        return going.size() > NAMED ? named + "\n" + Texts.get("runs.budget.more", going.size() - NAMED) : named;
    }

    private static void shown(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }
}

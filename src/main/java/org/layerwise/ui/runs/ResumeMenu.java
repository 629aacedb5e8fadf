package org.layerwise.ui.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Texts;

/** Has a run go on: to the end of its plan, or for some epochs more. */
final class ResumeMenu {
    private static final List<Integer> MORE = List.of(10, 50, 100, 500);

    /**
     * @param run the one that is selected
     * @param resume takes it, and how many epochs more than are trained
     */
    ResumeMenu(MenuButton button, Supplier<Optional<RunInfo>> run, BiConsumer<RunInfo, Integer> resume) {
        MenuItem plan = item(0, Texts.get("runs.resume.plan"), run, resume);
        button.getItems().add(plan);
        MORE.forEach(more -> button.getItems().add(item(more, Texts.get("runs.resume.more", more), run, resume)));
        button.setOnShowing(event -> plan.setDisable(run.get()
                .filter(each -> each.progress().epochs() >= each.progress().of())
                .isPresent()));
    }

    private static MenuItem item(
            int more, String text, Supplier<Optional<RunInfo>> run, BiConsumer<RunInfo, Integer> resume) {
        MenuItem item = new MenuItem(text);
        item.setId("runs-resume-" + more);
        item.setOnAction(event -> run.get().ifPresent(each -> resume.accept(each, more)));
        return item;
    }
}

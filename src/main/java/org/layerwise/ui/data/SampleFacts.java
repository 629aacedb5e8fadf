package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.layerwise.app.SampleTables;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** Says on the samples' buttons how large each table is and what it is good for, as soon as that is known. */
final class SampleFacts {
    private final List<Path> tables;

    SampleFacts(List<Path> tables) {
        this.tables = tables;
    }

    /**
     * Fills the buttons of the page.
     *
     * @param background looks through the tables
     */
    void install(Parent page, Executor background) {
        background.execute(() -> {
            Map<Path, SampleTables.Facts> found = new LinkedHashMap<>();
            tables.forEach(table -> SampleTables.facts(table).ifPresent(facts -> found.put(table, facts)));
            FxThread.run(() -> found.forEach((table, facts) -> show(page, table, facts)));
        });
    }

    private static void show(Parent page, Path table, SampleTables.Facts facts) {
        String name = String.valueOf(table.getFileName()).replaceFirst("\\.csv$", "");
        Optional.ofNullable(page.lookup("#data-sample-" + name))
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .ifPresent(button -> {
                    Label title = new Label(name);
                    Label about = new Label(Texts.get(
                            "data.empty.sample.facts",
                            Numbers.count(facts.rows()),
                            facts.columns(),
                            ChoiceTexts.name(facts.task()),
                            facts.target()));
                    about.getStyleClass().add("sample-facts");
                    button.setText("");
                    button.setGraphic(new VBox(title, about));
                    String help = Texts.get("data.empty.sample.help", name) + ": " + about.getText();
                    button.setAccessibleText(help);
                    button.setTooltip(new Tooltip(help));
                });
    }
}

package org.layerwise.ui.watch;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.RunRegistry;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.Comparison;

/** The button that draws a kept run's lines under those of the run that is shown. */
final class CompareMenu extends MenuButton {
    /** More are found on the page of runs. */
    private static final int MOST = 20;

    private final RunRegistry runs;
    private final Comparison comparison;
    private final Runnable changed;

    /** @param changed called when another run is chosen, or none */
    CompareMenu(RunRegistry runs, Comparison comparison, Runnable changed) {
        super(Texts.get("watch.compare"), new FontIcon("fth-layers"));
        this.runs = runs;
        this.comparison = comparison;
        this.changed = changed;
        setId("watch-compare");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(Texts.get("watch.compare.help")));
        setOnShowing(event -> fill());
        fill();
    }

    private void fill() {
        RadioMenuItem none = item("", Texts.get("watch.compare.none"));
        String shown = runs.shown().map(run -> run.id()).orElse("");
        List<MenuItem> others = runs.kept().all().stream()
                .filter(info -> !info.id().equals(shown))
                .limit(MOST)
                .map(info -> (MenuItem) item(info.id(), title(info)))
                .toList();
        getItems().setAll(none, new SeparatorMenuItem());
        if (others.isEmpty()) {
            MenuItem empty = new MenuItem(Texts.get("watch.compare.empty"));
            empty.setDisable(true);
            getItems().add(empty);
        }
        getItems().addAll(others);
    }

    private static String title(RunInfo info) {
        return Texts.get("watch.compare.run", info.name(), info.progress().epochs());
    }

    private RadioMenuItem item(String id, String text) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setId("watch-compare-" + (id.isEmpty() ? "none" : id));
        item.setMnemonicParsing(false);
        item.setSelected(comparison.id().equals(id));
        item.setOnAction(event -> {
            comparison.with(id);
            changed.run();
        });
        return item;
    }
}

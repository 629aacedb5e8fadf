package org.layerwise.ui.watch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.ChartChoice;
import org.layerwise.ui.live.ChartChoices;

/** The button that puts more charts on the page, or takes them off: of the whole run, of each layer, of epochs. */
final class AddChartMenu extends MenuButton {

    /**
     * @param possible whether the run that is shown has what a chart shows, or can measure it
     * @param shown the charts that were added
     * @param toggle adds a chart, or takes it off
     */
    AddChartMenu(Predicate<ChartChoice> possible, Supplier<List<ChartChoice>> shown, Consumer<ChartChoice> toggle) {
        super(Texts.get("watch.add"), new FontIcon("fth-plus"));
        setId("watch-add-chart");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(Texts.get("watch.add.help")));
        Map<ChartChoice.Group, Menu> groups = new EnumMap<>(ChartChoice.Group.class);
        for (ChartChoice.Group group : ChartChoice.Group.values()) {
            Menu menu = new Menu(Texts.get("watch.add.group." + group.name().toLowerCase(java.util.Locale.ROOT)));
            groups.put(group, menu);
            getItems().add(menu);
        }
        for (ChartChoice choice : ChartChoices.list()) {
            Menu menu = java.util.Objects.requireNonNull(groups.get(choice.group()));
            CheckMenuItem item = new CheckMenuItem(choice.title());
            item.setId("watch-add-" + choice.id());
            item.setOnAction(event -> toggle.accept(choice));
            item.setUserData(choice);
            menu.getItems().add(item);
        }
        setOnShowing(event -> groups.values().forEach(menu -> {
            menu.getItems().forEach(each -> {
                if (each instanceof CheckMenuItem item && each.getUserData() instanceof ChartChoice choice) {
                    item.setSelected(shown.get().contains(choice));
                    item.setVisible(possible.test(choice) || item.isSelected());
                }
            });
            menu.setDisable(menu.getItems().stream().noneMatch(each -> each.isVisible()));
        }));
    }
}

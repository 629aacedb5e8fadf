package org.layerwise.ui.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.ui.fx.Texts;

/**
 * A menu of the kinds of a family, any of which can be ticked; it names those that are.
 *
 * @param <F> the family
 */
final class KindTicks<F> extends MenuButton {
    private static final int NAMED = 2;

    private final Map<CheckBox, KindInfo<F>> ticks = new LinkedHashMap<>();

    /**
     * @param id of the menu; a tick has it with the kind's behind
     * @param ticked ids of the kinds that are ticked at first
     */
    KindTicks(Class<F> family, String id, List<String> ticked) {
        setId(id);
        for (KindInfo<F> kind : Catalog.of(family).kinds()) {
            CheckBox box = new CheckBox(kind.title());
            box.setId(id + "-" + kind.id());
            box.setTooltip(new Tooltip(kind.doc()));
            box.setSelected(ticked.contains(kind.id()));
            box.setMaxWidth(Double.MAX_VALUE);
            box.selectedProperty().subscribe(on -> name());
            ticks.put(box, kind);
            getItems().add(new CustomMenuItem(box, false));
        }
        name();
    }

    private void name() {
        List<String> titles = new ArrayList<>();
        ticks.forEach((box, kind) -> {
            if (box.isSelected()) {
                titles.add(kind.title());
            }
        });
        setText(
                titles.isEmpty()
                        ? Texts.get("lab.init.own")
                        : titles.size() <= NAMED
                                ? String.join(", ", titles)
                                : titles.stream().limit(NAMED).collect(Collectors.joining(", ")) + " + "
                                        + (titles.size() - NAMED));
    }

    /** The kinds that are ticked, each as it is by default. */
    List<F> ticked() {
        List<F> chosen = new ArrayList<>();
        ticks.forEach((box, kind) -> {
            if (box.isSelected()) {
                chosen.add(kind.withDefaults());
            }
        });
        return chosen;
    }
}

package org.layerwise.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;

/** What can be done on a page: its buttons and menus, wherever they are, but those in the rows of lists. */
final class PageActions {
    private final List<PaletteEntry> found = new ArrayList<>();
    private final String place;
    private final Runnable turn;

    private PageActions(String place, Runnable turn) {
        this.place = place;
        this.turn = turn;
    }

    /**
     * The actions below a node.
     *
     * @param place what the page is called
     * @param turn turns to it before something is done
     */
    static List<PaletteEntry> of(Node root, String place, Runnable turn) {
        PageActions actions = new PageActions(place, turn);
        actions.look(root, true);
        return actions.found;
    }

    private void look(Node node, boolean isSeen) {
        boolean seen = isSeen && node.isVisible();
        switch (node) {
            case IndexedCell<?> cell -> {}
            case MenuButton menu -> menu.getItems().forEach(item -> add(menu, item, seen));
            case ButtonBase button -> add(button, seen);
            case TabPane tabs -> {
                for (Tab tab : tabs.getTabs()) {
                    if (tab.getContent() != null) {
                        look(tab.getContent(), seen);
                    }
                }
            }
            case ScrollPane pane when pane.getContent() != null -> look(pane.getContent(), seen);
            case SplitPane panes -> panes.getItems().forEach(item -> look(item, seen));
            case ToolBar bar -> bar.getItems().forEach(item -> look(item, seen));
            case TitledPane pane when pane.getContent() != null -> look(pane.getContent(), seen);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> look(child, seen));
            default -> {}
        }
    }

    private void add(ButtonBase button, boolean isSeen) {
        String title = title(button);
        if (button.getId() != null && !title.isEmpty()) {
            found.add(new PaletteEntry(title, place, "", isSeen && !button.isDisabled(), () -> {
                turn.run();
                button.fire();
            }));
        }
    }

    private void add(MenuButton menu, MenuItem item, boolean isSeen) {
        String text = item.getText();
        if (text != null && !text.isEmpty()) {
            String title = menu.getText() == null || menu.getText().isEmpty() ? text : menu.getText() + ": " + text;
            boolean possible = isSeen && !menu.isDisabled() && !item.isDisable();
            found.add(new PaletteEntry(title, place, "", possible, () -> {
                turn.run();
                item.fire();
            }));
        }
    }

    private static String title(ButtonBase button) {
        String text = button.getText();
        if (text != null && !text.isBlank()) {
            return text;
        }
        String said = button.getAccessibleText();
        Tooltip tooltip = button.getTooltip();
        return said != null ? said : tooltip == null ? "" : tooltip.getText();
    }
}

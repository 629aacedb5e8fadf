package org.layerwise.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.layerwise.ui.fx.Texts;

/** The one list of what the window's frame does, in the order in which help shows it. */
final class WindowActions {
    /** Of this window alone: whoever listens to it goes with the window. */
    private final ObservableValue<Boolean> always = new SimpleBooleanProperty(true);

    private final List<WindowAction> all = new ArrayList<>();

    /** What only a view can do. */
    record Layers(Runnable palette, Runnable help, Runnable about) {}

    WindowActions(ShellViewModel model, Layers layers) {
        add("open", "shell.open", always, model::open, shortcut(KeyCode.O));
        add("save", "shell.save", model.savableProperty(), model::save, shortcut(KeyCode.S));
        add("save-as", "shell.save-as", model.savableProperty(), model::saveAs, shifted(KeyCode.S));
        change("undo", "shell.undo", model.undoableProperty(), model::undo, shortcut(KeyCode.Z));
        change("redo", "shell.redo", model.redoableProperty(), model::redo, shifted(KeyCode.Z), shortcut(KeyCode.Y));
        for (Page page : Page.values()) {
            all.add(new WindowAction(
                    "page-" + page.id(),
                    new SimpleStringProperty(Texts.get("shell.action.page", page.title())),
                    List.of(shortcut(page.digit())),
                    always,
                    () -> model.pageProperty().set(page)));
        }
        add("problems", "shell.problems.help", always, model::toggleProblems, shifted(KeyCode.M));
        add("theme", "shell.theme", always, model::toggleTheme);
        add("cancel-reading", "shell.cancel", model.cancellableProperty(), model::cancelReading);
        add("palette", "shell.palette", always, layers.palette(), shifted(KeyCode.P), shortcut(KeyCode.K));
        add("help", "shell.help", always, layers.help(), new KeyCodeCombination(KeyCode.F1));
        add("about", "shell.about", always, layers.about());
    }

    private void add(String id, String text, ObservableValue<Boolean> possible, Runnable run, KeyCombination... keys) {
        all.add(new WindowAction(id, new SimpleStringProperty(Texts.get(text)), List.of(keys), possible, run));
    }

    /** An action that says what it would take back or do again; impossible where there is nothing. */
    private void change(String id, String text, ReadOnlyStringProperty what, Runnable run, KeyCombination... keys) {
        all.add(new WindowAction(
                id,
                what.map(now -> now.isEmpty() ? Texts.get(text) : Texts.get(text + ".what", now)),
                List.of(keys),
                what.isNotEmpty(),
                run));
    }

    /** All of them. */
    List<WindowAction> all() {
        return List.copyOf(all);
    }

    /** The action of that name. */
    WindowAction of(String id) {
        return all.stream().filter(action -> action.id().equals(id)).findFirst().orElseThrow();
    }

    /** Has a button do an action, say which one, and be off while it cannot be done. */
    void bind(ButtonBase button, String id) {
        WindowAction action = of(id);
        button.setOnAction(event -> action.perform());
        action.possible().subscribe(now -> button.setDisable(!now));
        action.title().subscribe(title -> explain(button, title, action.shortcut()));
    }

    /** Says what a button does, and by which keys. */
    static void explain(ButtonBase button, String text, String keys) {
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(keys.isEmpty() ? text : text + " (" + keys + ")"));
    }

    /** Makes the shortcuts work in a scene while nothing is asked there. */
    void install(Scene scene, BooleanSupplier blocked) {
        for (WindowAction action : all) {
            for (KeyCombination keys : action.keys()) {
                scene.getAccelerators().put(keys, () -> {
                    if (!blocked.getAsBoolean()) {
                        action.perform();
                    }
                });
            }
        }
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}

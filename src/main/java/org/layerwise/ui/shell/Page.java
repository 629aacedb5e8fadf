package org.layerwise.ui.shell;

import javafx.scene.input.KeyCode;
import org.layerwise.ui.fx.Texts;

/** The window's pages, in the order of the work. */
public enum Page {
    DATA("fth-database", KeyCode.DIGIT1),
    DESIGN("fth-git-merge", KeyCode.DIGIT2),
    WATCH("fth-activity", KeyCode.DIGIT3),
    OUTCOME("fth-target", KeyCode.DIGIT7),
    LAB("fth-thermometer", KeyCode.DIGIT8),
    RUNS("fth-layers", KeyCode.DIGIT6),
    EXPORT("fth-package", KeyCode.DIGIT4),
    PREDICT("fth-crosshair", KeyCode.DIGIT5);

    private final String icon;
    private final KeyCode digit;

    Page(String icon, KeyCode digit) {
        this.icon = icon;
        this.digit = digit;
    }

    /** The icon's Ikonli literal. */
    public String icon() {
        return icon;
    }

    /** With Ctrl, the way to this page. */
    public KeyCode digit() {
        return digit;
    }

    /** The page's name in ids: {@code data}. */
    public String id() {
        return switch (this) {
            case DATA -> "data";
            case DESIGN -> "design";
            case WATCH -> "watch";
            case OUTCOME -> "outcome";
            case LAB -> "lab";
            case RUNS -> "runs";
            case EXPORT -> "export";
            case PREDICT -> "predict";
        };
    }

    public String title() {
        return Texts.get("shell.page." + id());
    }

    public String help() {
        return Texts.get("shell.page." + id() + ".help");
    }
}

package org.layerwise.ui.design;

import java.util.Locale;
import org.kordamp.ikonli.javafx.FontIcon;

/** A group's icon and its style class, {@code group-core}, which gives its colour. */
final class GroupLook {
    private GroupLook() {}

    static String styleClass(String group) {
        return "group-" + group.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static FontIcon icon(String group) {
        FontIcon icon = new FontIcon(literal(group));
        icon.getStyleClass().add("group-icon");
        return icon;
    }

    private static String literal(String group) {
        return switch (group) {
            case "Input" -> "fth-log-in";
            case "Core" -> "fth-layers";
            case "Activation" -> "fth-activity";
            case "Normalization" -> "fth-align-center";
            case "Regularization" -> "fth-shield";
            case "Sequence" -> "fth-repeat";
            case "Merge" -> "fth-git-merge";
            case String other -> "fth-box";
        };
    }
}

package org.layerwise.ui.design;

import java.util.Locale;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.ui.fx.Texts;

/** A group's icon and its style class, {@code group-core}, which gives its color. */
final class GroupLook {
    private GroupLook() {}

    static String styleClass(PaletteGroup group) {
        return "group-" + group.name().toLowerCase(Locale.ROOT);
    }

    static FontIcon icon(PaletteGroup group) {
        FontIcon icon = new FontIcon(literal(group));
        icon.getStyleClass().add("group-icon");
        return icon;
    }

    private static String literal(PaletteGroup group) {
        return switch (group) {
            case NONE -> "fth-box";
            case INPUT -> "fth-log-in";
            case CORE -> "fth-layers";
            case ACTIVATION -> "fth-activity";
            case NORMALIZATION -> "fth-align-center";
            case REGULARIZATION -> "fth-shield";
            case CONVOLUTION -> "fth-grid";
            case POOLING -> "fth-minimize-2";
            case SEQUENCE -> "fth-repeat";
            case MERGE -> "fth-git-merge";
            case SHAPE -> "fth-maximize";
        };
    }

    /** What people read above the kinds of a group. */
    static String title(PaletteGroup group) {
        return switch (group) {
            case NONE -> Texts.get("design.palette.group.none");
            case INPUT -> Texts.get("design.palette.group.input");
            case CORE -> Texts.get("design.palette.group.core");
            case ACTIVATION -> Texts.get("design.palette.group.activation");
            case NORMALIZATION -> Texts.get("design.palette.group.normalization");
            case REGULARIZATION -> Texts.get("design.palette.group.regularization");
            case CONVOLUTION -> Texts.get("design.palette.group.convolution");
            case POOLING -> Texts.get("design.palette.group.pooling");
            case SEQUENCE -> Texts.get("design.palette.group.sequence");
            case MERGE -> Texts.get("design.palette.group.merge");
            case SHAPE -> Texts.get("design.palette.group.shape");
        };
    }
}

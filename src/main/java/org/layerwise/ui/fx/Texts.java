package org.layerwise.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every text a person sees, from {@code text/layerwise.properties} (UTF-8; keys begin with their screen's name). Patterns
 * are {@link MessageFormat}'s; a text asked for without arguments is taken as it stands.
 */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("text.layerwise", Locale.ROOT);

    private Texts() {}

    /**
     * The text of {@code key} with {@code arguments} filled in.
     *
     * @throws java.util.MissingResourceException when no text has this key
     */
    public static String get(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments);
    }

    /** The bundle itself, for FXML. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }
}

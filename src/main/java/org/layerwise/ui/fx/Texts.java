package org.layerwise.ui.fx;

import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.layerwise.base.Language;

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
        String text = Language.current().translated(BUNDLE.getString(key));
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments);
    }

    /** All texts, for FXML. */
    public static ResourceBundle bundle() {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return Language.current().translated(BUNDLE.getString(key));
            }

            @Override
            public Enumeration<String> getKeys() {
                return BUNDLE.getKeys();
            }
        };
    }
}

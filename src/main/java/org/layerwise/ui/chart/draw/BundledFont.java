package org.layerwise.ui.chart.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Inter, which comes with Layerwise, so that no picture depends on the machine's fonts. Loaded for both toolkits. */
public enum BundledFont {
    REGULAR("Inter-Regular.otf"),
    MEDIUM("Inter-Medium.otf"),
    SEMI_BOLD("Inter-SemiBold.otf");

    /** The family's name, for stylesheets. */
    public static final String FAMILY = "Inter";

    private static final class Awt {
        static final Map<BundledFont, Font> LOADED = new EnumMap<>(BundledFont.class);

        static {
            for (BundledFont one : BundledFont.values()) {
                try (InputStream in = one.open()) {
                    LOADED.put(one, Font.createFont(Font.TRUETYPE_FONT, in));
                } catch (FontFormatException e) {
                    throw new IllegalStateException("the bundled font " + one.file + " is damaged", e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private final String file;

    BundledFont(String file) {
        this.file = file;
    }

    /** Makes the three weights known to JavaFX; to be called once, when it has started, before the first stylesheet. */
    public static void loadForWindow() {
        for (BundledFont one : values()) {
            try (InputStream in = one.open()) {
                javafx.scene.text.Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** This weight for drawing on an image. */
    Font awt(float size) {
        return Objects.requireNonNull(Awt.LOADED.get(this)).deriveFont(size);
    }

    private InputStream open() {
        InputStream in = BundledFont.class.getResourceAsStream("/fonts/" + file);
        if (in == null) {
            throw new IllegalStateException(
                    "the font " + file + " is missing from this build; expected in resources/fonts");
        }
        return in;
    }
}

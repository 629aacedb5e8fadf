package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.PaletteGroup;

/** No group of the palette is without a color, and no two look alike. */
class GroupLookTest {
    @Test
    void everyGroupHasAColorOfItsOwn() throws IOException {
        String css = Files.readString(Path.of("resources/css/design.css"));
        Set<String> colors = new HashSet<>();
        for (PaletteGroup group : PaletteGroup.values()) {
            String rule = "." + GroupLook.styleClass(group) + " { -group-color: ";
            int at = css.indexOf(rule);
            assertTrue(at >= 0, () -> "no color for " + group);
            colors.add(css.substring(at + rule.length(), css.indexOf(';', at)));
        }
        assertEquals(PaletteGroup.values().length, colors.size(), colors::toString);
    }

    @Test
    void everyGroupHasATitleOfItsOwn() {
        assertEquals(
                PaletteGroup.values().length,
                Arrays.stream(PaletteGroup.values())
                        .map(GroupLook::title)
                        .distinct()
                        .count());
    }
}

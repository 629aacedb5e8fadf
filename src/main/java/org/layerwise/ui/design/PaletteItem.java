package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.LayerSpec;

/**
 * Something that can be dragged onto the canvas.
 *
 * @param id {@code dense}, {@code relu}
 * @param title for people
 * @param doc what it does and when to use it
 * @param paper where it comes from
 * @param group where the palette puts it
 * @param layer the layer it makes
 */
record PaletteItem(String id, String title, String doc, String paper, PaletteGroup group, LayerSpec layer) {

    /** Everything there is, from the catalog: every layer, and every function as a layer of its own. */
    static List<PaletteItem> all() {
        List<PaletteItem> items = new ArrayList<>();
        for (KindInfo<LayerSpec> kind : Catalog.of(LayerSpec.class).kinds()) {
            if (kind.type() == Activation.class) {
                for (KindInfo<ActivationFunction> function :
                        Catalog.of(ActivationFunction.class).kinds()) {
                    items.add(new PaletteItem(
                            function.id(),
                            function.title(),
                            function.doc(),
                            function.paper(),
                            kind.group(),
                            new Activation(function.withDefaults())));
                }
            } else {
                items.add(new PaletteItem(
                        kind.id(), kind.title(), kind.doc(), kind.paper(), kind.group(), kind.withDefaults()));
            }
        }
        return List.copyOf(items);
    }

    /** Whether every word that was typed occurs in its name, group or description. */
    boolean matches(String typed) {
        String text = (id + " " + title + " " + GroupLook.title(group) + " " + doc).toLowerCase(Locale.ROOT);
        return List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(text::contains);
    }
}

package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.Param;
import org.layerwise.experiment.Layout;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;

/**
 * Layers on the clipboard, as JSON text, so that they can be pasted into another experiment or window.
 *
 * @param format says that the text is one
 * @param network the layers, with the connections that they had
 * @param layout where their cards were
 */
record LayerClip(
        @Param(value = "", doc = "What the text is.") String format,

        NetworkSpec network,

        @Param(value = "", doc = "Where the cards were.") Layout layout) {
    private static final String FORMAT = "layerwise-layers";

    /** Some layers of a network. */
    static LayerClip of(List<NodeSpec> nodes, NetworkPicture picture) {
        Layout layout = Layout.AUTOMATIC;
        for (NodeSpec node : nodes) {
            CanvasPoint place = picture.place(node.id());
            layout = layout.with(node.id(), place.x(), place.y());
        }
        return new LayerClip(FORMAT, NetworkSpec.of(nodes), layout);
    }

    String text() {
        return JsonText.print(JsonCodec.write(this));
    }

    /** The layers that a text holds; empty when it is another text. */
    static Optional<LayerClip> read(String text) {
        if (!text.contains(FORMAT)) {
            return Optional.empty();
        }
        try {
            LayerClip clip = new JsonCodec("").read(LayerClip.class, JsonText.parse(text, ""), "");
            boolean holds =
                    clip.format().equals(FORMAT) && !clip.network().expand().isEmpty();
            return holds ? Optional.of(clip) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}

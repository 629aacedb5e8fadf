package org.layerwise.nn;

import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.nn.layer.Embedding;
import org.layerwise.nn.layer.Gru;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Lstm;
import org.layerwise.nn.layer.SimpleRnn;

/** What else of a kind is worth trying than its defaults, wherever every kind is tried. */
public final class Variants {
    private Variants() {}

    /** The options of a layer that change what it computes, and layers of one unit. */
    public static Stream<LayerSpec> of(LayerSpec defaults) {
        return switch (defaults) {
            case Lstm lstm -> recurrent("lstm", "");
            case Gru gru -> recurrent("gru", "");
            case SimpleRnn rnn ->
                Stream.concat(recurrent("simple-rnn", ""), recurrent("simple-rnn", ", \"function\": \"relu\""));
            case Embedding embedding ->
                Stream.of(
                        layer("{\"kind\": \"embedding\", \"categories\": 1, \"dimensions\": 1}"),
                        layer("{\"kind\": \"embedding\", \"categories\": 3, \"dimensions\": 2}"));
            case LayerSpec other -> Stream.of();
        };
    }

    /** Brings normal numbers to where the layer has something to do with them: categories, some of them outside its table. */
    public static void suit(LayerSpec layer, FMatrixRMaj input) {
        if (layer instanceof Embedding embedding) {
            for (int i = 0; i < input.numRows * input.numCols; i++) {
                input.data[i] = (float) Math.floor(input.data[i] * embedding.categories()) + 0.5f; // never on a step
            }
        }
    }

    private static Stream<LayerSpec> recurrent(String kind, String others) {
        return Stream.of(
                        "\"units\": 1",
                        "\"units\": 3",
                        "\"units\": 3, \"sequence\": true",
                        "\"units\": 3, \"bidirectional\": true",
                        "\"units\": 5, \"sequence\": true, \"bidirectional\": true")
                .map(options -> layer("{\"kind\": \"" + kind + "\", " + options + others + "}"));
    }

    /** A layer from its JSON. */
    public static LayerSpec layer(String json) {
        return new JsonCodec("test").read(LayerSpec.class, JsonText.parse(json, "test"), "");
    }
}

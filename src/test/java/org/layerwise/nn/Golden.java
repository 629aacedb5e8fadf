package org.layerwise.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

/** Numbers made once by other programs; the scripts that made them stand beside them. */
public final class Golden {
    private static final Map<String, JsonNode> FILES = new ConcurrentHashMap<>();

    private Golden() {}

    /** {@code src/test/golden/training.json}. */
    public static JsonNode training() {
        return file("training");
    }

    /** {@code src/test/golden/NAME.json}. */
    public static JsonNode file(String name) {
        return FILES.computeIfAbsent(name, Golden::read);
    }

    private static JsonNode read(String name) {
        try {
            Path file = Path.of("src", "test", "golden", name + ".json");
            return JsonText.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of an object's parts, in order. */
    public static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.properties().forEach(entry -> names.add(entry.getKey()));
        return names;
    }

    /** A record or a kind as the script wrote it. */
    public static <T> T value(Class<T> type, JsonNode node) {
        return new JsonCodec("golden").read(type, node, "");
    }

    public static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }

    public static float[] floats(JsonNode list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) list.get(i).doubleValue();
        }
        return values;
    }
}

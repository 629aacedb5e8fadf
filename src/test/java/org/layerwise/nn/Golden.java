package org.layerwise.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

/** Numbers made once by other programs; the scripts that made them stand beside them. */
public final class Golden {
    private Golden() {}

    /** {@code src/test/golden/training.json}. */
    public static JsonNode training() {
        try {
            Path file = Path.of("src", "test", "golden", "training.json");
            return JsonText.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

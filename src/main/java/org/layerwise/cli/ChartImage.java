package org.layerwise.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.ui.chart.export.PictureFormat;

/** The option {@code --image} of laboratories: a file whose name says its format. */
final class ChartImage {
    private ChartImage() {}

    /**
     * The format that a file's name ends in.
     *
     * @throws org.layerwise.base.ProblemException when it ends in none
     */
    static PictureFormat format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (PictureFormat known : PictureFormat.values()) {
            if (name.endsWith("." + known.extension())) {
                return known;
            }
        }
        List<String> endings = Arrays.stream(PictureFormat.values())
                .map(known -> "." + known.extension())
                .toList();
        throw Problem.error(Location.path("--image", ""), Message.of("cli/lab-image", file, String.join(", ", endings)))
                .toException();
    }
}

package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** Pictures of the window as PNG files. */
public final class PngFile {
    private PngFile() {}

    /**
     * Writes an image.
     *
     * @throws ProblemException when the file cannot be written
     */
    public static void write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.file(file.toString()),
                            Message.of("ui.chart.draw/picture-not-written", String.valueOf(e.getMessage()))),
                    e);
        }
    }
}

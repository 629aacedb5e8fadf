package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** Shows the worker's pictures: copies the pixels into a buffer that JavaFX reads, and says that they changed. */
final class PictureView extends ImageView {
    private @Nullable PixelBuffer<IntBuffer> buffer;

    PictureView() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(DrawnChart picture) {
        show(picture.image(), picture.drawing().scale());
    }

    /** @param image premultiplied ARGB, {@code scale} of its pixels to a logical one */
    void show(BufferedImage image, double scale) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        PixelBuffer<IntBuffer> target = buffer;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = new PixelBuffer<>(
                    width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
            buffer = target;
            setImage(new WritableImage(target));
        }
        target.updateBuffer(same -> {
            same.getBuffer().put(0, pixels);
            return null;
        });
        setFitWidth(width / scale);
        setFitHeight(height / scale);
    }
}

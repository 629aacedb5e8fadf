package org.layerwise.ui.chart.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.layerwise.files.AtomicFile;
import org.layerwise.ui.chart.draw.ChartDrawing;

/** Writes charts as pictures: whole or not at all. The libraries for SVG and PDF are loaded with the first such file. */
public final class ChartFile {
    private ChartFile() {}

    /**
     * Draws a chart into a file.
     *
     * @throws org.layerwise.base.ProblemException when the file cannot be written
     */
    public static void write(ChartDrawing chart, PictureSpec spec, Path file) {
        AtomicFile.write(file, out -> {
            switch (spec.format()) {
                case SVG -> SvgPicture.write(chart, spec.width(), spec.height(), out);
                case PDF -> PdfPicture.write(chart, spec.width(), spec.height(), out);
                case PNG -> png(chart, spec, out);
            }
        });
    }

    private static void png(ChartDrawing chart, PictureSpec spec, java.io.OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(spec.width(), spec.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            chart.paint(g, spec.width(), spec.height());
        } finally {
            g.dispose();
        }
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("no writer of PNG files");
        }
    }
}

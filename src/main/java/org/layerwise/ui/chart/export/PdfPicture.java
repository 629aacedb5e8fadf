package org.layerwise.ui.chart.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.layerwise.ui.chart.draw.ChartDrawing;

/** A chart as a page of PDF, by Apache PDFBox. */
final class PdfPicture {
    private PdfPicture() {}

    static void write(ChartDrawing chart, int width, int height, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(chart.title());
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
            try {
                chart.paint(g, width, height);
            } finally {
                g.dispose();
            }
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.drawForm(g.getXFormObject());
            }
            document.save(out);
        }
    }
}

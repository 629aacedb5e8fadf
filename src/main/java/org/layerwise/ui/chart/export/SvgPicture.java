package org.layerwise.ui.chart.export;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A chart as SVG, by Apache Batik. Text stays text, in the bundled font where the reader has it and else in one that is
 * like it.
 */
final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FALLBACKS = ", 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif";

    private SvgPicture() {}

    static void write(ChartDrawing chart, int width, int height, OutputStream out) throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        context.setImageHandler(new PngImages());
        SVGGraphics2D g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new java.awt.Dimension(width, height));
        chart.paint(g, width, height);
        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        Element title = document.createElementNS(NAMESPACE, "title");
        title.setTextContent(chart.title());
        root.insertBefore(title, root.getFirstChild());
        fallBack(root);
        print(root, out);
    }

    /** Without a document type, which would have a reader look for its definition elsewhere. */
    private static void print(Element root, OutputStream out) throws IOException {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newTransformer().transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }

    private static Document document() throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** Names the fonts to take where the bundled one is missing. */
    private static void fallBack(Node node) {
        if (node instanceof Element element) {
            String family = element.getAttribute("font-family");
            if (!family.isEmpty()) {
                element.setAttribute("font-family", family + FALLBACKS);
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            fallBack(child);
        }
    }

    /** Images within the file as PNG, by Java's own writer: Batik's is in a library that nothing else needs. */
    private static final class PngImages extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException(e.getMessage(), e);
            }
        }
    }
}

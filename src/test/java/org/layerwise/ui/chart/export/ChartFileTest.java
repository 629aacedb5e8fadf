package org.layerwise.ui.chart.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.chart.draw.ChartAction;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.plot.BarPlot;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.fx.UiContext;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Charts as files, read back by others' readers. Pictures are left in {@code target/pictures}. */
@ExtendWith(ApplicationExtension.class)
class ChartFileTest {
    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final ChartWorker worker = new ChartWorker(problems::add);

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        Application.setUserAgentStylesheet(Theme.LIGHT.stylesheet());
        stage.show();
    }

    @AfterEach
    void stop() {
        worker.close();
        assertEquals(List.of(), problems);
    }

    private static LineModel loss() {
        LineModel model = new LineModel();
        for (int step = 1; step <= 500; step++) {
            model.append("train, all", step, 0.1 + 2 * Math.exp(-step / 80.0));
            if (step % 50 == 0) {
                model.append("validation ≥ 1", step, 0.2 + 2 * Math.exp(-step / 80.0));
            }
        }
        return model;
    }

    private ChartDrawing drawing(ChartModel model, AxisScale scale, Theme theme) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {
            LiveChart chart = new LiveChart(new ChartSpec("Loss σ → ∞", "step", "‖loss‖", scale), model, worker);
            chart.themeProperty().set(theme);
            return ChartDrawing.of(chart);
        }));
    }

    private static Document parse(Path svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(svg.toFile());
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void anSvgHasTheLinesAndAllTexts(Theme theme) throws Exception {
        Path file = folder.resolve("chart.svg");
        ChartFile.write(drawing(loss(), AxisScale.LOG10, theme), new PictureSpec(PictureFormat.SVG, 700, 400), file);
        Document document = parse(file);
        Element root = document.getDocumentElement();
        assertEquals("700", root.getAttribute("width"));
        assertEquals("0 0 700 400", root.getAttribute("viewBox"));
        List<String> texts =
                elements(document, "text").stream().map(Element::getTextContent).toList();
        assertTrue(
                texts.containsAll(List.of("Loss σ → ∞", "train, all", "validation ≥ 1", "step", "‖loss‖ (log)", "200")),
                texts.toString());
        int longest = elements(document, "path").stream()
                .mapToInt(path -> path.getAttribute("d").split("L", -1).length)
                .max()
                .orElse(0);
        assertTrue(longest > 400, "the line of 500 points has " + longest + " corners");
        String text = Files.readString(file);
        assertTrue(text.contains("Inter") && text.contains("sans-serif"), "it names the font and what to take instead");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aPdfIsOnePageOfTheSizeThatLooksLikeTheChart(Theme theme) throws Exception {
        Path file = folder.resolve("chart.pdf");
        ChartFile.write(drawing(loss(), AxisScale.LINEAR, theme), new PictureSpec(PictureFormat.PDF, 640, 360), file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(640, document.getPage(0).getMediaBox().getWidth());
            assertEquals("Loss σ → ∞", document.getDocumentInformation().getTitle());
            BufferedImage page = new PDFRenderer(document).renderImage(0, 1.5f);
            save(page, "export-pdf-" + theme.name().toLowerCase(java.util.Locale.ROOT));
            assertTrue(colored(page) > 1_000, "lines are drawn: " + colored(page));
            assertTrue(different(page, 20, 10, 160, 26) > 60, "the title is drawn");
        }
    }

    @Test
    void aPngIsOfTheSizeThatWasAskedFor() throws Exception {
        BandModel bands = new BandModel();
        HeatModel heat = new HeatModel("activations");
        for (int step = 1; step <= 100; step++) {
            bands.append("dense1", step, Math.sin(step / 10.0), 0.4);
            heat.append(step, -2, 2, new long[] {1, 4, 6, step, 6, 4, 1});
        }
        int number = 0;
        for (ChartModel model : List.of(bands, heat)) {
            Path file = folder.resolve("chart" + number++ + ".png");
            ChartFile.write(
                    drawing(model, AxisScale.LINEAR, Theme.DARK), new PictureSpec(PictureFormat.PNG, 1_200, 700), file);
            BufferedImage picture = ImageIO.read(file.toFile());
            assertEquals(1_200, picture.getWidth());
            assertEquals(700, picture.getHeight());
            assertTrue(colored(picture) > 2_000, file + " is empty");
            save(picture, "export-png-" + number);
            Path vector = folder.resolve("chart" + number + ".svg");
            ChartFile.write(
                    drawing(model, AxisScale.LINEAR, Theme.DARK), new PictureSpec(PictureFormat.SVG, 600, 350), vector);
            parse(vector);
        }
    }

    @Test
    void plotsThatDoNotChangeAreWrittenToo() throws Exception {
        ChartDrawing bars = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {
            StaticChart chart = new StaticChart(worker);
            assertEquals(Optional.empty(), ChartDrawing.of(chart));
            chart.show(new BarPlot(
                    "Importance",
                    "share",
                    List.of(new BarPlot.Bar("petal", 0.75, "75 %"), new BarPlot.Bar("sepal", 0.25, "25 %")),
                    Double.NaN,
                    false));
            return ChartDrawing.of(chart).orElseThrow();
        }));
        Path file = folder.resolve("bars.svg");
        ChartFile.write(bars, new PictureSpec(PictureFormat.SVG, 500, 300), file);
        List<String> texts = elements(parse(file), "text").stream()
                .map(Element::getTextContent)
                .toList();
        assertTrue(texts.containsAll(List.of("Importance", "petal", "75 %")), texts.toString());
        assertEquals("name,share\r\npetal,0.75\r\nsepal,0.25\r\n", ChartPoints.text(bars));
        ChartFile.write(bars, new PictureSpec(PictureFormat.PDF, 500, 300), folder.resolve("bars.pdf"));
    }

    @Test
    void pointsAreAllOfThoseThatAreShown() throws IOException {
        LineModel model = loss();
        Path file = folder.resolve("points.csv");
        ChartPoints.write(drawing(model, AxisScale.LINEAR, Theme.LIGHT), file);
        List<String> lines = Files.readAllLines(file);
        assertEquals(511, lines.size());
        assertEquals("series,step,value", lines.getFirst());
        assertEquals("\"train, all\",1," + (0.1 + 2 * Math.exp(-1 / 80.0)), lines.get(1));
        model.series().toggle(model.series().listed().getFirst());
        ChartPoints.write(drawing(model, AxisScale.LINEAR, Theme.LIGHT), file);
        assertEquals(11, Files.readAllLines(file).size(), "a hidden series is left out");
    }

    @Test
    void aClipboardTakesNoMoreThanItsShare() {
        LineModel model = new LineModel();
        for (int step = 1; step <= ChartPoints.MOST_COPIED + 1; step++) {
            model.append("a", step, 1);
        }
        ChartDrawing drawing = drawing(model, AxisScale.LINEAR, Theme.LIGHT);
        ProblemException thrown = assertThrows(ProblemException.class, () -> ChartPoints.text(drawing));
        assertTrue(thrown.problems().getFirst().message().contains("too many to copy"));
    }

    @Test
    void theMenuAsksForSizeAndFileAndRemembersTheSize() {
        Path chosen = folder.resolve("my chart");
        List<PictureSpec> remembered = new ArrayList<>();
        List<PictureSpec> asked = new ArrayList<>();
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {
            ChartSaving saving = new ChartSaving(new UiContext(
                    new Answer(chosen),
                    new PulseTimer(),
                    new javafx.beans.property.SimpleObjectProperty<>(Theme.LIGHT),
                    problems::addAll,
                    Runnable::run));
            saving.remember(new PictureSpec(PictureFormat.PNG, 640, 480), remembered::add);
            saving.ask(first -> {
                asked.add(first);
                return Optional.of(new PictureDialog(new PictureSpec(PictureFormat.SVG, 333, 222)).chosen());
            });
            LiveChart chart = new LiveChart(new ChartSpec("Loss", "step", "loss"), loss(), worker);
            for (ChartAction action : saving.actions(() -> Optional.of(ChartDrawing.of(chart)))) {
                if (action.id().equals("save")) {
                    action.run().run();
                    action.run().run();
                }
            }
            return true;
        }));
        PictureSpec taken = new PictureSpec(PictureFormat.SVG, 333, 222);
        assertEquals(List.of(new PictureSpec(PictureFormat.PNG, 640, 480), taken), asked);
        assertEquals(List.of(taken, taken), remembered);
        assertTrue(Files.exists(folder.resolve("my chart.svg")));
        assertFalse(Files.exists(chosen));
    }

    /** Chooses always the same file. */
    private record Answer(Path file) implements FileDialogs {
        @Override
        public Optional<Path> open(String title, List<Filter> filters) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, List<Filter> filters) {
            assertEquals("loss.svg", name);
            return Optional.of(file);
        }
    }

    private static void save(BufferedImage picture, String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target/pictures"));
        ImageIO.write(picture, "png", target.resolve("chart-" + name + ".png").toFile());
    }

    private static int colored(BufferedImage picture) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int most = Math.max(rgb >> 16 & 0xFF, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
                int least = Math.min(rgb >> 16 & 0xFF, Math.min(rgb >> 8 & 0xFF, rgb & 0xFF));
                count += most - least > 70 ? 1 : 0;
            }
        }
        return count;
    }

    /** Pixels that are not the background. */
    private static int different(BufferedImage picture, int left, int top, int width, int height) {
        int count = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                count += picture.getRGB(x, y) != picture.getRGB(2, 2) ? 1 : 0;
            }
        }
        return count;
    }
}

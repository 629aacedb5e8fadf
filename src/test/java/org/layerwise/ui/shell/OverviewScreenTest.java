package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.ui.chart.draw.StaticChart;

/** The table as a whole, in the whole window, in both themes. Pictures are left in {@code target/pictures}. */
class OverviewScreenTest extends WindowFixture {
    @TempDir
    Path folder;

    private void open(Path table) {
        dialogs.will(table.toAbsolutePath());
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
        clickOn("#data-show-overview");
        await(() -> !charts().isEmpty());
    }

    private Set<StaticChart> charts() {
        return lookup(".still-chart").queryAllAs(StaticChart.class);
    }

    private void pictureOfOverview(String name) {
        picture("overview-" + name, () -> charts().stream().allMatch(chart -> chart.isUpToDate() || !isShown(chart)));
    }

    private void below() {
        interact(() -> lookup(".overview-scroll").queryAs(ScrollPane.class).setVvalue(1));
    }

    @AfterEach
    void nothingFailed() {
        assertEquals(
                List.of(),
                lookup(".problem .label").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .filter(text -> text.contains("failure"))
                        .toList());
    }

    private List<String> titles() {
        return lookup(".still-chart .chart-title").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "iris"})
    void classesCorrelationsAndSeparationAreDrawn(String name) {
        open(Path.of("sample-data", name + ".csv"));
        picture(name);
        assertEquals(5, charts().size());
        assertTrue(titles().contains("Rows of each class of species"), titles().toString());
        assertTrue(titles().contains("Correlations"), titles().toString());
        for (StaticChart chart : charts()) {
            assertEquals(
                    List.of("save", "csv", "copy"),
                    chart.actions().stream().map(action -> action.id()).toList());
        }
        below();
        picture(name + "-below");
    }

    @Test
    void digitsAreShownAsImagesWithTheMeanOfEachClass() {
        open(Path.of("sample-data/digits.csv"));
        pictureOfOverview("digits");
        Set<ImageView> images = lookup(".images .image-view").queryAllAs(ImageView.class);
        assertEquals(10 * 9, images.size());
        ImageView mean = lookup(".mean-image .image-view").query();
        assertEquals("mean of 0: 178 rows", mean.getAccessibleText());
        assertEquals(48, mean.getImage().getWidth(), "six screen pixels for one of the image's");
        below();
        pictureOfOverview("digits-below");
    }

    @Test
    @SuppressWarnings("unchecked") // the control's values are texts
    void imagesAreOfAnotherSizeWhenItIsChosenOrTyped() {
        open(Path.of("sample-data/digits.csv"));
        await(() -> imageTitle().contains("8 × 8"));
        ComboBox<String> size = (ComboBox<String>) find("#data-images-size");
        assertEquals(List.of("automatic", "2×32", "4×16", "8×8", "16×4", "32×2"), List.copyOf(size.getItems()));
        interact(() -> size.setValue("16×4"));
        await(() -> imageTitle().contains("16 × 4"));
        assertEquals("16×4", size.getValue());
        pictureOfOverview("digits-16x4");
        interact(() -> size.setValue("9x9"));
        Labeled refused = (Labeled) find("#data-images-refused");
        assertTrue(refused.getText().startsWith("images of 9×9 need 81 number columns"), refused.getText());
        assertTrue(imageTitle().contains("16 × 4"), "what was shown stays");
        interact(() -> size.setValue("automatic"));
        await(() -> imageTitle().contains("8 × 8"));
        assertEquals("", refused.getText());
    }

    private String imageTitle() {
        return lookup(".images .card-title").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }

    @Test
    void aColumnThatHoldsTheAnswerIsWarnedOfHereAndAtTheColumn() throws IOException {
        Path table = folder.resolve("leak.csv");
        Files.writeString(
                table,
                "size,code,kind\n"
                        + IntStream.range(0, 200)
                                .mapToObj(i -> i * 37 % 101 + "," + (i % 3 == 0 ? "P1" : "P2") + ","
                                        + (i % 3 == 0 ? "cat" : "dog"))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        open(table);
        await(() -> lookup(".overview .notices .label").queryAllAs(Labeled.class).stream()
                .anyMatch(line -> line.getText().startsWith("code: the column alone predicts kind")));
        pictureOfOverview("leak");
        clickOn("#data-show-table");
        await(() -> lookup(".column-note.caution").queryAllAs(Labeled.class).stream()
                .anyMatch(note -> note.getText().startsWith("the column alone predicts kind")));
        pictureOfOverview("leak-columns");
    }

    @Test
    @SuppressWarnings("unchecked") // the control's values are texts
    void aTargetOfNumbersHasNoClassesButAProjection() {
        open(Path.of("sample-data/seattle-weather.csv"));
        ComboBox<String> target = (ComboBox<String>) find("#data-target");
        interact(() -> target.setValue("temp_max"));
        await(() -> titles().stream().noneMatch(title -> title.startsWith("Rows of each class")));
        pictureOfOverview("weather");
        assertTrue(titles().stream().anyMatch(title -> title.startsWith("Principal components")), titles().toString());
    }

    @Test
    void theChoiceTurnsBetweenColumnsAndOverview() {
        open(Path.of("sample-data/iris.csv"));
        Node columns = find("#data-columns");
        assertFalse(isShown(columns));
        clickOn("#data-show-overview");
        assertTrue(isShown(find("#data-overview")), "one of the two is always chosen");
        clickOn("#data-show-table");
        assertTrue(isShown(columns));
        assertFalse(isShown(find("#data-overview")));
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}

package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.augment.Noise;
import org.layerwise.data.augment.Shift;
import org.testfx.util.WaitForAsyncUtils;

/** Changes of training images on the Data screen. */
class AugmentationScreenTest extends WindowFixture {
    private void open(String name) {
        interact(() -> workbench.openTable(Path.of("sample-data", name).toAbsolutePath(), problems -> {}));
        await(() -> !workbench.isBusy() && workbench.prepared().isPresent());
    }

    private void add(String kind) {
        interact(() -> find("#data-augment-add", MenuButton.class).getItems().stream()
                .filter(each -> each.getId().equals("data-augment-add-" + kind))
                .findFirst()
                .orElseThrow()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Augmentation> chosen() {
        return experiment().training().augmentation();
    }

    private List<Integer> pixels(String grid) {
        Image image = ((ImageView) find(grid, GridPane.class).getChildren().getFirst()).getImage();
        return java.util.stream.IntStream.range(0, (int) (image.getWidth() * image.getHeight()))
                .map(i -> image.getPixelReader().getArgb(i % (int) image.getWidth(), i / (int) image.getWidth()))
                .boxed()
                .toList();
    }

    private void down() {
        interact(() -> lookup(node ->
                        node instanceof ScrollPane pane && pane.getStyleClass().contains("side"))
                .queryAllAs(ScrollPane.class)
                .forEach(pane -> pane.setVvalue(1)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void changesAreAddedShownSetRemovedAndUndone() {
        open("digits.csv");
        assertTrue(find("#data-augment").isVisible());
        assertFalse(find("#data-augment-again").isVisible());
        add("shift");
        assertEquals(List.of(new Shift(1)), chosen());
        down();
        doubleClickOn("#data-augment-0-pixels").write("3").push(KeyCode.ENTER);
        assertEquals(List.of(new Shift(3)), chosen());
        assertEquals(
                4, find("#data-augment-before", GridPane.class).getChildren().size());
        assertEquals(
                8, find("#data-augment-after", GridPane.class).getChildren().size());
        List<Integer> before = pixels("#data-augment-before");
        List<Integer> after = pixels("#data-augment-after");
        assertNotEquals(before, after);
        add("noise");
        down();
        picture("data-augment");
        assertEquals(List.of(new Shift(3), new Noise(0.1)), chosen());
        interact(() ->
                find("#data-augment-again", javafx.scene.control.Button.class).fire());
        assertEquals(before, pixels("#data-augment-before"));
        assertNotEquals(after, pixels("#data-augment-after"));
        interact(() -> find("#data-augment-0-remove", javafx.scene.control.Button.class)
                .fire());
        assertEquals(List.of(new Noise(0.1)), chosen());
        clickOn("#shell-undo");
        assertEquals(List.of(new Shift(3), new Noise(0.1)), chosen());
        assertFalse(find("#data-augment-refused").isVisible());
        interact(() -> workbench
                .document()
                .edit(
                        "PCA",
                        now -> now.withPipeline(now.pipeline()
                                .withDecorrelation(org.layerwise.catalog.Catalog.of(
                                                org.layerwise.data.decorrelate.Decorrelation.class)
                                        .kind("zca-whitening")
                                        .withDefaults()))));
        await(() -> find("#data-augment-refused").isVisible());
        assertTrue(find("#data-augment-refused", Labeled.class).getText().contains("decorrelated"));
    }

    @Test
    void rowsThatAreNoImagesHaveNone() {
        open("penguins.csv");
        assertFalse(find("#data-augment").isVisible());
    }
}

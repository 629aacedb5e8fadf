package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.NoDecorrelation;
import org.layerwise.data.decorrelate.PcaWhitening;
import org.testfx.util.WaitForAsyncUtils;

/** All features together on the Data screen. */
class DecorrelationScreenTest extends WindowFixture {
    private void open(String table) {
        dialogs.will(Path.of("sample-data", table).toAbsolutePath());
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
    }

    @SuppressWarnings("unchecked") // the control's values are the test's own
    private void choose(String kind) {
        ComboBox<KindInfo<Decorrelation>> box = (ComboBox<KindInfo<Decorrelation>>) find("#data-decorrelation");
        interact(() -> box.setValue(Catalog.of(Decorrelation.class).kind(kind)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Decorrelation chosen() {
        return experiment().pipeline().decorrelation();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    private void pictureOfSide(String name) {
        interact(() -> find(".side", ScrollPane.class).setVvalue(0.45));
        WaitForAsyncUtils.waitForFxEvents();
        picture(name);
    }

    @Test
    void whiteningIsChosenSeenChangedAndUndone() {
        open("penguins.csv");
        assertEquals(new NoDecorrelation(), chosen());
        assertFalse(find("#data-decorrelation-preview").isVisible());
        choose("pca-whitening");
        assertEquals(new PcaWhitening(100_000, 1, 1e-5), chosen());
        await(() -> find("#data-decorrelation-preview").isVisible());
        assertEquals("7 of 7 components of 9 features, 100 % of their variance", text("#data-decorrelation-kept"));
        assertTrue(text("#data-decorrelation-before")
                .startsWith("Before: flipper_length_mm and body_mass_g, correlation 0.8"));
        assertEquals("After: pc1 and pc2, correlation 0", text("#data-decorrelation-after"));
        assertEquals("pc1", prepared().pipeline().featureNames().getFirst());
        pictureOfSide("data-whitening");
        doubleClickOn("#data-decorrelation-variance").write("0.9").push(KeyCode.ENTER);
        assertEquals(new PcaWhitening(100_000, 0.9, 1e-5), chosen());
        await(() -> text("#data-decorrelation-kept").startsWith("4 of 7"));
        doubleClickOn("#data-decorrelation-variance").write("7").push(KeyCode.ENTER);
        assertTrue(find("#data-decorrelation-variance-message").isVisible(), "7 is no share");
        assertEquals(new PcaWhitening(100_000, 0.9, 1e-5), chosen());
        clickOn("#shell-undo");
        assertEquals("1", find("#data-decorrelation-variance", TextField.class).getText());
        await(() -> text("#data-decorrelation-kept").startsWith("7 of 7"));
        clickOn("#shell-undo");
        assertEquals(new NoDecorrelation(), chosen());
        await(() -> !find("#data-decorrelation-preview").isVisible());
    }

    @Test
    void whiteningInPlaceKeepsPixels() {
        open("digits.csv");
        choose("zca-whitening");
        await(() -> find("#data-decorrelation-preview").isVisible());
        assertEquals(
                "pixel_0_0", prepared().pipeline().featureNames().getFirst(), "columns keep their names and places");
        assertTrue(text("#data-decorrelation-kept").contains("keep their names"));
        pictureOfSide("data-zca");
        choose("pca");
        await(() -> text("#data-decorrelation-kept").contains("components"));
        pictureOfSide("data-pca");
    }
}

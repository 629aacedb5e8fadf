package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.layerwise.runs.RunFigure;
import org.testfx.framework.junit5.ApplicationTest;

/** What stands where a figure of a run has no number, or a very large one. */
class ResultsStripTest extends ApplicationTest {
    private final ResultsStrip strip = new ResultsStrip();

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(strip, 600, 200));
        stage.show();
    }

    private List<String> texts(ResultRow row) {
        interact(() -> strip.show(List.of(row)));
        List<String> texts = new ArrayList<>();
        from(strip).lookup(".label").queryAllAs(Label.class).forEach(label -> texts.add(label.getText()));
        return texts;
    }

    @Test
    void anR2OfAConstantTargetIsADashAndItIsSaidWhy() {
        List<String> texts = texts(new ResultRow("r2", new RunFigure(Double.NaN, Double.NaN, 0), null));
        assertFalse(texts.contains("NaN"), texts::toString);
        assertTrue(texts.contains("–"), texts::toString);
        assertEquals("none: the target is constant in these rows", texts.getLast());
        assertEquals(
                "epoch 3",
                texts(new ResultRow("r2", new RunFigure(0.5, 0.75, 3), null)).getLast());
    }

    @Test
    void aLossThatDivergedIsShort() {
        List<String> texts = texts(new ResultRow("loss", new RunFigure(3.123456e35, 1.5e30, 1), null));
        assertTrue(texts.containsAll(List.of("3.12e35", "1.50e30")), texts::toString);
    }
}

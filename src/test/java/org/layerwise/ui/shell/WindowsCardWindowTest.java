package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import org.junit.jupiter.api.Test;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.window.NoWindows;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.data.window.Windowing;
import org.testfx.util.WaitForAsyncUtils;

/** Windows of rows on the Data page. */
class WindowsCardWindowTest extends WindowFixture {
    private Windowing chosen() {
        return experiment().pipeline().windows();
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    @Test
    @SuppressWarnings("unchecked") // the controls' values are the test's own
    void windowsAreSwitchedOnSetAndUndone() {
        dialogs.will(Path.of("sample-data", "seattle-weather.csv").toAbsolutePath());
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
        ComboBox<String> target = (ComboBox<String>) find("#data-target");
        interact(() -> target.setValue("temp_max"));
        await(() ->
                workbench.prepared().isPresent() && experiment().data().target().equals("temp_max"));
        assertEquals(new NoWindows(), chosen());
        assertFalse(find("#data-windows-settings").isVisible());
        interact(() -> find(".side", ScrollPane.class).setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#data-windows");
        assertEquals(new TimeWindows("date", "", 7), chosen());
        assertEquals(new TimeSplit("date"), experiment().split().by());
        assertEquals("flatten1", experiment().network().expand().get(1).id());
        await(() ->
                text("#data-windows-counts").equals("Windows: 1,162 for training, 285 for validation, 0 for the test"));
        interact(() -> ((Spinner<Integer>) find("#data-windows-length"))
                .getValueFactory()
                .setValue(14));
        MenuButton columns = find("#data-windows-columns", MenuButton.class);
        interact(() -> columns.getItems().stream()
                .filter(item -> List.of("wind", "weather").contains(item.getText()))
                .toList()
                .forEach(item -> {
                    CheckMenuItem now = (CheckMenuItem) columns.getItems().stream()
                            .filter(other -> other.getText().equals(item.getText()))
                            .findFirst()
                            .orElseThrow();
                    now.setSelected(false);
                    now.fire();
                }));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(14, ((TimeWindows) chosen()).length());
        await(() -> text("#data-windows-counts").startsWith("Windows: 1,155"));
        picture("data-windows");
        while (chosen() instanceof TimeWindows) {
            clickOn("#shell-undo");
        }
        assertTrue(experiment().split().by().toString().startsWith("Random"));
        assertEquals("dense1", experiment().network().expand().get(1).id());
    }
}

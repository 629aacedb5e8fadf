package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.layerwise.ui.fx.Theme;

/** The window's frame by mouse and keys. */
class ShellWindowTest extends WindowFixture {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    private void open() {
        interact(() -> window.open(PENGUINS));
        await(() -> workbench.prepared().isPresent());
    }

    private void edit() {
        interact(() -> workbench.document().edit("Seed 7", experiment -> experiment.withSeed(7)));
    }

    @Test
    void turnsPagesByKeys() {
        open();
        List<String> roots = List.of("#data", "#design", "#watch", "#export");
        List<KeyCode> digits = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4);
        for (int i = roots.size() - 1; i >= 0; i--) {
            push(KeyCode.SHORTCUT, digits.get(i));
            assertNotNull(scene().lookup(roots.get(i)), roots.get(i));
            assertTrue(lookup("#shell-page-" + roots.get(i).substring(1))
                    .queryAs(javafx.scene.control.ToggleButton.class)
                    .isSelected());
        }
        assertEquals(null, scene().lookup("#design"));
    }

    @Test
    void turnsTheLookOfTheWholeApplication() {
        clickOn("#shell-theme");
        assertEquals(Theme.LIGHT, theme.get());
        assertEquals(Theme.LIGHT.stylesheet(), Application.getUserAgentStylesheet());
    }

    @Test
    void tooltipsNameWhatUndoTakesBack() {
        open();
        assertTrue(find("#shell-undo").isDisabled());
        edit();
        ButtonBase undo = find("#shell-undo", ButtonBase.class);
        assertFalse(undo.isDisabled());
        assertEquals("Undo: Seed 7 (Ctrl+Z)", undo.getTooltip().getText());
        assertTrue(find("#shell-modified").isVisible());
        assertTrue(stage.getTitle().startsWith("• penguins.csv"), stage.getTitle());
    }

    @Test
    void tabReachesEveryControlOfTheFrameAndComesRound() {
        open();
        edit();
        Set<String> reached = new LinkedHashSet<>();
        interact(() -> find("#shell-open").requestFocus());
        for (int i = 0; i < 80; i++) {
            Node owner = scene().getFocusOwner();
            if (owner.getId() != null
                    && !reached.add(owner.getId())
                    && owner.getId().equals("shell-open")) {
                break;
            }
            push(KeyCode.TAB);
        }
        for (String id : List.of(
                "shell-open",
                "shell-save",
                "shell-save-as",
                "shell-undo",
                "shell-theme",
                "shell-page-data",
                "shell-page-design",
                "shell-page-watch",
                "shell-page-export",
                "data-use-all",
                "data-columns",
                "data-grid",
                "data-target",
                "data-task-classification",
                "data-task-regression",
                "data-scaling",
                "data-categories",
                "data-validation",
                "data-test",
                "data-seed",
                "data-stratified",
                "shell-problems")) {
            assertTrue(reached.contains(id), () -> id + " is not on the way of Tab: " + reached);
        }
        assertEquals("shell-open", scene().getFocusOwner().getId());
    }

    @Test
    void aBadFileIsShownInTheListOfProblems() {
        interact(() -> window.open(Path.of("no-such-table.csv")));
        await(() -> find("#shell-problem-panel").isVisible());
        assertTrue(find("#shell-problems", Labeled.class).getText().startsWith("1 error"));
        assertEquals(1, find("#shell-problem-list", ListView.class).getItems().size());
        clickOn("#shell-problems-close");
        assertFalse(find("#shell-problem-panel").isVisible());
    }

    @Test
    void asksBeforeClosingAndEscapeStays() {
        open();
        edit();
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertEquals("question-save", scene().getFocusOwner().getId());
        for (int i = 0; i < 4; i++) {
            push(KeyCode.TAB);
            assertTrue(scene().getFocusOwner().getId().startsWith("question-"));
        }
        push(KeyCode.SHORTCUT, KeyCode.Z);
        assertTrue(workbench.document().isModified());
        push(KeyCode.ESCAPE);
        assertTrue(stage.isShowing());
        assertFalse(find("#shell-question").isVisible());
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        clickOn("#question-discard");
        assertFalse(stage.isShowing());
    }

    @Test
    void textIsDrawnInTheBundledFont() {
        Text drawn = (Text) find("#shell-title").lookup(".text");
        assertTrue(
                drawn.getFont().getFamily().startsWith("Inter"), drawn.getFont().getFamily());
    }

    @Test
    void whatNobodyCatchesOnTheJavaFxThreadIsShown() {
        interact(() -> Thread.currentThread()
                .getUncaughtExceptionHandler()
                .uncaughtException(Thread.currentThread(), new IllegalStateException("planted by a test")));
        await(() -> find("#shell-problem-panel").isVisible());
        ListView<?> list = (ListView<?>) find("#shell-problem-list");
        assertTrue(list.getItems().getFirst().toString().contains("planted by a test"));
    }
}

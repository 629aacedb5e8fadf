package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Version;

/** Help, About and the command palette, by the keys that open them. */
class HelpWindowTest extends WindowFixture {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    private void open() {
        interact(() -> window.open(PENGUINS));
        await(() -> workbench.prepared().isPresent());
    }

    private Set<String> texts(String id) {
        return find(id).lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.toSet());
    }

    private void size(double width, double height) {
        interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    @SuppressWarnings("unchecked") // the list holds entries
    private List<PaletteEntry> entries() {
        return ((ListView<PaletteEntry>) find("#palette-list", ListView.class)).getItems();
    }

    private void search(String typed) {
        interact(() -> find("#palette-search", TextField.class).setText(typed));
    }

    @Test
    void f1ShowsWhatThePageIsForAndItsKeys() {
        push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        push(KeyCode.F1);
        Set<String> shown = texts("#help");
        assertTrue(shown.contains("Help: Watch") && shown.contains("F6") && shown.contains("Ctrl+O"), shown::toString);
        size(1024, 700);
        picture("page-help-1024");
        push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        assertEquals("watch", scene().lookup(".page").lookup("#watch").getId());
        push(KeyCode.ESCAPE);
        assertFalse(find("#shell-overlay").isVisible());
    }

    @Test
    void aQuestionMarkIsHelpButInAFieldALetter() {
        open();
        interact(() -> find("#shell-open").requestFocus());
        write("?");
        assertTrue(find("#shell-overlay").isVisible());
        push(KeyCode.ESCAPE);
        assertEquals("shell-open", scene().getFocusOwner().getId());
        interact(() -> find("#data-seed").requestFocus());
        write("?");
        assertFalse(find("#shell-overlay").isVisible());
        assertTrue(find("#data-seed", TextField.class).getText().contains("?"));
    }

    @Test
    void aboutNamesVersionJavaAndLicenses() {
        clickOn("#shell-help");
        clickOn("#help-about");
        assertEquals(Version.TEXT, find("#about-version", Label.class).getText());
        assertTrue(find("#about-java", Label.class)
                .getText()
                .contains(Runtime.version().toString()));
        assertTrue(texts("#about-licenses").containsAll(List.of("AtlantaFX", "MIT")));
        picture("page-about");
        clickOn("#about-close");
        assertFalse(find("#shell-overlay").isVisible());
    }

    @Test
    void thePaletteFindsAnActionOfAnotherPageByAFewLetters() {
        open();
        push(KeyCode.SHORTCUT, KeyCode.K);
        picture("page-palette");
        search("gtpexp");
        assertEquals("Go to the page Export", entries().getFirst().title());
        push(KeyCode.ENTER);
        assertFalse(find("#shell-overlay").isVisible());
        assertTrue(scene().lookup("#export") != null);
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
        search("undo");
        PaletteEntry undo = entries().getFirst();
        assertEquals("Ctrl+Z", undo.shortcut());
        assertFalse(undo.possible());
        push(KeyCode.ENTER);
        assertTrue(find("#shell-overlay").isVisible());
    }

    @Test
    void thePaletteHasEveryButtonOfEveryPage() {
        open();
        push(KeyCode.SHORTCUT, KeyCode.K);
        Set<String> places = entries().stream().map(PaletteEntry::place).collect(Collectors.toSet());
        Set<String> pages = new HashSet<>(List.of("Data", "Design", "Watch", "Runs", "Export", "Predict", ""));
        pages.removeAll(places);
        assertEquals(Set.of(), pages);
        Set<String> ids = new HashSet<>(scene().lookup(".page").lookupAll(".button").stream()
                .filter(node -> node instanceof Button
                        && node.getId() != null
                        && node.getId().startsWith("data-"))
                .map(node -> ((Button) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
        entries().forEach(entry -> ids.remove(entry.title()));
        assertEquals(Set.of(), ids);
    }

    @Test
    void theKeyboardIsAlwaysSeen() {
        open();
        interact(() -> find("#shell-open").requestFocus());
        Set<String> bare = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            push(KeyCode.TAB);
            Node owner = scene().getFocusOwner();
            boolean ringed = owner instanceof Region region
                    && region.getBorder() != null
                    && region.getBorder().getStrokes().stream()
                            .anyMatch(stroke -> stroke.getTopStroke() instanceof Color color
                                    && color.getOpacity() > 0.5
                                    && stroke.getWidths().getTop() >= 2);
            if (!ringed) {
                bare.add(owner.toString());
            }
        }
        assertEquals(Set.of(), bare);
    }

    @Test
    void popupsFillTheirWindows() {
        open();
        ComboBox<?> box = find("#data-scaling", ComboBox.class);
        interact(box::show);
        interact(() -> find("#shell-samples", MenuButton.class).show());
        int seen = 0;
        for (Window popup : List.copyOf(Window.getWindows())) {
            if (popup instanceof ContextMenu menu) {
                seen++;
                Node shown = menu.getScene().getRoot().lookup(".context-menu");
                assertEquals(null, shown.getEffect());
            } else if (popup instanceof javafx.scene.control.PopupControl) {
                Node list = popup.getScene().getRoot().lookup(".list-view");
                if (list != null) {
                    seen++;
                    assertEquals(null, list.getEffect());
                }
            }
        }
        assertTrue(seen > 0, "no popup seen");
        interact(box::hide);
    }

    @Test
    void picturesOfTheStartPage() {
        await(() -> find("#data-sample-penguins", Button.class).getText().isEmpty());
        Set<String> words = texts("#data-sample-penguins");
        assertTrue(words.contains("344 rows × 7 columns · Classification of species"), words::toString);
        assertTrue(texts("#data-empty").stream().anyMatch(text -> text.contains("Parquet") && text.contains("gzip")));
        size(1024, 700);
        picture("page-start-1024");
        size(1440, 900);
        picture("page-start-1440");
        open();
        size(1440, 900);
        clickOn("#data-reading-toggle");
        picture("page-data-1440");
    }
}

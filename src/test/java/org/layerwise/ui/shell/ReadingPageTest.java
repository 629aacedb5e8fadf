package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room that the Reading panel takes, and the page of a file that cannot be read. */
class ReadingPageTest extends WindowFixture {
    @TempDir
    Path folder;

    private Path good(String name) throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(i -> "%d;1,5;%s%n".formatted(i, i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), "n;x;y\n" + rows);
    }

    private Path bad(String name) throws IOException {
        String rows = IntStream.range(0, 40).mapToObj(i -> i + ",1.5\n").collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), "p,q\n" + rows + "1,2,3\n");
    }

    private void open(Path file) {
        interact(() -> window.open(file));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
    }

    private void fail(Path file) {
        interact(() -> window.open(file));
        await(() -> find("#data-failed").isVisible() && !workbench.isBusy());
    }

    private String text(String id) {
        return find(id, Labeled.class).getText();
    }

    private void assertInWindow(String id) {
        Node node = scene().lookup(id);
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        assertTrue(
                bounds.getMinY() >= -1
                        && bounds.getMaxY() <= scene().getHeight() + 1
                        && bounds.getMinX() >= -1
                        && bounds.getMaxX() <= scene().getWidth() + 1
                        && bounds.getHeight() > 10,
                () -> id + " at " + bounds + " in " + scene().getWidth() + " x " + scene().getHeight());
    }

    @Test
    void theFrameStaysInSightWithReadingAndProblemsOpen() throws IOException {
        open(good("deutsch.csv"));
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        clickOn("#data-reading-toggle");
        await(() -> !((TableView<?>) find("#data-reading-rows")).getItems().isEmpty());
        picture("page-reading-1024");
        clickOn("#shell-problems");
        picture("page-reading-problems-1024");
        for (String id : List.of(
                "#shell-open",
                "#shell-title",
                "#shell-page-data",
                "#shell-page-predict",
                "#shell-problems",
                "#data-name")) {
            assertInWindow(id);
        }
        Bounds page = find(".page").localToScene(find(".page").getLayoutBounds());
        Bounds panel = find("#shell-problem-panel")
                .localToScene(find("#shell-problem-panel").getLayoutBounds());
        Bounds reading =
                find("#data-reading").localToScene(find("#data-reading").getLayoutBounds());
        assertTrue(page.getMaxY() <= panel.getMinY() + 1, () -> page + " reaches into " + panel);
        assertTrue(reading.getMaxY() < page.getMaxY(), () -> reading + " leaves " + page);
    }

    @Test
    void aLongNameIsReadWholeInASmallWindow() throws IOException {
        open(good("a measured series of the station in winter.csv"));
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        interact(() -> scene().getRoot().layout());
        Labeled name = find("#data-name", Labeled.class);
        assertTrue(name.getWidth() >= name.prefWidth(-1) - 1, () -> name.getWidth() + " of " + name.prefWidth(-1));
        Labeled hint = find("#data-steps-hint", Labeled.class);
        assertTrue(hint.getWidth() >= hint.prefWidth(-1) - 1 || hint.getOpacity() == 0, "a hint is not cut");
        picture("page-data-1024");
        interact(() -> stage.setWidth(1440));
        interact(() -> scene().getRoot().layout());
        assertEquals(1, hint.getOpacity());
    }

    private Path remarked(String name) throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "%s,%d,%d,%s,%d,%d,%d%n"
                        .formatted(i % 10 == 3 ? "-999" : "" + (5 + i), i % 7, i % 5, i % 3, i % 11, i % 13, i % 2))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), "depth,b,c,d,e,f,y\n" + rows);
    }

    @Test
    void fiveColumnsStayInSightBelowTheOpenPanel() throws IOException {
        for (String name : List.of("short.csv", "a rather long name of a table in winter.csv")) {
            open(remarked(name));
            interact(() -> {
                stage.setWidth(1024);
                stage.setHeight(700);
            });
            clickOn("#data-reading-toggle");
            await(() -> !((TableView<?>) find("#data-reading-rows")).getItems().isEmpty());
            interact(() -> scene().getRoot().layout());
            await(() -> find("#data-columns").getLayoutBounds().getHeight() >= 5 * 60);
            assertInWindow("#data-columns");
            assertInWindow("#data-grid");
            assertInWindow("#data-reading-scroll");
            picture("page-reading-rows-1024");
            clickOn("#data-reading-toggle");
        }
    }

    @Test
    void remarksAndTheTablesSizeAreReadWholeInASmallWindow() throws IOException {
        open(remarked("a rather long name of a table in winter.csv"));
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        interact(() -> scene().getRoot().layout());
        Labeled facts = find("#data-facts", Labeled.class);
        assertTrue(facts.getWidth() >= facts.prefWidth(-1) - 1, () -> facts.getWidth() + " of " + facts.prefWidth(-1));
        Labeled remark = find("#data-columns").lookupAll(".column-note").stream()
                .map(Labeled.class::cast)
                .filter(note -> note.getText().startsWith("-999"))
                .findFirst()
                .orElseThrow();
        assertTrue(remark.getHeight() > 40, () -> "not three lines: " + remark.getHeight());
        picture("page-data-remarks-1024");
    }

    @Test
    void theFrameStaysInSightOnEveryPage() throws IOException {
        open(good("deutsch.csv"));
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        clickOn("#shell-problems");
        for (Page page : Page.values()) {
            interact(() -> window.show(page));
            interact(() -> scene().getRoot().layout());
            assertInWindow("#shell-problems");
            assertInWindow("#shell-open");
        }
    }

    @Test
    void aFailedFileIsTheOnlyOneOnThePageAndLeadsBack() throws IOException {
        open(good("deutsch.csv"));
        fail(bad("broken.csv"));
        assertFalse(find("#data-full").isVisible());
        assertFalse(find("#data-empty").isVisible());
        assertEquals("broken.csv", text("#data-unread-name"));
        assertTrue(text("#data-unread-reason").contains("line 42"), text("#data-unread-reason"));
        assertEquals("broken.csv", text("#shell-title"));
        assertTrue(find("#shell-save").isDisabled());
        await(() -> ((TableView<?>) find("#data-unread-rows")).getColumns().size() == 2);
        picture("page-unread");
        interact(() -> window.show(Page.DESIGN));
        assertEquals("deutsch.csv", text("#shell-title"));
        interact(() -> window.show(Page.DATA));
        assertEquals("Back to deutsch.csv", text("#data-unread-back"));
        clickOn("#data-unread-back");
        assertTrue(find("#data-full").isVisible());
        assertFalse(find("#data-failed").isVisible());
        assertEquals("deutsch.csv", text("#shell-title"));
        assertTrue(text("#shell-message").startsWith("deutsch.csv"), text("#shell-message"));
        assertFalse(text("#shell-problems").contains("error"), text("#shell-problems"));
        clickOn("#data-reading-toggle");
        await(() -> ((TableView<?>) find("#data-reading-rows")).getColumns().size() == 3);
    }

    @Test
    void aFailedFileLeadsBackToTheStartPage() {
        fail(folder.resolve("nowhere.csv"));
        assertEquals("nowhere.csv", text("#data-unread-name"));
        assertFalse(find("#data-unread").isVisible());
        assertEquals("Back to the start page", text("#data-unread-back"));
        clickOn("#data-unread-back");
        assertTrue(find("#data-empty").isVisible());
        assertTrue(find("#data-open").isVisible());
        assertEquals("Ready", text("#shell-message"));
        assertEquals("No problems", text("#shell-problems"));
    }

    @Test
    void anErrorGoesWhenAnotherFileOpens() throws IOException {
        fail(bad("broken.csv"));
        assertTrue(text("#shell-problems").contains("1 error"), text("#shell-problems"));
        open(good("deutsch.csv"));
        assertFalse(text("#shell-problems").contains("error"), text("#shell-problems"));
        assertFalse(find("#shell-problem-panel").isVisible());
    }

    @Test
    void aTableThatNeverVariesOpensOrSaysWhyNot() throws IOException {
        interact(() -> window.open(constant()));
        await(() -> !workbench.isBusy()
                && (workbench.table().isPresent() || find("#data-failed").isVisible()));
        assertTrue(find("#data-failed").isVisible());
        assertTrue(
                text("#data-unread-reason").contains("Every column has the same value in all rows"),
                text("#data-unread-reason"));
    }

    private Path constant() {
        try {
            return Files.writeString(folder.resolve("same.csv"), "a,b,c\n" + "1,x,2.5\n".repeat(30));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

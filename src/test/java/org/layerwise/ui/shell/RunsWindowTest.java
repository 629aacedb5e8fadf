package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.layerwise.run.Run;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.StoredState;

/** The list of runs, by mouse and keys. */
class RunsWindowTest extends RunsPageFixture {
    private void two() {
        train("first");
        train("second", "optimizer=sgd", "seed=2");
        show(2);
    }

    @Test
    void listsTheNewestFirstAndADoubleClickShowsOneOnTheWatchPage() {
        two();
        assertEquals(List.of("second", "first"), names());
        assertTrue(find("#runs-summary", Labeled.class).getText().startsWith("2 runs · "));
        doubleClickOn(cell("first", ".runs-name"));
        await(() -> workbench.runs().shown().isPresent());
        assertEquals("first", workbench.runs().shown().orElseThrow().name());
        await(() -> scene().lookup("#watch") != null);
        await(() -> find("#watch-state", Labeled.class).getText().startsWith("Ended"));
        interact(() -> window.show(Page.RUNS));
        clickOn("#runs-newest");
        await(() -> workbench.runs().shown().orElseThrow().name().equals("second"));
    }

    @Test
    void filtersWhileOneTypesAndSaysWhatIsWrong() {
        two();
        write("#runs-filter", "optimizer=sgd accuracy>");
        await(() -> names().equals(List.of("second")));
        assertEquals(
                "a value is missing after \"accuracy >\". Say it: accuracy > 0.9, optimizer=adam.",
                find("#runs-complaint", Labeled.class).getText());
        write("#runs-filter", "name:fir");
        await(() -> names().equals(List.of("first")));
        assertFalse(find("#runs-complaint").isVisible());
        assertTrue(find("#runs-summary", Labeled.class).getText().startsWith("1 of 2 runs"));
        push(KeyCode.ESCAPE);
        await(() -> names().size() == 2);
    }

    @Test
    void sortsByAColumnAndShowsThoseThatAreChosen() {
        two();
        sortByName(table(), TableColumn.SortType.ASCENDING);
        await(() -> names().equals(List.of("first", "second")));
        sortByName(table(), TableColumn.SortType.DESCENDING);
        await(() -> names().equals(List.of("second", "first")));
        MenuButton chooser = find("#runs-columns", MenuButton.class);
        assertTrue(
                chooser.getItems().stream().anyMatch(item -> "runs-choose-best-accuracy-train".equals(item.getId())));
        assertEquals(null, table().lookup("#runs-column-tags"));
        interact(() -> chooser.getItems().stream()
                .filter(item -> "runs-choose-tags".equals(item.getId()))
                .forEach(item -> ((javafx.scene.control.CheckMenuItem) item).setSelected(true)));
        await(() -> table().lookup("#runs-column-tags") != null);
    }

    /** As a click on the column's head does, which the headless robot does not bring about. */
    private <T> void sortByName(TableView<T> table, TableColumn.SortType type) {
        interact(() -> table.getColumns().stream()
                .filter(column -> "runs-column-name".equals(column.getId()))
                .forEach(column -> {
                    column.setSortType(type);
                    table.getSortOrder().setAll(List.of(column));
                }));
    }

    @Test
    void namesTagsNotesAndStarsAreWritten() {
        two();
        choose("first");
        push(KeyCode.F2);
        write("the baseline").push(KeyCode.ENTER);
        await(() -> names().contains("the baseline"));
        choose("the baseline");
        write("#runs-tags", "paper, wide");
        push(KeyCode.ENTER);
        await(() -> kept("the baseline").label().tags().equals(List.of("paper", "wide")));
        write("#runs-note", "for March");
        clickOn("#runs-filter");
        await(() -> kept("the baseline").label().note().equals("for March"));
        write("#runs-note", "for April");
        clickOn(cell("second", ".runs-name"));
        await(() -> kept("the baseline").label().note().equals("for April"));
        assertEquals("", kept("second").label().note());
        choose("the baseline");
        clickOn(cell("the baseline", ".runs-star"));
        await(() -> kept("the baseline").label().starred()
                && text(cell("the baseline", ".runs-star")).equals("★"));
        assertEquals("paper, wide", find("#runs-tags", TextInputControl.class).getText());
    }

    @Test
    void whatIsDeletedCanBeBroughtBack() {
        two();
        choose("second", "first");
        clickOn("#runs-delete");
        await(() -> find("#runs-undo-bar").isVisible());
        assertEquals("Deleted 2 runs", find("#runs-undo-text", Labeled.class).getText());
        await(() -> find("#runs-empty").isVisible());
        assertEquals(List.of(), kept());
        clickOn("#runs-undo");
        await(() -> names().equals(List.of("second", "first")));
        assertFalse(find("#runs-undo-bar").isVisible());
    }

    @Test
    void aRunIsBegunAnewAndGoesOn() {
        train("first", "seed=5");
        show(1);
        choose("first");
        clickOn("#runs-rerun");
        await(() -> kept().size() == 2 && kept().stream().noneMatch(RunInfo::goesOn));
        RunInfo again = kept().getFirst();
        assertNotEquals(kept("first").id(), again.id());
        assertEquals(kept("first").settings(), again.settings());
        assertEquals(kept("first").figures(), again.figures());
        await(() -> !workbench.runs().isWriting());
        interact(() -> window.show(Page.RUNS));
        await(() -> names().size() == 2);
        choose("first");
        clickOn("#runs-resume");
        interact(() -> find("#runs-resume", MenuButton.class).getItems().stream()
                .filter(item -> "runs-resume-10".equals(item.getId()))
                .forEach(javafx.scene.control.MenuItem::fire));
        await(() -> kept("first").progress().epochs() == 13 && !kept("first").goesOn());
        assertEquals(2, kept().size());
    }

    @Test
    void theExperimentOfARunOpens() {
        train("first", "seed=5", "training.batch=16");
        interact(() -> workbench.document().edit("Seed 7", experiment -> experiment.withSeed(7)));
        show(1);
        choose("first");
        clickOn("#runs-experiment");
        await(() -> find("#shell-question").isVisible());
        clickOn("#question-discard");
        await(() -> experiment().seed() == 5);
        assertEquals(16, experiment().training().batch());
        assertEquals(PENGUINS, workbench.table().orElseThrow().path());
    }

    @Test
    void filesAreShownOrTheirPathIsCopied() {
        train("first");
        show(1);
        choose("first");
        clickOn("#runs-files");
        await(() -> !find("#runs-said", Labeled.class).getText().isEmpty());
        interact(() -> assertTrue(Files.isDirectory(
                java.nio.file.Path.of(Clipboard.getSystemClipboard().getString()))));
        dialogs.showsFolders();
        clickOn("#runs-files");
        await(() -> dialogs.revealed().size() == 1);
        assertTrue(Files.exists(dialogs.revealed().getFirst().resolve("model.layerwise")));
    }

    @Test
    void aRunThatGoesOnElsewhereIsNeitherDeletedNorResumed() {
        Run run = begin(workbench.runs().store(), new RunHeading("far", "", "", null), "command line");
        show(1);
        choose("far");
        clickOn("#runs-delete");
        await(() -> find("#shell-problem-panel").isVisible());
        assertTrue(
                problems()
                        .contains("by command line, process "
                                + ProcessHandle.current().pid()),
                problems());
        assertEquals(1, kept().size());
        clickOn("#shell-problems-clear");
        interact(() ->
                find("#runs-resume", MenuButton.class).getItems().getFirst().fire());
        await(() -> problems().contains("by command line, process "));
        run.start();
        run.await();
        await(() -> text(cell("far", ".runs-text")).equals("completed"));
    }

    private String problems() {
        return find("#shell-problem-list", ListView.class).getItems().toString();
    }

    @Test
    void trialsOfASearchAreOneLineUntilItIsOpened() {
        train(new RunHeading("trial 1", "widths", "", null));
        train(new RunHeading("trial 2", "widths", "", null), "seed=2");
        train("alone");
        show(2);
        assertEquals(List.of("alone", "▸ widths (2 trials)"), names());
        doubleClickOn(cell("▸ widths (2 trials)", ".runs-name"));
        await(() -> names().size() == 4);
        assertEquals(
                List.of("alone", "▾ widths (2 trials)", "trial 2", "trial 1"),
                names().stream().map(String::strip).toList());
        choose("▾ widths (2 trials)");
        assertFalse(find("#runs-compare").isDisabled());
        clickOn("#runs-delete");
        await(() -> names().equals(List.of("alone")));
    }

    @Test
    void nothingIsRemovedForABudgetWithoutBeingAskedTwice() {
        two();
        double gigabytes = kept("second").bytes() / 1e9 + 1e-7;
        write("#runs-budget", String.format(java.util.Locale.ROOT, "%.9f", gigabytes));
        await(() -> find("#runs-budget-remove").isVisible());
        assertTrue(find("#runs-budget-text", Labeled.class).getText().startsWith("1 run ("));
        clickOn("#runs-budget-remove");
        clickOn("#runs-budget-keep");
        assertEquals(2, kept().size());
        clickOn("#runs-budget-remove");
        clickOn("#runs-budget-remove");
        await(() -> names().equals(List.of("second")));
        await(() -> find("#runs-undo-bar").isVisible());
        write("#runs-budget", "much");
        await(() -> find("#runs-budget-text", Labeled.class).getText().startsWith("This is no size"));
    }

    @Test
    void thePageFitsTheSmallestWindow() {
        two();
        interact(() -> {
            stage.setWidth(880);
            stage.setHeight(600);
        });
        choose("first");
        for (String id : List.of("#runs-open", "#runs-delete", "#runs-files", "#runs-budget", "#runs-filter")) {
            Node node = find(id);
            double right = node.localToScene(node.getBoundsInLocal()).getMaxX();
            assertTrue(right <= scene().getWidth(), id + " ends at " + right);
        }
        assertEquals(StoredState.COMPLETED, kept("first").state());
    }
}

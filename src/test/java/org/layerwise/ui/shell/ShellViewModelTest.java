package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.base.Ticker;
import org.layerwise.run.Run;
import org.layerwise.ui.fx.Theme;

class ShellViewModelTest {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv");

    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final SimpleObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final ShellViewModel shell = new ShellViewModel(workbench, dialogs, theme);
    private final List<Question> asked = new ArrayList<>();

    ShellViewModelTest() {
        shell.askBy(asked::add);
    }

    private void edit() {
        workbench.document().edit("Seed 7", experiment -> experiment.withSeed(7));
    }

    private void answer(String id) {
        asked.removeLast().answers().stream()
                .filter(answer -> answer.id().equals(id))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    @Test
    void opensWhatTheDialogGivesAndNamesIt() {
        dialogs.will(PENGUINS);
        shell.open();
        assertEquals("penguins.csv", shell.titleProperty().get());
        assertEquals(
                "penguins.csv: 344 rows, 7 columns", shell.messageProperty().get());
        assertFalse(shell.modifiedProperty().get());
        assertTrue(shell.presentProperty().get());
    }

    @Test
    void saysWhatUndoTakesBack() {
        shell.open(PENGUINS);
        edit();
        assertEquals("Seed 7", shell.undoableProperty().get());
        assertTrue(shell.modifiedProperty().get());
        shell.undo();
        assertEquals("", shell.undoableProperty().get());
        assertEquals("Seed 7", shell.redoableProperty().get());
        assertEquals("Undone: Seed 7", shell.messageProperty().get());
    }

    @Test
    void whatWasUndoneIsSaidUntilTheNextActionOrForSomeSeconds() {
        shell.open(PENGUINS);
        edit();
        shell.undo();
        edit();
        assertEquals(
                "penguins.csv: 344 rows, 7 columns", shell.messageProperty().get());
        shell.undo();
        for (int i = 1; i < StatusMessage.STAYS; i++) {
            shell.message().drain();
        }
        assertEquals("Undone: Seed 7", shell.messageProperty().get());
        shell.message().drain();
        assertEquals(
                "penguins.csv: 344 rows, 7 columns", shell.messageProperty().get());
    }

    @Test
    void aFileOpenedFromAnotherPageTurnsToTheDataPage() {
        shell.pageProperty().set(Page.RUNS);
        shell.open(folder.resolve("nowhere.csv"));
        assertEquals(Page.DATA, shell.pageProperty().get());
    }

    @Test
    void theExperimentIsSavedBesideItsTable() throws IOException {
        Path table = Files.copy(PENGUINS, folder.resolve("birds.csv"));
        shell.open(table);
        dialogs.will(folder.resolve("mine"));
        shell.saveAs();
        assertEquals(List.of(folder), dialogs.folders());
    }

    @Test
    void aFileThatCannotBeOpenedIsAProblemAndLeavesWhatIsOpen() {
        shell.open(PENGUINS);
        shell.open(folder.resolve("nowhere.csv"));
        assertTrue(shell.problemsOpenProperty().get());
        Problem worst = shell.problems().shown().getFirst();
        assertTrue(worst.isError() && worst.describe().contains("nowhere.csv"), worst::describe);
        assertEquals("nowhere.csv", shell.titleProperty().get());
        assertFalse(shell.savableProperty().get());
        shell.pageProperty().set(Page.DESIGN);
        assertEquals("penguins.csv", shell.titleProperty().get());
        assertTrue(shell.savableProperty().get());
        workbench.reading().forgetFailure();
        assertEquals(
                "penguins.csv: 344 rows, 7 columns", shell.messageProperty().get());
        assertFalse(shell.problems().worst() == Severity.ERROR);
        assertFalse(shell.problemsOpenProperty().get());
    }

    @Test
    void closesAtOnceWhenNothingIsLost() {
        shell.open(PENGUINS);
        List<String> closed = new ArrayList<>();
        shell.close(() -> closed.add("closed"));
        assertEquals(List.of("closed"), closed);
        assertEquals(List.of(), asked);
    }

    @Test
    void asksBeforeEditsAreLostAndSavesThem() {
        shell.open(PENGUINS);
        edit();
        List<String> closed = new ArrayList<>();
        shell.close(() -> closed.add("closed"));
        answer("cancel");
        assertEquals(List.of(), closed);
        shell.close(() -> closed.add("discarded"));
        answer("discard");
        assertEquals(List.of("discarded"), closed);
        Path file = folder.resolve("mine");
        dialogs.will(file);
        shell.close(() -> closed.add("saved"));
        answer("save");
        assertEquals(List.of("discarded", "saved"), closed);
        assertTrue(Files.exists(folder.resolve("mine.json")));
        assertFalse(shell.modifiedProperty().get());
    }

    @Test
    void doesNotCloseWhenSavingFails() {
        shell.open(PENGUINS);
        edit();
        List<String> closed = new ArrayList<>();
        dialogs.will(folder.resolve("no/such/folder/mine.json"));
        shell.close(() -> closed.add("closed"));
        answer("save");
        assertEquals(List.of(), closed);
        assertTrue(shell.problemsOpenProperty().get());
    }

    @Test
    void asksBeforeARunIsEnded() {
        shell.open(PENGUINS);
        workbench.startRun(true, run -> {}, problems -> {});
        List<String> closed = new ArrayList<>();
        shell.close(() -> closed.add("closed"));
        answer("cancel");
        assertTrue(workbench.runs().isOpen());
        shell.close(() -> closed.add("closed"));
        answer("stop");
        assertFalse(workbench.runs().isOpen());
        assertEquals(List.of("closed"), closed);
    }

    @Test
    void whoWaitsTooLongIsAskedAgain() {
        CountDownLatch gate = new CountDownLatch(1);
        Workbench slow = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, SlowStore.until(gate));
        ShellViewModel model = new ShellViewModel(slow, dialogs, theme, 0);
        model.askBy(asked::add);
        model.open(PENGUINS);
        slow.startRun(true, run -> {}, problems -> {});
        Run run = slow.runs().shown().orElseThrow().run().orElseThrow();
        List<String> closed = new ArrayList<>();
        model.close(() -> closed.add("closed"));
        answer("stop");
        answer("stay");
        model.close(() -> closed.add("closed"));
        answer("wait");
        assertEquals("The run has not stopped yet.", asked.getLast().title());
        assertEquals(List.of(), closed);
        gate.countDown();
        run.await();
        answer("wait");
        assertEquals(List.of("closed"), closed);
    }

    @Test
    void whatCouldNotBeWrittenKeepsTheWindowOpenUnlessToldOtherwise() {
        Workbench filling = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, SlowStore.filling());
        ShellViewModel model = new ShellViewModel(filling, dialogs, theme);
        model.askBy(asked::add);
        model.open(PENGUINS);
        filling.startRun(true, run -> {}, problems -> {});
        List<String> closed = new ArrayList<>();
        model.close(() -> closed.add("closed"));
        answer("stop");
        assertEquals("stay", asked.getLast().usualAnswer().id());
        assertTrue(asked.getLast().text().startsWith("no room"), asked.getLast().text());
        assertTrue(model.problemsOpenProperty().get());
        answer("stay");
        assertEquals(List.of(), closed);
        model.close(() -> closed.add("closed"));
        assertEquals(List.of("closed"), closed);
    }

    @Test
    void aRunThatCannotBeKeptIsNotLostByEnter() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Workbench full = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, SlowStore.passing(file));
        ShellViewModel model = new ShellViewModel(full, dialogs, theme);
        model.askBy(asked::add);
        model.open(PENGUINS);
        full.startRun(true, run -> {}, problems -> {});
        model.close(() -> {});
        assertEquals("cancel", asked.getLast().usualAnswer().id());
        assertTrue(
                asked.getLast().text().contains("could not be kept"),
                asked.getLast().text());
        full.runs().putAway();
    }

    @Test
    void clearingForgetsMessagesAndKeepsWhatIsStillWrong() throws java.io.IOException {
        Path constant = folder.resolve("constant.csv");
        java.nio.file.Files.writeString(constant, "a,b,c,d,y\n1,2,3,4,p\n1,2,3,5,q\n1,2,3,6,p\n1,2,3,7,q\n");
        shell.open(constant);
        shell.open(folder.resolve("nowhere.csv"));
        int all = shell.problems().shown().size();
        shell.problems().clear();
        assertEquals(all - 1, shell.problems().shown().size());
        assertEquals("3 warnings", shell.problems().summary().get());
    }

    @Test
    void turnsTheLook() {
        shell.toggleTheme();
        assertEquals(Theme.LIGHT, theme.get());
    }
}

package org.layerwise.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.RunArtifact;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.exchange.ReadBack;
import org.layerwise.ui.shell.AnsweredDialogs;
import org.layerwise.ui.shell.TrainedPenguins;

class ExportViewModelTest {
    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final List<Problem> reported = new ArrayList<>();
    private final ExportViewModel export =
            new ExportViewModel(workbench, dialogs, Runnable::run, Runnable::run, reported::addAll);

    private void train() throws InterruptedException {
        TrainedPenguins.on(workbench, 2, reported::addAll);
        export.refresh();
    }

    @Test
    void saysWhatToDoWhileThereIsNoModel() {
        assertFalse(export.availableProperty().get());
        assertTrue(
                export.sourceProperty().get().contains("Watch"),
                export.sourceProperty().get());
    }

    @Test
    void everyProductIsWrittenAndItsPredictionsAgree() throws InterruptedException {
        train();
        assertTrue(export.availableProperty().get());
        for (RunArtifact product : export.products()) {
            Path chosen = folder.resolve("model-" + product.id());
            dialogs.will(chosen);
            export.write(product);
            ProductState.Done done = assertInstanceOf(
                    ProductState.Done.class, export.state(product).get(), product.id());
            Path file = Path.of(chosen + "." + product.extension());
            assertEquals(file, done.written().file());
            assertTrue(Files.exists(file) && done.written().bytes() > 0);
            ReadBack check = done.written().check();
            assertEquals(
                    product instanceof RunArtifact.Metrics || product instanceof RunArtifact.Recipe, check == null);
            if (check != null) {
                assertEquals(100, check.rows());
                assertTrue(check.agrees(), product.id() + " differs by " + check.largestDifference());
            }
        }
        assertEquals(List.of(), reported);
    }

    @Test
    void whatWasWrittenOfAnEarlierModelIsNotSaidOfTheNext() throws InterruptedException {
        train();
        RunArtifact product = export.products().getFirst();
        dialogs.will(folder.resolve("first"));
        export.write(product);
        export.refresh();
        assertInstanceOf(ProductState.Done.class, export.state(product).get(), "as long as it is the same model");
        TrainedPenguins.train(workbench, 3, reported::addAll);
        export.refresh();
        assertInstanceOf(ProductState.Waiting.class, export.state(product).get());
        dialogs.will(folder.resolve("second"));
        export.write(product);
        workbench.runs().putAway();
        assertFalse(export.availableProperty().get());
        assertInstanceOf(ProductState.Waiting.class, export.state(product).get());
        assertEquals(List.of(), reported);
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblem() throws InterruptedException {
        train();
        RunArtifact product = export.products().getFirst();
        dialogs.will(folder.resolve("no/such/folder/model.layerwise"));
        export.write(product);
        assertInstanceOf(ProductState.Failed.class, export.state(product).get());
        assertEquals(1, reported.size());
    }
}

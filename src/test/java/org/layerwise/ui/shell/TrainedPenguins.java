package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.experiment.ExperimentEdit;

/** A workbench's run on the penguins, for tests of what comes after it. */
public final class TrainedPenguins {
    private TrainedPenguins() {}

    /** Opens the table and trains to the end. */
    public static void on(Workbench workbench, int epochs, Consumer<List<Problem>> report) throws InterruptedException {
        workbench.openTable(Path.of("sample-data/penguins.csv"), report);
        workbench.document().edit("short", made -> ExperimentEdit.apply(made, "training.epochs=" + epochs));
        CountDownLatch ended = new CountDownLatch(1);
        workbench.runs().onChange(change -> {
            if (workbench.runs().shown().isPresent() && !workbench.runs().isOpen()) {
                ended.countDown();
            }
        });
        workbench.startRun(false, run -> {}, report);
        assertTrue(ended.await(60, TimeUnit.SECONDS));
    }
}

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

/** A workbench's run, on the penguins or another table, for tests of what comes after it. */
public final class TrainedPenguins {
    private TrainedPenguins() {}

    /** Opens the table and trains to the end. */
    public static void on(Workbench workbench, int epochs, Consumer<List<Problem>> report) throws InterruptedException {
        open(workbench, Path.of("sample-data/penguins.csv"), epochs, report);
    }

    /** Opens a table and trains on it to the end. */
    public static void open(Workbench workbench, Path table, int epochs, Consumer<List<Problem>> report)
            throws InterruptedException {
        workbench.openTable(table, report);
        train(workbench, epochs, report);
    }

    /** Trains what is open to the end. */
    public static void train(Workbench workbench, int epochs, Consumer<List<Problem>> report)
            throws InterruptedException {
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

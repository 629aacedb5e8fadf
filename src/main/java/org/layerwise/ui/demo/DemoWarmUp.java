package org.layerwise.ui.demo;

import java.nio.file.Path;
import org.layerwise.base.Ticker;

/** Opens the window once with a table and trains a little, so that the classes a start needs are known. */
public final class DemoWarmUp {
    private DemoWarmUp() {}

    /** Needs no display. */
    public static void run() {
        HeadlessWindow.start();
        try (HeadlessWindow toolkit = new HeadlessWindow(1280, 800)) {
            WindowRobot hand = new WindowRobot(toolkit.stage().getScene(), Ticker.SYSTEM);
            Path table = SampleTable.named("iris.csv");
            toolkit.answers().give(table);
            hand.click("#data-open");
            hand.await("the table is open", () -> toolkit.workbench().prepared().isPresent());
            hand.click("#shell-page-design");
            hand.click("#shell-page-watch");
            hand.click("#watch-start-first");
            hand.await(
                    "some epochs are trained",
                    () -> toolkit.workbench()
                            .runs()
                            .shown()
                            .filter(run -> run.glance().epoch() > 5)
                            .isPresent());
            hand.settle();
        } finally {
            HeadlessWindow.end();
        }
    }
}

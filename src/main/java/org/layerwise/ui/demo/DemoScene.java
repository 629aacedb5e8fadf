package org.layerwise.ui.demo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.Run;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.fx.Theme;

/** A window in which a run of a sample table is stepped, and pictures of its pages. */
final class DemoScene {
    private final Path folder;
    private final HeadlessWindow toolkit;
    private final WindowRobot hand;

    /** @param folder for the pictures */
    DemoScene(Path folder, HeadlessWindow toolkit) {
        this.folder = folder;
        this.toolkit = toolkit;
        this.hand = new WindowRobot(toolkit.stage().getScene(), Ticker.SYSTEM);
    }

    WindowRobot hand() {
        return hand;
    }

    HeadlessWindow toolkit() {
        return toolkit;
    }

    /** Opens a sample table, and waits until its experiment is there. */
    void open(String table) {
        Path file = SampleTable.named(table);
        WindowRobot.on(() -> {
            toolkit.workbench().openTable(file, problems -> {});
            return true;
        });
        hand.await(table + " is open", () -> isOpen(file) && isPrepared());
    }

    private boolean isOpen(Path file) {
        return toolkit.workbench()
                .table()
                .filter(open -> open.path().equals(file))
                .isPresent();
    }

    private boolean isPrepared() {
        return toolkit.workbench().prepared().isPresent()
                && !toolkit.workbench().isBusy();
    }

    /** Changes the experiment, and waits until the data is prepared for it. */
    void edit(UnaryOperator<Experiment> change) {
        WindowRobot.on(() -> {
            toolkit.workbench().document().edit("", change);
            return true;
        });
        hand.await("the data is prepared", this::isPrepared);
    }

    /** Begins a run on the Watch page with one update. */
    Run begin() {
        hand.click("#shell-page-watch");
        hand.click("#watch-step-batch");
        hand.await(
                "the run has begun",
                () -> toolkit.workbench().runs().shown().flatMap(shown -> shown.run()).stream()
                        .anyMatch(run ->
                                run.state() == RunState.PAUSED && run.progress().step() == 1));
        return WindowRobot.on(
                () -> toolkit.workbench().runs().shown().orElseThrow().run().orElseThrow());
    }

    /** Goes on for some epochs on the Watch page. */
    void epochs(Run run, int count) {
        for (int i = 0; i < count; i++) {
            long before = run.progress().step();
            hand.click("#watch-step-epoch");
            hand.await(
                    "an epoch is trained",
                    () -> run.state() != RunState.RUNNING && run.progress().step() > before);
        }
    }

    /** Whether a chart that does not move is there, and drawn. */
    boolean isDrawn(String id) {
        return toolkit.stage().getScene().getRoot().lookup(id) instanceof StaticChart chart && chart.isUpToDate();
    }

    /** A picture in each theme. */
    void pictures(String page) {
        pictures(page, () -> true);
    }

    /** A picture in each theme, once something is drawn in it. */
    void pictures(String page, BooleanSupplier drawn) {
        for (Theme theme : Theme.values()) {
            WindowRobot.on(() -> {
                toolkit.theme().set(theme);
                return theme;
            });
            hand.settle();
            hand.await("the charts of " + page + " are drawn", drawn);
            hand.settle();
            hand.picture(folder.resolve(page + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }
}

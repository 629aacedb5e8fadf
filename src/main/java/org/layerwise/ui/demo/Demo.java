package org.layerwise.ui.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.optim.Sgd;
import org.layerwise.run.Run;
import org.layerwise.runs.RunInfo;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.fx.Theme;

/** The main job as a person does it, from a table to a model that works elsewhere, with a picture of every page. */
public final class Demo {
    private static final int SHOWN_EPOCHS = 25;

    private final Path folder;
    private final Consumer<String> say;
    private final HeadlessWindow toolkit;
    private final WindowRobot hand;

    Demo(Path folder, Consumer<String> say, HeadlessWindow toolkit) {
        this.folder = folder;
        this.say = say;
        this.toolkit = toolkit;
        this.hand = new WindowRobot(toolkit.stage().getScene(), Ticker.SYSTEM);
    }

    /**
     * Does it all.
     *
     * @param folder made when it is not there; pictures, model and metrics are left in it
     * @param say told of each step, for people
     * @throws ProblemException when the folder cannot be written
     */
    public static void run(Path folder, Consumer<String> say) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.file(folder.toString()),
                            Message.of("ui.demo/no-folder", String.valueOf(e.getMessage()))),
                    e);
        }
        HeadlessWindow.start();
        try (HeadlessWindow toolkit = new HeadlessWindow(1280, 800)) {
            new Demo(folder, say, toolkit).run();
        } finally {
            HeadlessWindow.end();
        }
    }

    /** The table that it reads. */
    public static Path table() {
        return SampleTable.named("penguins.csv");
    }

    void run() {
        data();
        design();
        watch();
        outcome();
        export();
        predict();
        runs();
        layers();
        lab();
        lessons();
    }

    private void data() {
        say.accept("Data: opening penguins.csv");
        toolkit.answers().give(table());
        hand.click("#data-open");
        hand.await("the table is prepared", () -> toolkit.workbench().prepared().isPresent());
        pictures("data");
        overview();
    }

    private void overview() {
        hand.click("#data-show-overview");
        for (Theme theme : Theme.values()) {
            WindowRobot.on(() -> {
                toolkit.theme().set(theme);
                return theme;
            });
            hand.settle();
            hand.await("the overview's charts are drawn", this::isOverviewDrawn);
            hand.settle();
            hand.picture(folder.resolve("overview-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
        hand.click("#data-show-table");
    }

    private boolean isOverviewDrawn() {
        Set<Node> charts = toolkit.stage().getScene().getRoot().lookupAll(".still-chart");
        return !charts.isEmpty()
                && charts.stream().allMatch(node -> node instanceof StaticChart chart && chart.isUpToDate());
    }

    private void design() {
        say.accept("Design: dragging layers onto connections, choosing initializer and optimizer");
        hand.click("#shell-page-design");
        hand.find("#design-node-activation1");
        hand.choose("#design-setting-optimizer", "SGD");
        hand.await("SGD is chosen", () -> experiment().optimizer() instanceof Sgd);
        hand.click("#design-fit");
        hand.dragBehind("#design-palette-batch-norm", "#design-node-dense1");
        awaitNodes(8);
        hand.click("#design-arrange");
        hand.click("#design-fit");
        hand.dragBehind("#design-palette-dropout", "#design-node-activation1");
        awaitNodes(9);
        hand.click("#design-arrange");
        hand.click("#design-fit");
        hand.click("#design-node-dense1");
        hand.choose("#design-property-initializer", "He normal");
        hand.await(
                "He normal is chosen",
                () -> experiment().network().expand().stream()
                        .anyMatch(node ->
                                node.layer() instanceof Dense dense && dense.initializer() instanceof HeNormal));
        hand.click("#design-property-units");
        hand.keys(KeyCode.CONTROL, KeyCode.A);
        hand.type("32");
        hand.keys(KeyCode.ENTER);
        hand.await(
                "dense1 has 32 units",
                () -> experiment().network().expand().stream()
                        .anyMatch(node -> node.layer() instanceof Dense dense && dense.units() == 32));
        hand.click("#design-arrange");
        hand.click("#design-fit");
        pictures("design");
    }

    private Experiment experiment() {
        return toolkit.workbench().experiment().orElseThrow();
    }

    /** Waits for so many layers, every one of them connected. */
    private void awaitNodes(int count) {
        hand.await(
                count + " connected layers are on the canvas",
                () -> experiment().network().expand().size() == count
                        && experiment().network().expand().stream()
                                .allMatch(node -> node.layer() instanceof Input
                                        || !node.inputs().isEmpty()));
    }

    private void watch() {
        say.accept("Watch: training, pausing, stepping, going on");
        hand.click("#shell-page-watch");
        hand.click("#watch-step-batch");
        hand.await("the run has begun", () -> toolkit.workbench().runs().shown().isPresent());
        Run run = WindowRobot.on(
                () -> toolkit.workbench().runs().shown().orElseThrow().run().orElseThrow());
        hand.await(
                "a batch is trained",
                () -> run.state() == RunState.PAUSED && run.progress().step() == 1);
        for (int i = 0; i < SHOWN_EPOCHS; i++) {
            long before = run.progress().step();
            hand.click("#watch-step-epoch");
            hand.await(
                    "an epoch is trained",
                    () -> run.state() == RunState.PAUSED && run.progress().step() > before);
        }
        pictures("watch");
        hand.click("#watch-pause");
        hand.await("the run has ended", () -> run.state() == RunState.ENDED);
        hand.picture(folder.resolve("watch-ended-dark.png"));
        EpochSummary last = run.progress().lastEpoch();
        if (last != null) {
            say.accept(String.format(
                    Locale.ROOT, "  held-out accuracy %.3f", last.monitored().accuracy()));
        }
    }

    private void outcome() {
        say.accept("Outcome: confusion matrix and curves, the decision boundary, what matters");
        hand.click("#shell-page-outcome");
        stills("outcome", "#outcome-chart-0", "#outcome-chart-1");
        hand.click("#outcome-show-boundary");
        stills("boundary", "#outcome-boundary-chart-0");
        hand.click("#outcome-show-matters");
        hand.click("#outcome-matters-compute");
        stills("matters", "#outcome-importance-chart-0", "#outcome-dependence-chart-0");
        hand.click("#outcome-show-results");
    }

    /** Pictures of a page once these charts are drawn in each theme. */
    private void stills(String page, String... charts) {
        for (Theme theme : Theme.values()) {
            WindowRobot.on(() -> {
                toolkit.theme().set(theme);
                return theme;
            });
            hand.settle();
            for (String id : charts) {
                hand.await(id + " is drawn", () -> isDrawn(id));
            }
            hand.settle();
            hand.picture(folder.resolve(page + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }

    private boolean isDrawn(String id) {
        return toolkit.stage().getScene().getRoot().lookup(id) instanceof StaticChart chart && chart.isUpToDate();
    }

    private void export() {
        say.accept("Export: ONNX, the model, the metrics; each file is read back");
        hand.click("#shell-page-export");
        write("onnx", "penguins.onnx");
        write("model", "penguins.layerwise");
        write("metrics", "metrics.csv");
        pictures("export");
    }

    private void predict() {
        say.accept("Predict: a row with a figure changed, and a table saved with its predictions");
        hand.click("#shell-page-predict");
        hand.find("#predict-answer");
        hand.click("#predict-field-1");
        hand.keys(KeyCode.CONTROL, KeyCode.A);
        hand.type("48");
        toolkit.answers().give(table());
        hand.click("#predict-open");
        Path file = folder.resolve("penguins-predictions.csv");
        toolkit.answers().give(file);
        hand.click("#predict-save");
        hand.await("the predictions are written", () -> Files.exists(file));
        pictures("predict");
    }

    private void runs() {
        say.accept("Runs: two more with other settings, all three compared");
        trainWith("optimizer=adam");
        trainWith("optimizer=adam", "training.batch=8");
        hand.click("#shell-page-runs");
        hand.await(
                "three runs are listed",
                () -> toolkit.workbench().runs().kept().all().size() == 3
                        && toolkit.workbench().runs().kept().all().stream().noneMatch(RunInfo::goesOn));
        hand.click("#runs-table .runs-name");
        pictures("runs");
        hand.keys(KeyCode.CONTROL, KeyCode.A);
        hand.click("#runs-compare");
        hand.find("#compare-histogram-2");
        hand.find("#compare-steps-chart");
        pictures("compare");
    }

    private void layers() {
        say.accept("Layers: a network for digits, what training does to each of its layers, and the page of one");
        try (HeadlessWindow other = new HeadlessWindow(1280, 800)) {
            new LayerDemo(new DemoScene(folder, other)).run();
        }
    }

    private void lab() {
        say.accept("Lab: learning rates by a range test, ten layers that begin in five ways");
        try (HeadlessWindow other = new HeadlessWindow(1280, 800)) {
            new LabDemo(new DemoScene(folder, other)).run();
        }
    }

    private void lessons() {
        say.accept("Lessons: gradients that vanish, and the boundary between two spirals at four moments");
        try (HeadlessWindow other = new HeadlessWindow(1280, 800)) {
            new LessonDemo(new DemoScene(folder, other)).vanishingGradients();
        }
        try (HeadlessWindow other = new HeadlessWindow(1280, 800)) {
            new LessonDemo(new DemoScene(folder, other)).spirals();
        }
    }

    private void trainWith(String... settings) {
        Experiment before = experiment();
        WindowRobot.on(() -> {
            toolkit.workbench().document().edit("", made -> ExperimentEdit.apply(made, List.of(settings)));
            return before;
        });
        hand.await(
                "the data is prepared",
                () -> toolkit.workbench().prepared().isPresent()
                        && !toolkit.workbench().isBusy());
        int kept =
                WindowRobot.on(() -> toolkit.workbench().runs().store().list().size());
        hand.click("#shell-page-watch");
        hand.click("#watch-start");
        hand.await(
                "another run has ended",
                () -> toolkit.workbench().runs().store().list().size() > kept
                        && !toolkit.workbench().runs().isWriting());
    }

    private void write(String product, String name) {
        Path file = folder.resolve(name);
        toolkit.answers().give(file);
        hand.click("#export-" + product + "-write");
        hand.await(name + " is written", () -> Files.exists(file));
        hand.find("#export-" + product + "-copy");
    }

    private void pictures(String page) {
        for (Theme theme : Theme.values()) {
            hand.settle();
            WindowRobot.on(() -> {
                toolkit.theme().set(theme);
                return theme;
            });
            hand.settle();
            hand.picture(folder.resolve(page + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }
}

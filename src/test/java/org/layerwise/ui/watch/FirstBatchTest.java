package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.run.Run;
import org.layerwise.ui.fx.PulseTimer;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * How soon a run of prepared rows and a network of 90,000 weights is seen to move: by its first batch, or by a word of what is
 * done before it. What was measured is left in {@code
 * target/pictures/first-batch.txt}; another program may have the cores, so the best of three counts.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class FirstBatchTest {
    private static final double LIMIT_MILLIS = 150;
    private static final List<String> SAYS = List.of("Preparing rows…", "Planning the network…", "Training");

    private WatchWindow window;

    @Start
    void start(Stage stage) {
        window = new WatchWindow(stage, 1280, 800);
    }

    @AfterEach
    void close() {
        window.close();
        assertEquals(List.of(), window.reported);
    }

    private Experiment wide(Experiment experiment) {
        NewExperiment defaults = NewExperiment.defaults();
        return new NewExperiment(
                        List.of(256, 256),
                        defaults.activation(),
                        defaults.initializer(),
                        defaults.regularizer(),
                        0,
                        false,
                        defaults.optimizer(),
                        defaults.split(),
                        defaults.training(),
                        1)
                .of(experiment.data(), window.workbench.table().orElseThrow().table())
                .withTraining(new TrainingSpec(
                        32,
                        20,
                        experiment.training().stopping(),
                        experiment.training().blas()));
    }

    @Test
    void theFirstBatchIsTrainedAndDrawnAtOnce() throws Exception {
        window.open(Path.of("sample-data/digits.csv"), this::wide);
        List<Double> said = new ArrayList<>();
        List<Double> trained = new ArrayList<>();
        List<Double> drawn = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            measure(said, trained, drawn);
        }
        Files.createDirectories(Path.of("target/pictures"));
        Files.writeString(
                Path.of("target/pictures/first-batch.txt"),
                String.format(
                        Locale.ROOT,
                        "word of progress after %s ms; first batch after %s ms; first point in the charts after %s ms%n",
                        said,
                        trained,
                        drawn));
        assertTrue(
                Math.min(Collections.min(said), Collections.min(trained)) < LIMIT_MILLIS,
                "a word after " + said + " ms, the first batch after " + trained + " ms");
    }

    /** Looks at every pulse, as the page does. */
    private void measure(List<Double> said, List<Double> trained, List<Double> drawn) {
        AtomicLong word = new AtomicLong();
        AtomicLong batch = new AtomicLong();
        AtomicLong point = new AtomicLong();
        Run before = window.workbench.runs().trained().flatMap(run -> run.run()).orElse(null);
        PulseTimer.Source watch = () -> {
            Run now =
                    window.workbench.runs().trained().flatMap(run -> run.run()).orElse(null);
            if (SAYS.contains(window.view.model().text().stateProperty().get())) {
                word.compareAndSet(0, Ticker.SYSTEM.nanos());
            }
            if (now == null || now == before) {
                return;
            }
            if (now.progress().step() > 0) {
                batch.compareAndSet(0, Ticker.SYSTEM.nanos());
            }
            var charts = window.view.model().chartsProperty().get();
            if (charts != null && !charts.loss().isEmpty()) {
                point.compareAndSet(0, Ticker.SYSTEM.nanos());
            }
        };
        WatchWindow.doOnFx(() -> window.pump.add(watch));
        long start = Ticker.SYSTEM.nanos();
        WatchWindow.doOnFx(() -> window.view.model().startAnew());
        WatchWindow.until("the first point is there", () -> point.get() > 0);
        WatchWindow.doOnFx(() -> window.pump.remove(watch));
        said.add(word.get() == 0 ? Double.POSITIVE_INFINITY : Math.rint((word.get() - start) / 1e6));
        trained.add(Math.rint((batch.get() - start) / 1e6));
        drawn.add(Math.rint((point.get() - start) / 1e6));
        WatchWindow.until(
                "it is over",
                () -> window.workbench
                        .runs()
                        .trained()
                        .flatMap(run -> run.run())
                        .filter(Run::isOver)
                        .isPresent());
    }
}

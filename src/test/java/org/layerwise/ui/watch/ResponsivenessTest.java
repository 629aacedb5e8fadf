package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.experiment.NoStopping;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.math.Blas;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.ui.fx.AnswerTimes;
import org.layerwise.ui.fx.PulseTimer;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * The window answers while a 784-512-512-10 network trains flat out and every chart is drawn. What was measured is left in
 * {@code target/pictures/responsiveness.txt}.
 */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class ResponsivenessTest {
    private static final double LIMIT_MILLIS = 100;
    private static final double SECONDS = 10;
    private static final int FEATURES = 784;

    @TempDir
    private Path folder;

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

    @Test
    void answersWithinATenthOfASecond() throws Exception {
        window.open(table(), this::large);
        long before = Ticker.SYSTEM.nanos();
        WatchWindow.doOnFx(() -> window.view.model().start());
        double starting = (Ticker.SYSTEM.nanos() - before) / 1e6;
        window.drawn();
        Files.createDirectories(Path.of("target/pictures"));
        List<String> report = new ArrayList<>();
        Latencies first = measure();
        report.add(first.describe());
        boolean good = first.answers().worst() < LIMIT_MILLIS;
        if (!good) {
            // Another program may have had both cores: once more, and then only the most of them count.
            Latencies second = measure();
            report.add(second.describe());
            good = second.answers().share(0.99) < LIMIT_MILLIS;
        }
        report.add(String.format(
                Locale.ROOT,
                "start took %.0f ms; %.0f samples/s while watched",
                starting,
                window.workbench
                        .runs()
                        .shown()
                        .orElseThrow()
                        .run()
                        .orElseThrow()
                        .progress()
                        .rowsPerSecond()));
        Files.write(Path.of("target/pictures/responsiveness.txt"), report);
        window.picture("responsiveness");
        assertTrue(good, String.join("; ", report));
    }

    /**
     * What was measured.
     *
     * @param answers of the JavaFX thread
     * @param pulses milliseconds from one pulse to the next, ascending
     */
    private record Latencies(AnswerTimes answers, List<Double> pulses) {
        private double pulse(double share) {
            return pulses.get((int) Math.min(pulses.size() - 1L, Math.round(share * pulses.size())));
        }

        String describe() {
            return answers.describe()
                    + String.format(
                            Locale.ROOT,
                            "; pulses: p50 %.1f p99 %.1f max %.1f ms of %d",
                            pulse(0.5),
                            pulse(0.99),
                            pulses.getLast(),
                            pulses.size());
        }
    }

    private Latencies measure() {
        List<Double> pulses = new ArrayList<>();
        long[] last = {0};
        PulseTimer.Source watch = () -> {
            long now = Ticker.SYSTEM.nanos();
            if (last[0] > 0) {
                pulses.add((now - last[0]) / 1e6);
            }
            last[0] = now;
        };
        WatchWindow.doOnFx(() -> window.pump.add(watch));
        AnswerTimes answers = AnswerTimes.during(SECONDS);
        WatchWindow.doOnFx(() -> window.pump.remove(watch));
        Collections.sort(pulses);
        return new Latencies(answers, pulses);
    }

    private Experiment large(Experiment experiment) {
        NewExperiment defaults = NewExperiment.defaults();
        return new NewExperiment(
                        List.of(512, 512),
                        new Relu(),
                        new HeNormal(),
                        defaults.regularizer(),
                        0,
                        false,
                        defaults.optimizer(),
                        defaults.split(),
                        new TrainingSpec(128, 1_000_000, new NoStopping(), Blas.AUTO),
                        1)
                .of(experiment.data(), window.workbench.table().orElseThrow().table());
    }

    private Path table() throws IOException {
        RandomStream random = new RandomStream(1);
        Path file = folder.resolve("pixels.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < FEATURES; i++) {
                out.write("p" + i + ",");
            }
            out.write("target\n");
            for (int row = 0; row < 2000; row++) {
                int digit = row % 10;
                for (int i = 0; i < FEATURES; i++) {
                    out.write((i % 10 == digit ? 100 + random.nextInt(156) : random.nextInt(200)) + ",");
                }
                out.write("c" + digit + "\n");
            }
        }
        return file;
    }
}

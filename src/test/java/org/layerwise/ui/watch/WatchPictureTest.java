package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.train.RunState;
import org.layerwise.ui.fx.Theme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Watch screen as a person sees it, before, during and after a run. Pictures are left in {@code target/pictures}. */
@ExtendWith(ApplicationExtension.class)
class WatchPictureTest {
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

    @ParameterizedTest
    @EnumSource(Theme.class)
    void penguinsDuringAndAfterARun(Theme theme) {
        String look = theme.name().toLowerCase(Locale.ROOT);
        WatchWindow.doOnFx(() -> window.theme.set(theme));
        window.picture("empty-" + look);
        window.open(
                Path.of("sample-data/penguins.csv"),
                experiment -> experiment.withTraining(new TrainingSpec(
                        16,
                        4000,
                        experiment.training().stopping(),
                        experiment.training().blas())));
        WatchWindow.doOnFx(() -> window.view.model().start());
        WatchWindow.until("a run is open", () -> window.workbench.runs().shown().isPresent());
        WatchWindow.until("epochs are trained", () -> progress() > 60);
        window.drawn();
        window.picture("penguins-during-" + look);
        WatchWindow.doOnFx(() -> window.view.model().pauseOrResume());
        WatchWindow.until("the run waits", () -> state() == RunState.PAUSED);
        window.settle();
        window.picture("penguins-paused-" + look);
        WatchWindow.doOnFx(() -> window.view.model().stop());
        WatchWindow.until("the run has ended", () -> state() == RunState.ENDED);
        window.size(1000, 700);
        window.settle();
        window.picture("penguins-after-small-" + look);
    }

    @Test
    void tenLayers() {
        window.open(Path.of("sample-data/digits.csv"), this::ten);
        WatchWindow.doOnFx(() -> window.view.model().start());
        WatchWindow.until("a run is open", () -> window.workbench.runs().shown().isPresent());
        WatchWindow.until("epochs are trained", () -> progress() > 4);
        WatchWindow.doOnFx(() -> window.view.model().stop());
        WatchWindow.until("the run has ended", () -> state() == RunState.ENDED);
        window.settle();
        window.picture("ten-layers");
    }

    private Experiment ten(Experiment experiment) {
        NewExperiment defaults = NewExperiment.defaults();
        return new NewExperiment(
                        IntStream.range(0, 10).mapToObj(i -> 64).toList(),
                        defaults.activation(),
                        defaults.initializer(),
                        defaults.regularizer(),
                        0,
                        false,
                        defaults.optimizer(),
                        defaults.split(),
                        defaults.training(),
                        1)
                .of(experiment.data(), window.workbench.table().orElseThrow().table());
    }

    private int progress() {
        return window.workbench
                .runs()
                .shown()
                .orElseThrow()
                .run()
                .orElseThrow()
                .progress()
                .epoch();
    }

    private RunState state() {
        return window.workbench.runs().shown().orElseThrow().run().orElseThrow().state();
    }
}

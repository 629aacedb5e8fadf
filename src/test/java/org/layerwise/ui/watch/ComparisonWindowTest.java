package org.layerwise.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.train.RunState;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.ChartLayout;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A kept run's lines under those of the run that is shown. */
@ExtendWith(ApplicationExtension.class)
class ComparisonWindowTest {
    private final ObjectProperty<ChartLayout> layout = new SimpleObjectProperty<>(ChartLayout.USUAL);
    private WatchWindow window;

    @Start
    void start(Stage shown) {
        window = new WatchWindow(shown, 1280, 800);
        window.view.remember(layout);
    }

    @AfterEach
    void close() {
        window.close();
        assertEquals(List.of(), window.reported);
    }

    private String train() {
        WatchWindow.doOnFx(() -> window.view.model().startAnew());
        WatchWindow.until(
                "it is over",
                () -> window.workbench
                        .runs()
                        .shown()
                        .flatMap(run -> run.run())
                        .filter(run -> run.isOver())
                        .isPresent());
        return window.workbench.runs().shown().orElseThrow().id();
    }

    private CompareMenu menu() {
        return (CompareMenu) window.view.root().lookup("#watch-compare");
    }

    private void choose(String id) {
        WatchWindow.doOnFx(() -> {
            menu().getOnShowing().handle(null);
            menu().getItems().stream()
                    .filter(each -> ("watch-compare-" + id).equals(each.getId()))
                    .findFirst()
                    .map(MenuItem.class::cast)
                    .orElseThrow()
                    .fire();
        });
    }

    private List<String> lossLines() {
        LineModel loss = window.view.model().chartsProperty().get().loss();
        return loss.series().listed().stream().map(one -> one.name).toList();
    }

    @Test
    void theLinesOfAnotherRunAreDrawnUnderThoseOfThisOneUntilTheyAreRemoved() {
        window.open(Path.of("sample-data/penguins.csv"), experiment -> experiment);
        String first = train();
        WatchWindow.doOnFx(() -> window.workbench.document().edit("seed", experiment -> experiment.withSeed(7)));
        WatchWindow.until(
                "the data is prepared",
                () -> !window.workbench.isBusy() && window.workbench.prepared().isPresent());
        train();
        WatchWindow.until("the first run is known", () -> {
            window.workbench.runs().kept().lookNow();
            return window.workbench.runs().kept().all().size() == 2;
        });
        String name = window.workbench.runs().kept().info(first).orElseThrow().name();
        assertEquals(List.of("batch", "train", "validation"), WatchWindow.onFx(this::lossLines));
        choose(first);
        List<String> both = List.of("batch", "train", "validation", "train · " + name, "validation · " + name);
        WatchWindow.until("its lines are there", () -> lossLines().equals(both));
        LineModel loss = window.view.model().chartsProperty().get().loss();
        Series under = loss.series().listed().get(4);
        Series own = loss.series().listed().get(2);
        assertEquals(new SeriesLook(own.look.color(), SeriesLook.Dash.DASHED, true), under.look);
        assertEquals(own.size(), under.size());
        assertTrue(loss.series().shown().indexOf(under) < loss.series().shown().indexOf(own), "under its own");
        assertTrue(window.view.model().chartsProperty().get().gradients().series().listed().stream()
                .anyMatch(one -> one.name.equals("dense1 · " + name)));
        assertEquals(first, layout.get().compared());
        for (Theme theme : Theme.values()) {
            WatchWindow.doOnFx(() -> window.theme.set(theme));
            window.settle();
            window.picture("compared-" + theme.name().toLowerCase(Locale.ROOT));
        }
        window.size(1024, 700);
        window.settle();
        window.picture("compared-small");
        assertEquals(
                3,
                window.view
                        .model()
                        .chartsProperty()
                        .get()
                        .ratios()
                        .series()
                        .ownShown()
                        .size(),
                "what is said of this run counts its own layers alone");
        WatchWindow.doOnFx(() -> window.view.model().startAnew());
        WatchWindow.until(
                "another run is shown with them",
                () -> window.workbench
                                        .runs()
                                        .trained()
                                        .orElseThrow()
                                        .run()
                                        .orElseThrow()
                                        .state()
                                != RunState.PAUSED
                        && lossLines().equals(both));
        choose("none");
        assertFalse(WatchWindow.onFx(this::lossLines).contains("train · " + name));
        assertEquals("", layout.get().compared());
    }
}

package org.layerwise.ui.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.layerwise.bench.WatchingCost;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.ui.live.ChartLayout;
import org.testfx.api.FxToolkit;

/**
 * What an open Watch page costs the run behind it: a run on one training thread while the page is hidden, while it shows its usual
 * charts, and while it shows every chart that there is, in turns; medians of updates a second. Run by hand, with the options of
 * the tests: {@code WatchPageCost [rounds]}.
 */
public final class WatchPageCost {
    private static final double SECONDS = 4;

    private enum Page {
        HIDDEN,
        USUAL,
        EVERYTHING
    }

    private final WatchWindow window;
    private final ObjectProperty<ChartLayout> layout = new SimpleObjectProperty<>(ChartLayout.USUAL);
    private Page now = Page.USUAL;

    private WatchPageCost() throws TimeoutException {
        var stage = FxToolkit.registerPrimaryStage();
        window = WatchWindow.onFx(() -> new WatchWindow(stage, 1280, 800));
        WatchWindow.doOnFx(() -> window.view.remember(layout));
    }

    private void turnTo(Page page) {
        if (page == now) {
            return;
        }
        WatchWindow.doOnFx(() -> {
            window.view.root().setVisible(page != Page.HIDDEN);
            boolean all = page == Page.EVERYTHING;
            if (all != (now == Page.EVERYTHING)) {
                AddChartMenu menu = (AddChartMenu) window.view.root().lookup("#watch-add-chart");
                menu.getOnShowing().handle(null);
                for (MenuItem group : menu.getItems()) {
                    ((Menu) group)
                            .getItems().stream().filter(MenuItem::isVisible).forEach(MenuItem::fire);
                }
            }
        });
        now = page;
    }

    private long step() {
        return window.workbench.runs().shown().orElseThrow().glance().step();
    }

    private double rate(Page page) throws InterruptedException {
        turnTo(page);
        TimeUnit.MILLISECONDS.sleep(1500);
        long begun = System.nanoTime();
        long first = step();
        TimeUnit.MILLISECONDS.sleep((long) (1000 * SECONDS));
        long last = step();
        return (last - first) / ((System.nanoTime() - begun) / 1e9);
    }

    @SuppressWarnings("SystemOut")
    private void measure(String name, int rounds, Path table, String... settings) throws InterruptedException {
        window.open(table, experiment -> ExperimentEdit.apply(experiment, List.of(settings)));
        WatchWindow.doOnFx(() -> window.view.model().start());
        WatchWindow.until(
                "the run goes on",
                () -> window.workbench
                        .runs()
                        .shown()
                        .filter(run -> run.glance().step() > 10)
                        .isPresent());
        Map<Page, List<Double>> rates = new EnumMap<>(Page.class);
        for (int round = 0; round < rounds; round++) {
            for (Page page : Page.values()) {
                rates.computeIfAbsent(page, key -> new ArrayList<>()).add(rate(page));
            }
        }
        rates.values().forEach(each -> each.sort(Comparator.naturalOrder()));
        double hidden = rates.get(Page.HIDDEN).get(rounds / 2);
        System.out.printf(
                Locale.ROOT,
                "%s: hidden %.0f updates/s; usual charts %.1f %% fewer; every chart %.1f %% fewer%n",
                name,
                hidden,
                100 * (1 - rates.get(Page.USUAL).get(rounds / 2) / hidden),
                100 * (1 - rates.get(Page.EVERYTHING).get(rounds / 2) / hidden));
        turnTo(Page.USUAL);
        WatchWindow.doOnFx(() -> window.view.model().stop());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        WatchPageCost cost = new WatchPageCost();
        Path pixels = WatchingCost.pixels();
        cost.measure(
                "784-512-512-10 ReLU, batch 128",
                rounds,
                pixels,
                "network.dense1.units=512",
                "network.dense2.units=512",
                "network.activation1.function=relu",
                "network.activation2.function=relu",
                "training.batch=128",
                "training.epochs=100000000",
                "training.threads=1");
        Files.delete(pixels);
        System.exit(0);
    }
}

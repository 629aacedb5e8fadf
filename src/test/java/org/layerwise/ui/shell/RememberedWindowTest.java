package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.draw.PngFile;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.design.EdgeFlow;
import org.layerwise.ui.fx.RecentFiles;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.ChartLayout;
import org.testfx.util.WaitForAsyncUtils;

/** What the window remembers from one start to the next, by way of its file. */
class RememberedWindowTest extends WindowFixture {
    private static final Path IRIS = Path.of("sample-data/iris.csv").toAbsolutePath();
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    private static final String LOSS = "watch-loss-chart";
    private static final ChartOptions LOGARITHMIC =
            ChartOptions.of(new ChartSpec("", "step", "loss", AxisScale.LOG10)).withSmoothing(0.5);

    private SettingsFile file;
    private WindowMemory memory;

    /** As an earlier start left it. */
    @Override
    WindowMemory memory() {
        if (memory == null) {
            try {
                Path folder =
                        Files.createTempDirectory(Files.createDirectories(Path.of("target", "stores")), "settings");
                file = new SettingsFile(folder.resolve("settings.json"));
                file.save(new Settings(
                        Theme.DARK,
                        new WindowPlace(40, 60, 1100, 700, false),
                        Page.DESIGN,
                        Settings.Dividers.NONE.with("design-split", List.of(0.25, 0.7)),
                        "",
                        List.of(
                                PENGUINS.toString(),
                                folder.toAbsolutePath().resolve("gone.csv").toString()),
                        ChartLayout.USUAL.with(List.of(ChartLayout.Card.of(LOSS, false, LOGARITHMIC))),
                        "",
                        EdgeFlow.GRADIENT));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            memory = new WindowMemory(load(), file::save);
        }
        return memory;
    }

    private Settings load() {
        return file.load(problems -> {
            throw new AssertionError(problems);
        });
    }

    private List<Double> dividers(String id) {
        return find("#" + id, SplitPane.class).getDividers().stream()
                .map(SplitPane.Divider::getPosition)
                .toList();
    }

    private static boolean areNear(List<Double> expected, List<Double> found) {
        return expected.size() == found.size()
                && java.util.stream.IntStream.range(0, found.size())
                        .allMatch(i -> Math.abs(expected.get(i) - found.get(i)) < 0.02);
    }

    private List<MenuItem> recent() {
        return find("#shell-recent", MenuButton.class).getItems();
    }

    @Test
    void isAsItWasAtTheLastStart() {
        assertEquals(
                List.of(40.0, 60.0, 1100.0, 700.0),
                List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        assertTrue(find("#shell-page-design", javafx.scene.control.ToggleButton.class)
                .isSelected());
        await(() -> areNear(List.of(0.25, 0.7), dividers("design-split")));
    }

    @Test
    void chartsAreLookedAtAsTheyWereLast() {
        interact(() -> window.open(IRIS));
        await(() -> workbench.prepared().isPresent());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        push(KeyCode.F10);
        await(() -> workbench.runs().shown().isPresent()
                && lookup("#" + LOSS).tryQuery().isPresent());
        LiveChart loss = find("#" + LOSS, LiveChart.class);
        assertEquals(LOGARITHMIC, loss.options());
        interact(() -> loss.change(options -> options.withXScale(AxisScale.LOG10)));
        assertEquals(
                LOGARITHMIC.withXScale(AxisScale.LOG10),
                memory.settings().charts().card(LOSS).orElseThrow().options());
    }

    @Test
    void whatIsChangedIsSavedByTheTimeTheWindowIsClosed() {
        await(() -> areNear(List.of(0.25, 0.7), dividers("design-split")));
        interact(() -> find("#design-split", SplitPane.class).setDividerPosition(1, 0.8));
        interact(() -> {
            stage.setX(70);
            stage.setWidth(1000);
        });
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#shell-theme");
        interact(() -> window.open(IRIS));
        await(() -> workbench.prepared().isPresent());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        closeRequest();
        assertFalse(stage.isShowing());
        Settings saved = load();
        assertEquals(new WindowPlace(70, 60, 1000, 700, false), saved.window());
        assertEquals(Page.WATCH, saved.page());
        assertEquals(Theme.LIGHT, saved.theme());
        assertEquals(IRIS.getParent().toString(), saved.folder());
        assertEquals(
                List.of(IRIS.toString(), PENGUINS.toString()), saved.recent().subList(0, 2));
        assertTrue(saved.dividers().positions().containsKey("design-split"));
        assertFalse(areNear(List.of(0.25, 0.7), saved.dividers().positions().get("design-split")));
    }

    @Test
    void aMaximizedWindowKeepsTheSizeItHadBefore() {
        interact(() -> stage.setMaximized(true));
        await(() -> memory.settings().window().maximized());
        assertEquals(new WindowPlace(40, 60, 1100, 700, true), memory.settings().window());
    }

    @Test
    void recentFilesAreOpenedFromTheHeaderByKeys() {
        await(() -> recent().size() == 4 && recent().get(1).isDisable());
        interact(() -> find("#shell-recent").requestFocus());
        push(KeyCode.SPACE);
        await(() -> find("#shell-recent", MenuButton.class).isShowing());
        picture("recent");
        Window list = listWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .findFirst()
                .orElseThrow();
        interact(() -> PngFile.write(list.getScene().snapshot(null), Path.of("target", "pictures", "recent-list.png")));
        push(KeyCode.DOWN).push(KeyCode.ENTER);
        await(() -> workbench.prepared().isPresent());
        assertEquals(PENGUINS, workbench.table().orElseThrow().path());
        interact(() -> recent().getLast().fire());
        assertTrue(find("#shell-recent").isDisabled());
        assertEquals(List.of(), memory.settings().recent());
    }

    @Test
    void recentFilesAreOfferedOnTheEmptyDataPage() {
        push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        await(() -> lookup("#data-recent .button").queryAllAs(Button.class).stream()
                        .filter(Button::isDisabled)
                        .count()
                == 1);
        List<Button> buttons = List.copyOf(lookup("#data-recent .button").queryAllAs(Button.class));
        assertEquals(
                List.of("penguins.csv", "gone.csv (not found)"),
                buttons.stream().map(Button::getText).toList());
        picture("recent-data");
        interact(() -> {
            stage.setWidth(stage.getMinWidth());
            stage.setHeight(stage.getMinHeight());
        });
        WaitForAsyncUtils.waitForFxEvents();
        picture("recent-data-small");
        Node page = find("#data-empty");
        Node last = find("#data-samples");
        assertTrue(
                last.localToScene(last.getLayoutBounds()).getMaxY()
                        <= page.localToScene(page.getLayoutBounds()).getMaxY(),
                "everything is in sight in the smallest window");
        clickOn(buttons.getFirst());
        await(() -> workbench.prepared().isPresent());
        assertEquals(PENGUINS, workbench.table().orElseThrow().path());
    }

    @Test
    void tenFilesAreKeptTheNewestFirst() {
        RecentFiles files = new RecentFiles();
        interact(() -> {
            for (int i = 0; i < 12; i++) {
                files.add(Path.of("/tables", i + ".csv"));
            }
            files.add(Path.of("/tables/5.csv"));
        });
        assertEquals(RecentFiles.KEPT, files.paths().size());
        assertEquals(
                List.of(Path.of("/tables/5.csv"), Path.of("/tables/11.csv")),
                files.paths().subList(0, 2));
    }
}

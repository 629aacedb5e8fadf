package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.ui.chart.export.PictureFormat;
import org.layerwise.ui.chart.export.PictureSpec;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.design.EdgeFlow;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.ChartLayout;

class SettingsFileTest {
    @TempDir
    Path folder;

    private final List<Problem> reported = new ArrayList<>();

    @Test
    void remembersEverything() {
        SettingsFile file = new SettingsFile(folder.resolve("deep/settings.json"));
        assertEquals(Settings.DEFAULT, file.load(reported::addAll));
        Settings all = new Settings(
                Theme.LIGHT,
                new WindowPlace(-1200.5, 20, 1000, 700, true),
                Page.WATCH,
                Settings.Dividers.NONE.with("design-split", List.of(0.2, 0.75)),
                "tables",
                List.of("tables/iris.csv", "höhe.json"),
                new ChartLayout(
                        List.of(
                                new ChartLayout.Card(
                                        "watch-loss-chart",
                                        true,
                                        AxisScale.LOG10,
                                        AxisScale.LINEAR,
                                        StepUnit.TIME,
                                        0.9,
                                        true),
                                new ChartLayout.Card(
                                        "watch-weights-chart",
                                        false,
                                        AxisScale.LINEAR,
                                        AxisScale.LOG10,
                                        StepUnit.EPOCH,
                                        0,
                                        false)),
                        new PictureSpec(PictureFormat.PDF, 640, 480)),
                "2.5",
                EdgeFlow.GRADIENT);
        file.save(all);
        assertEquals(all, file.load(reported::addAll));
        assertEquals(List.of(), reported);
    }

    @Test
    void aFileOfAnEarlierLayerwiseStillLoads() throws IOException {
        Path path = folder.resolve("settings.json");
        Files.writeString(path, "{\"theme\": \"light\"}");
        assertEquals(Settings.DEFAULT.withTheme(Theme.LIGHT), new SettingsFile(path).load(reported::addAll));
        assertEquals(List.of(), reported);
    }

    @Test
    void aFileOfALaterLayerwiseIsKeptBeside() throws IOException {
        Path path = folder.resolve("settings.json");
        Files.writeString(path, "{\"theme\": \"light\", \"zoom\": 2}");
        assertEquals(Settings.DEFAULT, new SettingsFile(path).load(reported::addAll));
        assertEquals(1, reported.size());
        assertTrue(Files.exists(folder.resolve("settings.json.bad")));
    }

    @Test
    void keepsAFileItCannotReadBesideAndGoesOn() throws IOException {
        Path path = folder.resolve("settings.json");
        Files.writeString(path, "{\"theme\": \"violet\"}");
        assertEquals(Settings.DEFAULT, new SettingsFile(path).load(reported::addAll));
        assertEquals(1, reported.size());
        assertTrue(reported.getFirst().message().contains("violet"), reported.getFirst()::describe);
        assertFalse(Files.exists(path));
        assertEquals("{\"theme\": \"violet\"}", Files.readString(folder.resolve("settings.json.bad")));
    }
}

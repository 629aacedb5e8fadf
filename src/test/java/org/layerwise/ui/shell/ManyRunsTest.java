package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;

/** The list with ten thousand runs. */
@Tag("slow")
class ManyRunsTest extends RunsPageFixture {
    private static final int RUNS = 10_000;
    private static final int FRAMES = 150;

    private static double millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    /** Copies of the run that is there, each a moment older. */
    private void copy() throws SQLException {
        RunStore store = workbench.runs().store();
        String address = "jdbc:sqlite:" + store.folder().resolve("runs.db");
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMP TABLE copies AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                            + " WHERE i < " + (RUNS - 1) + ") SELECT i FROM n");
            String run = columns(statement, "run").stream()
                    .map(column -> switch (column) {
                        case "number" -> "number + i";
                        case "id" -> "printf('copy%05d', i)";
                        case "name" -> "'penguins ' || i";
                        case "started" -> "started - 60000 * i";
                        default -> column;
                    })
                    .collect(Collectors.joining(", "));
            statement.execute("INSERT INTO run SELECT " + run + " FROM run, copies");
            String figure = columns(statement, "figure").stream()
                    .map(column -> switch (column) {
                        case "run" -> "run + i";
                        case "last" -> "last + i / 10000.0";
                        default -> column;
                    })
                    .collect(Collectors.joining(", "));
            statement.execute("INSERT INTO figure SELECT " + figure + " FROM figure, copies");
        }
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
            }
        }
        return columns;
    }

    @Test
    void tenThousandRunsAreListedAtOnceFilteredAndScrolled() throws Exception {
        train("penguins 0");
        copy();
        RunStore store = workbench.runs().store();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            times.add(millis(() -> assertEquals(RUNS, store.list().size())));
        }
        double list = times.stream().sorted().toList().get(4);
        interact(() -> window.show(Page.RUNS));
        await(() -> table().getItems().size() == RUNS);
        write("#runs-filter", "name:9");
        await(() -> table().getItems().size() < RUNS);
        double filter = millis(() -> write("#runs-filter", "optimizer=adam accuracy > 0.1"));
        push(KeyCode.ESCAPE);
        await(() -> table().getItems().size() == RUNS);
        double sort = millis(() -> interact(() -> table().sort()));
        double frames = framesPerSecond();
        String measured = String.format(
                java.util.Locale.ROOT,
                "list %.0f ms, typing a filter %.0f ms, sort %.0f ms, %.0f frames/s",
                list,
                filter,
                sort,
                frames);
        assertTrue(list < 200, measured);
        assertTrue(sort < 200, measured);
        assertTrue(frames >= 30, measured);
        assertTrue(find("#runs-summary", Labeled.class).getText().startsWith("10,000 runs"));
        assertEquals(RUNS, kept().stream().map(RunInfo::id).distinct().count());
    }

    /** Scrolls by some lines for each pulse. */
    private double framesPerSecond() throws InterruptedException {
        VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
        Scene scene = scene();
        CountDownLatch drawn = new CountDownLatch(FRAMES);
        Runnable scroll = new Runnable() {
            @Override
            public void run() {
                drawn.countDown();
                if (drawn.getCount() == 0) {
                    scene.removePostLayoutPulseListener(this);
                } else {
                    flow.scrollPixels(300);
                }
            }
        };
        long began = Ticker.SYSTEM.nanos();
        interact(() -> {
            scene.addPostLayoutPulseListener(scroll);
            flow.scrollPixels(300);
        });
        assertTrue(drawn.await(60, TimeUnit.SECONDS), "the list does not scroll");
        return FRAMES / ((Ticker.SYSTEM.nanos() - began) / 1e9);
    }
}

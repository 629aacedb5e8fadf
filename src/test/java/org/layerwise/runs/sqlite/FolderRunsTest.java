package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.run.CheckpointPace;
import org.layerwise.run.RecipeText;
import org.layerwise.run.Run;
import org.layerwise.run.RunWriter;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Runs;

/** Runs that an earlier Layerwise kept in folders are taken over, whole. */
class FolderRunsTest {
    private static final String ID = "20261120-101500-123";

    @TempDir
    Path folder;

    /** Writes what the earlier Layerwise wrote. */
    private Path earlier(Table table) throws IOException {
        Path place = Files.createDirectories(folder.resolve("store/runs").resolve(ID));
        Run run = KeptRunsFixture.run(table, "training.epochs=40", "training.batch=2", "telemetry.every=1");
        Path csv = folder.resolve("live.csv");
        run.outputs().writeMetrics(csv, problems -> {});
        FrameLog log = FrameLog.create(place.resolve("frames.log"), run.layout());
        run.outputs().write(new RunWriter() {
            @Override
            public void step(StepFrame frame) {
                log.step(frame);
            }

            @Override
            public void epoch(EpochFrame frame) {
                log.epoch(frame);
            }

            @Override
            public void close() {
                log.close();
            }

            @Override
            public org.layerwise.base.Problem incomplete(Throwable cause, long frames) {
                throw new AssertionError(cause);
            }
        });
        run.outputs().writeModel(place.resolve(RunRecord.MODEL));
        run.outputs()
                .writeCheckpoints(place.resolve(RunRecord.CHECKPOINT), CheckpointPace.EVERY_MINUTE, problems -> {});
        run.start();
        run.await();
        Files.writeString(place.resolve("recipe.json"), RecipeText.write(run.recipe()));
        Files.writeString(place.resolve("run.json"), """
                {"id": "%s", "name": "classes 3", "state": "completed", "reason": "",
                 "started": "2026-11-20T10:15:00.123Z", "ended": "2026-11-20T10:16:00Z", "table": "%s"}
                """.formatted(ID, table.file()));
        Files.createDirectories(folder.resolve("store/runs/broken"));
        Files.writeString(folder.resolve("store/runs/broken/run.json"), "{");
        return csv;
    }

    @Test
    void theyAreListedAndWhole() throws IOException {
        Table table = Runs.classes(folder, 60);
        Path csv = earlier(table);
        for (int opened = 0; opened < 2; opened++) {
            try (SqliteRunStore store = SqliteRunStore.open(folder.resolve("store"), Ticker.SYSTEM)) {
                store.rename(ID, "classes 3"); // behind what is done at the opening
                List<RunInfo> all = store.list();
                assertEquals(
                        List.of("classes 3"), all.stream().map(RunInfo::name).toList());
                RunInfo info = all.getFirst();
                assertEquals(StoredState.COMPLETED, info.state());
                assertEquals(new RunInfo.Progress(40, 40, info.progress().steps()), info.progress());
                assertTrue(info.figures().containsKey("loss/validation"));
                RunRecord record = store.open(ID);
                record.exportMetrics(folder.resolve("later.csv"));
                assertEquals(Files.readString(csv), Files.readString(folder.resolve("later.csv")));
                assertTrue(record.model().isPresent());
                assertTrue(record.checkpoint().isPresent());
            }
        }
        assertTrue(Files.exists(folder.resolve("store/runs/broken/run.json")), "what cannot be read is left alone");
    }
}

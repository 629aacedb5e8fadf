package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Decimal;
import org.layerwise.data.read.csv.CsvFormat.Header;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.experiment.Experiment;

/** A change of how the open file is read is an edit; undo and redo read the table as it was. */
class ReadingEditsTest {
    private static final ReadOptions POINT =
            new ReadOptions(CsvFormat.AUTO.withNumbers(Decimal.POINT, CsvFormat.Thousands.COMMA), FaultPolicy.STOP);

    @TempDir
    Path folder;

    private final Deque<Runnable> later = new ArrayDeque<>();
    private boolean waits;
    private final List<Problem> reported = new ArrayList<>();
    private final Workbench workbench = new Workbench(
            work -> {
                if (waits) {
                    later.add(work);
                } else {
                    work.run();
                }
            },
            Runnable::run,
            Ticker.SYSTEM,
            TestStore.make());
    private Path file;
    private Experiment first;

    @BeforeEach
    void open() throws IOException {
        StringBuilder text = new StringBuilder("n;x;y\n");
        for (int row = 0; row < 40; row++) {
            text.append(row % 7).append(";1,").append(500 + row).append(row % 2 == 0 ? ";a\n" : ";b\n");
        }
        file = Files.writeString(folder.resolve("t.csv"), text);
        workbench.openTable(file, reported::addAll);
        first = experiment();
        assertEquals(1.5, number(), 0);
    }

    private Experiment experiment() {
        return workbench.experiment().orElseThrow();
    }

    private double number() {
        return workbench.table().orElseThrow().table().number(0, 1);
    }

    @Test
    void undoAndRedoReadTheTableAgain() {
        List<Problem> notices = workbench.notices();
        workbench.readAgain("point", POINT, reported::addAll);
        Experiment second = experiment();
        assertEquals(1500, number(), 0);
        assertEquals("point", workbench.document().undoDescription().orElseThrow());
        assertTrue(workbench.document().hasUnsavedEdits());
        workbench.document().edit("seed", now -> now.withSeed(7));
        workbench.document().undo();
        assertEquals(1500, number(), 0);
        workbench.document().undo();
        assertEquals(first, experiment());
        assertEquals(1.5, number(), 0);
        assertEquals(ReadOptions.AUTO, workbench.reading().options());
        assertEquals(notices, workbench.notices());
        assertFalse(workbench.document().hasUnsavedEdits());
        workbench.document().redo();
        assertEquals(second, experiment());
        assertEquals(1500, number(), 0);
        assertEquals(POINT, workbench.reading().options());
        assertEquals(List.of(), reported);
    }

    @Test
    void aSavedExperimentIsModifiedByItAndSavedAgainByUndo() {
        Path saved = folder.resolve("t.json");
        workbench.saveExperiment(saved);
        workbench.readAgain("point", POINT, reported::addAll);
        assertTrue(workbench.document().isModified());
        assertEquals(saved, workbench.document().file().orElseThrow());
        workbench.document().undo();
        assertFalse(workbench.document().isModified());
    }

    @Test
    void anEditMadeWhileTheFileIsReadIsKept() {
        waits = true;
        workbench.readAgain("point", POINT, reported::addAll);
        workbench.document().edit("seed", now -> now.withSeed(7));
        waits = false;
        later.pop().run();
        while (!later.isEmpty()) {
            later.pop().run();
        }
        assertEquals(7, experiment().seed());
        assertEquals(1500, number(), 0);
        workbench.document().undo();
        assertEquals(7, experiment().seed());
        assertEquals(1.5, number(), 0);
    }

    @Test
    void aStepBackThatIsOvertakenByAnEditIsNotMade() {
        workbench.readAgain("point", POINT, reported::addAll);
        waits = true;
        workbench.document().undo();
        assertEquals(1500, number(), 0);
        workbench.document().edit("seed", now -> now.withSeed(7));
        waits = false;
        while (!later.isEmpty()) {
            later.pop().run();
        }
        assertEquals(1500, number(), 0);
        assertEquals(7, experiment().seed());
        assertEquals(POINT, workbench.reading().options());
        assertEquals("seed", workbench.document().undoDescription().orElseThrow());
    }

    @Test
    void aFileThatIsGoneLeavesEverythingAsItIs() throws IOException {
        workbench.readAgain("point", POINT, reported::addAll);
        Experiment second = experiment();
        Files.delete(file);
        workbench.document().undo();
        assertEquals(second, experiment());
        assertEquals(1500, number(), 0);
        assertTrue(workbench.notices().stream().anyMatch(Problem::isError), workbench.notices()::toString);
    }

    @Test
    void theHeaderIsTakenForARowAndBack() {
        ReadOptions bare = new ReadOptions(CsvFormat.AUTO.withHeader(Header.NO), FaultPolicy.STOP);
        workbench.readAgain("header", bare, reported::addAll);
        assertEquals("column3", experiment().data().target());
        workbench.document().undo();
        assertEquals(first, experiment());
        assertEquals(
                List.of("n", "x", "y"), workbench.table().orElseThrow().table().columns());
    }

    @Test
    void aRunsTableIsReadAsItsExperimentSays() {
        workbench.readAgain("point", POINT, reported::addAll);
        OpenTable open = workbench.table().orElseThrow();
        TablesAtHand hand = new TablesAtHand(open, new TestTableCache());
        DataSpec before = first.data();
        assertEquals(1.5, hand.table(file, before).number(0, 1), 0);
        assertEquals(1500, hand.table(file, experiment().data()).number(0, 1), 0);
    }
}

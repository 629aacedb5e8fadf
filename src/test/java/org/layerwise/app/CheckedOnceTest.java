package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.nn.graph.NetworkEdit;

/** Every page sees one checked experiment after a change; the background and the front are the test's thread. */
class CheckedOnceTest {
    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());

    private CheckedExperiment checked() {
        return workbench.checked().orElseThrow();
    }

    @Test
    void nothingIsCheckedBeforeSomethingIsOpen() {
        assertTrue(workbench.checked().isEmpty());
    }

    @Test
    void aChangeIsCheckedOnceForAllWhoLook() {
        workbench.openTable(Path.of("sample-data", "iris.csv"), problems -> {});
        CheckedExperiment before = checked();
        assertTrue(before.pipeline().isPresent());
        assertEquals(List.of(), before.errors());
        List<CheckedExperiment> seen = new ArrayList<>();
        workbench.onChange(WorkbenchChange.EXPERIMENT, () -> seen.add(checked()));
        workbench.onChange(WorkbenchChange.EXPERIMENT, () -> seen.add(checked()));
        workbench.onChange(WorkbenchChange.PREPARATION, () -> seen.add(checked()));
        workbench
                .document()
                .edit(
                        "cut",
                        experiment ->
                                experiment.withNetwork(NetworkEdit.remove(experiment.network(), Set.of("prediction"))));
        Set<Integer> identities = new HashSet<>();
        seen.forEach(each -> identities.add(System.identityHashCode(each)));
        assertEquals(2, seen.size());
        assertEquals(1, identities.size());
        assertSame(seen.getFirst(), checked());
        assertNotSame(before, checked());
        assertEquals(workbench.experiment().orElseThrow(), checked().experiment());
        assertTrue(checked().errors().getFirst().message().contains("Softmax"));
    }

    @Test
    void whatTheTableBecameIsSeenAtOnce() {
        workbench.openTable(Path.of("sample-data", "iris.csv"), problems -> {});
        CheckedExperiment before = checked();
        workbench.document().edit("seed", experiment -> experiment.withSeed(7));
        assertNotSame(before.pipeline().orElseThrow(), checked().pipeline().orElseThrow());
        assertSame(
                workbench.prepared().orElseThrow().pipeline(),
                checked().pipeline().orElseThrow());
    }
}

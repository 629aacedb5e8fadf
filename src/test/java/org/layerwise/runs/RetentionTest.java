package org.layerwise.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which runs go to make room, and how searches are folded. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final RunInfo.Label TAGGED = new RunInfo.Label(List.of("paper"), "", false);
    private static final RunInfo.Label STARRED = new RunInfo.Label(List.of(), "", true);

    private static RunInfo run(String id, int days, long bytes) {
        return run(id, days, bytes, StoredState.COMPLETED, RunInfo.Label.NONE, "", 0.5);
    }

    private static RunInfo run(
            String id, int days, long bytes, StoredState state, RunInfo.Label label, String group, double loss) {
        Instant started = NOW.minus(Duration.ofDays(days));
        return new RunInfo(
                id,
                id,
                state,
                "",
                started,
                state == StoredState.RUNNING ? null : started.plusSeconds(60),
                60,
                new RunInfo.Progress(5, 10, 50),
                new RunInfo.Data("iris.csv", "", "", "classification"),
                Map.of("loss/train", new RunFigure(loss + 0.1, loss, 4)),
                List.of(),
                label,
                new RunInfo.Origin(group, "", ""),
                new RunOwner("test", 1, "here"),
                RunSettings.NONE,
                bytes);
    }

    private static List<String> ids(List<Retention.Outgoing> going) {
        return going.stream().map(each -> each.run().id()).toList();
    }

    private static final List<RunInfo> ALL =
            List.of(run("a", 0, 100), run("b", 1, 100), run("c", 10, 100), run("d", 20, 100), run("e", 30, 100));

    @Test
    void theNewestStay() {
        List<Retention.Outgoing> going = new Retention(2, null, null).of(ALL, NOW);
        assertEquals(List.of("c", "d", "e"), ids(going));
        assertEquals("is not among the 2 newest.", going.getFirst().why().text());
        assertEquals(List.of(), new Retention(9, null, null).of(ALL, NOW));
        assertEquals(List.of(), new Retention(null, null, null).of(ALL, NOW));
    }

    @Test
    void theOldGoUnlessTheyAreAmongTheNewest() {
        List<Retention.Outgoing> going = new Retention(null, Duration.ofDays(9), null).of(ALL, NOW);
        assertEquals(List.of("c", "d", "e"), ids(going));
        assertEquals("began more than 9 days ago.", going.getFirst().why().text());
        assertEquals(List.of("e"), ids(new Retention(4, Duration.ofDays(9), null).of(ALL, NOW)));
    }

    @Test
    void theOldestGoUntilTheRestFits() {
        assertEquals(List.of("d", "e"), ids(new Retention(null, null, 300L).of(ALL, NOW)));
        assertEquals(List.of(), ids(new Retention(null, null, 500L).of(ALL, NOW)));
        assertEquals(List.of("c", "d", "e"), ids(new Retention(2, null, 0L).of(ALL, NOW)));
        List<Retention.Outgoing> both = new Retention(null, Duration.ofDays(25), 300L).of(ALL, NOW);
        assertEquals(List.of("d", "e"), ids(both));
        assertEquals("makes room.", both.getFirst().why().text());
        assertEquals("began more than 25 days ago.", both.getLast().why().text());
    }

    @Test
    void someRunsAlwaysStay() {
        List<RunInfo> all = List.of(
                run("a", 0, 100),
                run("running", 1, 100, StoredState.RUNNING, RunInfo.Label.NONE, "", 0.5),
                run("tagged", 90, 100, StoredState.COMPLETED, TAGGED, "", 0.5),
                run("starred", 91, 100, StoredState.COMPLETED, STARRED, "", 0.5),
                run("interrupted", 92, 100, StoredState.INTERRUPTED, RunInfo.Label.NONE, "", 0.5));
        assertEquals(List.of("a", "interrupted"), ids(new Retention(0, null, null).of(all, NOW)));
        assertEquals(List.of("a", "interrupted"), ids(new Retention(null, null, 0L).of(all, NOW)));
        assertEquals(List.of("interrupted"), ids(new Retention(null, Duration.ofDays(2), null).of(all, NOW)));
    }

    @Test
    void aSearchCountsAsOne() {
        List<RunInfo> all = List.of(
                run("t2", 1, 100, StoredState.COMPLETED, RunInfo.Label.NONE, "search", 0.4),
                run("t1", 2, 100, StoredState.COMPLETED, RunInfo.Label.NONE, "search", 0.2),
                run("a", 3, 100),
                run("b", 4, 100));
        assertEquals(List.of("b"), ids(new Retention(2, null, null).of(all, NOW)));
        List<RunInfo> folded = RunGroups.folded(all);
        assertEquals(
                List.of("search", "a", "b"), folded.stream().map(RunInfo::name).toList());
        RunInfo search = folded.getFirst();
        assertEquals(new RunInfo.Progress(10, 20, 100), search.progress());
        assertEquals(200, search.bytes());
        assertEquals(Map.of("loss/train", new RunFigure(0.5, 0.2, 4)), search.figures());
        assertEquals(all.get(1).started(), search.started());
        assertTrue(RunGroups.folded(List.of(
                        run("t3", 0, 1, StoredState.RUNNING, RunInfo.Label.NONE, "search", 0.4), all.getFirst()))
                .getFirst()
                .goesOn());
    }

    @Test
    void allTrialsOfASearchThatGoesOnStay() {
        RunInfo going = run("trial 2", 0, 100, StoredState.RUNNING, RunInfo.Label.NONE, "rates", 0.5);
        RunInfo old = run("trial 1", 20, 100, StoredState.COMPLETED, RunInfo.Label.NONE, "rates", 0.5);
        RunInfo other = run("other", 20, 100, StoredState.COMPLETED, RunInfo.Label.NONE, "batches", 0.5);
        Retention all = new Retention(0, Duration.ofDays(1), 0L);
        assertEquals(List.of("other"), ids(all.of(List.of(going, old, other), NOW)));
        assertEquals(List.of("trial 1", "other"), ids(all.of(List.of(old, other), NOW)));
    }
}

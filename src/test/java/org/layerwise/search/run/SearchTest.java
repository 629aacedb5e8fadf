package org.layerwise.search.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.cli.CommandLineApp;
import org.layerwise.cli.Console;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.Resources;
import org.layerwise.run.TableSource;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredState;
import org.layerwise.runs.sqlite.SqliteRunStore;
import org.layerwise.search.plan.SearchPlan;
import org.layerwise.search.space.SearchParameter;
import org.layerwise.search.space.SearchSpace;

/** Searches that are stopped after some trial, or whose store was copied then, go on as if nothing had happened. */
class SearchTest {
    private static final Resources TWO = new Resources(2, 1L << 30);
    private static final int TRIALS = 9;

    @TempDir
    Path folder;

    private Path experiment;
    private final AtomicInteger reads = new AtomicInteger();

    @BeforeEach
    void make() {
        experiment = folder.resolve("iris.json");
        Console silent = new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
        assertEquals(
                0,
                CommandLineApp.execute(
                        silent,
                        "new",
                        Path.of("sample-data", "iris.csv").toAbsolutePath().toString(),
                        "--target",
                        "species",
                        "--layers",
                        "4",
                        "--epochs",
                        "2",
                        "-o",
                        experiment.toString()));
    }

    private TableSource tables() {
        return new TableSource() {
            @Override
            public Table table(Path file, DataSpec spec) {
                reads.incrementAndGet();
                return TableSource.FILES.table(file, spec);
            }
        };
    }

    private static SearchPlan plan(String... vary) {
        return SearchPlan.of(new SearchSpace(
                        Stream.of(vary).map(SearchParameter::parse).toList()))
                .withTrials(TRIALS);
    }

    private SearchStart start(SearchPlan plan, int workers) {
        return SearchStart.of(
                "rates", experiment, new ExperimentFile(experiment).load(), plan, 1, workers, tables(), TWO);
    }

    /** Follows a search that it may stop. */
    private static final class Follower implements SearchListener {
        private final BiConsumer<Integer, Follower> onEnd;
        private final List<Integer> ended = new ArrayList<>();
        private @Nullable Search search;

        Follower(BiConsumer<Integer, Follower> onEnd) {
            this.onEnd = onEnd;
        }

        @Override
        public void trialEnded(FinishedTrial trial, SearchResult so) {
            ended.add(trial.number());
            onEnd.accept(ended.size(), this);
        }

        void stop() {
            Objects.requireNonNull(search).stop();
        }
    }

    private static SearchResult run(SearchStart start, SearchJournal journal, RunStore store, Follower follower) {
        Search search = new Search(start, journal, store, RunOwner.here("test"), TWO, Ticker.SYSTEM, follower);
        follower.search = search;
        return search.run(null);
    }

    private SearchResult begin(Path place, SearchPlan plan, int workers, BiConsumer<Integer, Follower> onEnd) {
        SearchStart start = start(plan, workers);
        try (RunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                SearchJournal journal = SearchJournal.begin(place, start.head())) {
            return run(start, journal, store, new Follower(onEnd));
        }
    }

    private SearchResult resume(Path place) {
        try (RunStore store = SqliteRunStore.open(place, Ticker.SYSTEM);
                SearchJournal journal = SearchJournal.resume(place, "rates")) {
            SearchStart start = SearchStart.resumed(journal.head(), tables(), TWO);
            SearchResult result = run(start, journal, store, new Follower((count, follower) -> {}));
            List<String> ids = new ArrayList<>(journal.runs());
            assertEquals(
                    ids.stream().sorted().toList(),
                    store.list().stream().map(RunInfo::id).sorted().toList(),
                    "every run counts once");
            assertTrue(store.list().stream().allMatch(run -> run.state() == StoredState.COMPLETED));
            return result;
        }
    }

    private static List<String> trials(SearchResult result) {
        return result.trials().stream()
                .map(trial -> trial.number() + " " + trial.result().proposal().assignments() + " " + trial.value())
                .toList();
    }

    @Test
    void aSearchThatWasStoppedGoesOnAsIfItHadNotBeen() {
        for (int workers = 1; workers <= 2; workers++) {
            Path stopped = folder.resolve("stopped-" + workers);
            SearchPlan plan = plan("optimizer.learningRate=log(1e-4,0.1)");
            SearchResult early = begin(stopped, plan, workers, (count, follower) -> {
                if (count == 3) {
                    follower.stop();
                }
            });
            assertFalse(early.isComplete());
            assertTrue(early.trials().size() >= 3 && early.trials().size() < TRIALS);
            SearchResult whole = begin(folder.resolve("whole-" + workers), plan, workers, (count, follower) -> {});
            SearchResult late = resume(stopped);
            assertEquals(trials(whole), trials(late));
            assertEquals(
                    early.trials().getFirst().runs(), late.trials().getFirst().runs(), "kept, not made again");
            assertEquals(whole.confirmed(), late.confirmed());
            assertTrue(late.confirmed().isPresent());
        }
    }

    /** What a killed process leaves is what is on the disk at that moment, here with a line that was cut off. */
    @Test
    void aCopyOfTheStoreGoesOnTheSame() throws IOException {
        Path place = folder.resolve("store");
        Path copy = folder.resolve("copy");
        SearchPlan plan = plan("optimizer.learningRate=log(1e-4,0.1)");
        SearchResult whole = begin(place, plan, 2, (count, follower) -> {
            if (count == 5) {
                copy(place, copy);
            }
        });
        Path journal = copy.resolve("search").resolve("rates.jsonl");
        Files.writeString(journal, "{\"trial\":5,\"state\":\"comp", StandardOpenOption.APPEND);
        SearchResult late = resume(copy);
        assertEquals(trials(whole), trials(late));
        assertEquals(whole.confirmed(), late.confirmed());
        assertEquals(
                TRIALS + 1 + 2 * Confirmation.SEEDS, Files.readAllLines(journal).size());
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.exists(file)
                        && !file.startsWith(from.resolve("search").resolve("going-on"))) {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void trialsShareTheRowsUnlessTheyChangeThem() {
        SearchPlan plan = plan("training.batch=16,32", "split.validation=0.1,0.2");
        SearchStart start = start(plan, 2);
        Dataset own = rows(start, "training.batch=32");
        assertSame(own, rows(start, "training.batch=8"));
        assertNotSame(own, rows(start, "split.validation=0.1"));
        assertEquals(1, reads.get(), "the table is read once");
    }

    /** The training rows of an experiment with a setting changed. */
    private static Dataset rows(SearchStart start, String change) {
        Experiment changed = ExperimentEdit.apply(start.head().experiment(), change);
        return start.rows().prepared(changed, 0).data().train();
    }

    @Test
    void oneProcessAtATimeGoesOnAndAnotherTableIsRefused() throws IOException {
        Path place = folder.resolve("store");
        SearchStart start = start(plan("training.batch=16,32"), 1);
        try (SearchJournal journal = SearchJournal.begin(place, start.head())) {
            assertTrue(journal.trials().isEmpty());
            ProblemException held = assertThrows(ProblemException.class, () -> SearchJournal.resume(place, "rates"));
            assertTrue(held.getMessage().contains("goes on"), held.getMessage());
        }
        assertThrows(ProblemException.class, () -> SearchJournal.begin(place, start.head()), "the name is taken");
        Path table = folder.resolve("other.csv");
        Files.writeString(table, Files.readString(Path.of("sample-data", "iris.csv")) + "5,3,1,1,setosa\n");
        SearchHead head = start.head();
        SearchHead moved = new SearchHead(
                head.name(),
                head.file(),
                head.experiment().withData(head.experiment().data().withTable(table.toString(), "")),
                head.plan(),
                head.seed(),
                head.workers(),
                head.fingerprint(),
                head.testFingerprint());
        assertThrows(ProblemException.class, () -> SearchStart.resumed(moved, tables(), TWO));
    }

    @Test
    void workersAreAsManyAsThreadsAndMemoryAllow() {
        SearchPlan plan = plan("training.batch=16,32");
        assertEquals(2, start(plan, 0).head().workers());
        assertEquals(
                1,
                SearchStart.of(
                                "small",
                                experiment,
                                new ExperimentFile(experiment).load(),
                                plan,
                                1,
                                0,
                                tables(),
                                new Resources(8, 60_000))
                        .head()
                        .workers());
    }
}

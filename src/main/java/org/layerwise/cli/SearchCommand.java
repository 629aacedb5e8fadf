package org.layerwise.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.Resources;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TablePaths;
import org.layerwise.run.TableSource;
import org.layerwise.runs.RunStore;
import org.layerwise.search.plan.SearchPlan;
import org.layerwise.search.run.Confirmation;
import org.layerwise.search.run.FinishedTrial;
import org.layerwise.search.run.Search;
import org.layerwise.search.run.SearchJournal;
import org.layerwise.search.run.SearchListener;
import org.layerwise.search.run.SearchResult;
import org.layerwise.search.run.SearchStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layerwise search}: tries settings of an experiment, several at once, and goes on after a break. */
@Command(
        name = "search",
        description = "Searches settings of an experiment. The best is trained again with " + Confirmation.SEEDS
                + " new seeds, beside the experiment as it is. Every trial is kept: layerwise runs list --group NAME.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    /** A process that is asked to end waits so long for what is under way. */
    private static final long PATIENCE_MILLIS = 4_500;

    private static final int MOST_WORKERS = 1_000;
    private static final String AUTOMATIC = "auto";

    private final Console console;
    private final Ticker ticker;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT.json",
            description = "The experiment. It is not changed.")
    private @Nullable Path experiment;

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--trials", paramLabel = "N", description = "How many trials there are to be in all. Default: 50")
    private @Nullable Integer trials;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials at once. Default: auto, as many as cores and memory allow")
    private @Nullable String workers;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the search is called. Default: its experiment, such as iris search")
    private @Nullable String name;

    @Option(names = "--seed", paramLabel = "SEED", description = "What is drawn. Default: 1")
    private @Nullable Long seed;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description =
                    "After so long no trial goes on. The best is not confirmed then; the search can be gone on with.")
    private @Nullable Double timeout;

    @Option(names = "--resume", paramLabel = "NAME", description = "Goes on with a search that was broken off.")
    private @Nullable String resumed;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "BEST.json",
            description = "Where to write the experiment with the best settings.")
    private @Nullable Path output;

    @Mixin
    private StoreOption place = new StoreOption();

    /** @param ticker measures time limits and speed */
    SearchCommand(Console console, Ticker ticker) {
        this.console = console;
        this.ticker = ticker;
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (timeout != null && !(timeout > 0)) {
            throw wrong("--timeout", Message.of("cli/search-timeout"));
        }
        if (resumed == null) {
            if (experiment == null) {
                throw TrainSource.usage(command, "Missing required parameter: 'EXPERIMENT.json'");
            }
            return begin(experiment);
        }
        if (experiment != null || options.isGiven() || workers != null || name != null || seed != null) {
            throw TrainSource.usage(
                    command, "--resume goes on with a search as it began; only --trials can be given another number");
        }
        return resume(resumed);
    }

    private int begin(Path from) {
        int atOnce = atOnce();
        ExperimentFile file = new ExperimentFile(from);
        Experiment searched = file.load();
        SearchPlan plan = options.plan(trials);
        RunRecipe recipe = RunRecipe.of(file, searched, new RunStart.FreshWeights());
        files(recipe).reads(from).reads(options.file()).check();
        try (RunStore store = place.open(console, ticker)) {
            String called = name == null
                    ? SearchStart.freeName(from, store.folder(), store.list())
                    : SearchStart.requireFree(name, store.folder(), store.list());
            Resources resources = Resources.ofMachine();
            SearchStart start =
                    SearchStart.of(called, from, searched, plan, seed == null ? 1 : seed, atOnce, tables(), resources);
            console.report(start.notes());
            try (SearchJournal journal = SearchJournal.begin(store.folder(), start.head())) {
                return search(start, journal, store, resources);
            }
        }
    }

    private int resume(String called) {
        try (RunStore store = place.open(console, ticker);
                SearchJournal journal = SearchJournal.resume(store.folder(), called)) {
            files(journal.head().recipe(journal.head().experiment())).check();
            if (trials != null) {
                journal.plan(trials);
            }
            Resources resources = Resources.ofMachine();
            SearchStart start = SearchStart.resumed(journal.head(), tables(), resources);
            return search(start, journal, store, resources);
        }
    }

    private CommandFiles files(RunRecipe recipe) {
        return new CommandFiles()
                .readsTable(recipe.table())
                .readsTable(recipe.testTable())
                .usesStore(place.folder())
                .writes(output, Message.of("cli/experiment"));
    }

    private TableSource tables() {
        return (file, data) -> ReadProgressLine.load(console, file, data.format(), data.faults())
                .table();
    }

    private int atOnce() {
        if (workers == null || workers.equals(AUTOMATIC)) {
            return 0;
        }
        try {
            int number = Integer.parseInt(workers);
            if (number >= 1 && number <= MOST_WORKERS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as other numbers that cannot be
        }
        throw wrong("--workers", Message.of("cli/search-workers", workers, MOST_WORKERS));
    }

    private int search(SearchStart start, SearchJournal journal, RunStore store, Resources resources) {
        Search search = new Search(start, journal, store, StoreOption.owner(), resources, ticker, new Progress());
        CountDownLatch said = new CountDownLatch(1);
        Threads.onShutdown("layerwise-interrupt", () -> stop(search, said));
        try {
            console.err()
                    .println("Search " + start.head().name() + ": " + journal.planned() + " trials, "
                            + start.head().workers() + " at once.");
            SearchResult result = search.run(timeout == null ? null : Duration.ofNanos((long) (timeout * 1e9)));
            report(result);
            if (!result.isComplete()) {
                console.err()
                        .println("Go on with: layerwise search --resume "
                                + OutputPaths.shell(Path.of(start.head().name())));
            }
            if (result.best().isEmpty() && result.isComplete()) {
                console.report(List.of(Problem.error(
                        Location.NOWHERE,
                        Message.of(
                                "cli/search-none",
                                result.trials().isEmpty()
                                        ? ""
                                        : result.trials().getFirst().reason()))));
                return CommandLineApp.FAILED;
            }
            return CommandLineApp.OK;
        } finally {
            said.countDown();
        }
    }

    /** On Ctrl-C or SIGTERM: runs end at the next batch, and how to go on is said. */
    private static void stop(Search search, CountDownLatch said) {
        search.stop();
        try {
            if (!said.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                System.getLogger(SearchCommand.class.getName())
                        .log(System.Logger.Level.INFO, "trials that are under way are given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(SearchResult result) {
        FinishedTrial best = result.best().orElse(null);
        Path to = output;
        if (best != null && to != null) {
            Experiment found = result.experiment(best.result().proposal());
            TablePaths.of(result.head().recipe(found)).save(found, to);
        }
        if (json) {
            console.out().print(JsonText.print(SearchReport.tree(result)));
        } else {
            SearchReport.print(result, console.out());
        }
        if (best == null) {
            return;
        }
        if (to != null) {
            console.err().println("Wrote " + to + ".");
            console.err().println("Train it with: layerwise train " + OutputPaths.shell(to));
        } else {
            console.err()
                    .println("Write it with: layerwise search --resume "
                            + OutputPaths.shell(Path.of(result.head().name())) + " -o BEST.json");
        }
    }

    /** A line for each trial. */
    private final class Progress implements SearchListener {
        @Override
        public void trialEnded(FinishedTrial trial, SearchResult so) {
            console.err().println(SearchReport.line(trial, so));
        }

        @Override
        public void confirming(int done, int of) {
            if (done == 0) {
                console.err().println("Confirming the best trial with new seeds: " + of + " runs.");
            }
        }

        @Override
        public void warned(List<Problem> problems) {
            console.report(problems);
        }
    }

    private static ProblemException wrong(String option, Message message) {
        return Problem.error(Location.path(option, ""), message).toException();
    }
}

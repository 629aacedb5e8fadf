package org.layerwise.search.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;
import org.layerwise.runs.RunInfo;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.plan.SearchPlan;
import org.layerwise.telemetry.Slice;
import org.layerwise.train.MemoryEstimate;

/**
 * A search made ready: everything that would keep it from being carried out is found here, before the first trial.
 *
 * @param head what decides it
 * @param rows of its trials, the experiment's own read already
 * @param notes what is worth knowing of it, warnings of the experiment first
 */
public record SearchStart(SearchHead head, SearchRows rows, List<Problem> notes) {
    /** Of the memory that runs may take, what rows may take that no run is using. */
    private static final int ROWS_SHARE = 4;

    public SearchStart {
        notes = List.copyOf(notes);
    }

    /**
     * A new search.
     *
     * @param name what it is to be called
     * @param file the experiment's, where paths of tables begin
     * @param seed of what is drawn
     * @param workers trials at once; 0: as many as threads and memory allow
     * @param resources that all of its runs may use together
     * @throws ProblemException with all that is wrong
     */
    public static SearchStart of(
            String name,
            Path file,
            Experiment experiment,
            SearchPlan plan,
            long seed,
            int workers,
            TableSource tables,
            Resources resources) {
        ExperimentFile place = new ExperimentFile(file);
        SearchRows rows = new SearchRows(
                each -> RunRecipe.of(place, each, new RunStart.FreshWeights()),
                tables,
                plan.folds(),
                resources.bytes() / ROWS_SHARE);
        PreparedRun first = rows.prepared(experiment, 0);
        List<Problem> notes = new ArrayList<>(first.problems());
        List<Problem> found = plan.check(experiment);
        ProblemException.throwIfErrors(found);
        notes.addAll(found);
        long needed = MemoryEstimate.of(
                        first.experiment(), first.plan(), first.data().train().rows())
                .total();
        int most =
                workers > 0 ? workers : Math.clamp(resources.bytes() / 2 / Math.max(1, needed), 1, resources.threads());
        SearchPlan resolved = plan.withObjectives(objectives(plan, first, resources));
        SearchHead head = new SearchHead(
                name,
                file,
                experiment,
                resolved,
                seed,
                most,
                first.data().table().fingerprint(),
                first.recipe().testTable() == null
                        ? ""
                        : first.data().testTable().fingerprint());
        return new SearchStart(head, rows, notes);
    }

    /**
     * A search that goes on.
     *
     * @param head what decides it
     * @throws ProblemException when its table is another by now, or gone
     */
    public static SearchStart resumed(SearchHead head, TableSource tables, Resources resources) {
        SearchRows rows = new SearchRows(head::recipe, tables, head.plan().folds(), resources.bytes() / ROWS_SHARE);
        PreparedRun first = rows.prepared(head.experiment(), 0);
        if (!first.data().table().fingerprint().equals(head.fingerprint())) {
            throw Problem.error(
                            Location.file(first.recipe().table().toString()),
                            Message.of("search.run/other-table", head.name()))
                    .toException();
        }
        Path test = first.recipe().testTable();
        if (test != null
                && head.plan().folds() == 0
                && !first.data().testTable().fingerprint().equals(head.testFingerprint())) {
            throw Problem.error(Location.file(test.toString()), Message.of("search.run/other-table", head.name()))
                    .toException();
        }
        return new SearchStart(head, rows, first.problems());
    }

    /** The objectives by the names of METRICS.csv: a metric alone is that of the validation part. */
    private static List<SearchObjective> objectives(SearchPlan plan, PreparedRun first, Resources resources) {
        List<String> metrics = new Run(first, resources, Ticker.SYSTEM, true)
                .layout().epoch().stream().map(Slice::measure).toList();
        List<SearchObjective> objectives = new ArrayList<>();
        for (SearchObjective objective : plan.objectives()) {
            String asked = objective.metric().toLowerCase(Locale.ROOT);
            String metric = metrics.contains(asked) || asked.contains("/") ? asked : asked + "/validation";
            if (!metrics.contains(metric)) {
                boolean isWithoutRows = metric.endsWith("/validation")
                        && first.data().validation().rows() == 0;
                throw Problem.error(
                                Location.path("", "objectives"),
                                isWithoutRows
                                        ? Message.of("search.run/no-validation", metric)
                                        : Message.of("search.run/no-such-metric", metric, metrics))
                        .toException();
            }
            objectives.add(new SearchObjective(metric, objective.direction(), objective.at()));
        }
        return objectives;
    }

    /**
     * A name for a search that has none: the experiment's file and a number where needed.
     *
     * @param store the folder of the store
     * @param runs all that are kept
     */
    public static String freeName(Path experiment, Path store, List<RunInfo> runs) {
        String file = String.valueOf(experiment.getFileName()).replaceFirst("(?i)\\.json$", "");
        String stem = file.replaceAll("[^\\p{L}\\p{N}\\p{M}._-]", "-").replaceFirst("^[^\\p{L}\\p{N}_]+", "");
        String base = stem.substring(0, Math.min(80, stem.length())) + " search";
        String name = base.strip();
        for (int number = 2; isTaken(name, store, runs); number++) {
            name = base.strip() + " " + number;
        }
        return name;
    }

    /**
     * A name that a new search may have.
     *
     * @throws ProblemException when it can be none, or another search has it
     */
    public static String requireFree(String name, Path store, List<RunInfo> runs) {
        SearchJournal.requireName(name);
        if (isTaken(name, store, runs)) {
            throw SearchJournal.nameTaken(name);
        }
        return name;
    }

    private static boolean isTaken(String name, Path store, List<RunInfo> runs) {
        return SearchJournal.exists(store, name)
                || runs.stream().anyMatch(run -> run.origin().group().equals(name));
    }
}

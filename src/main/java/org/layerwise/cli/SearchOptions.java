package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.files.TextFile;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.plan.SearchPlan;
import org.layerwise.search.plan.SearchPlanJson;
import org.layerwise.search.prune.Pruner;
import org.layerwise.search.sample.Sampler;
import org.layerwise.search.space.SearchParameter;
import org.layerwise.search.space.SearchSpace;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a search tries and how: SEARCH.json, and options that change it. */
final class SearchOptions {
    @Option(
            names = "--space",
            paramLabel = "SEARCH.json",
            description = "The settings to search with their ranges, and how: see search.md.")
    private @Nullable Path file;

    @Option(
            names = "--vary",
            paramLabel = "PATH=RANGE",
            description = "A setting to search: optimizer.learningRate=log(1e-4,0.1), training.batch=16,32,64, "
                    + "uniform(a,b) or integer(a,b). May be repeated.")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--sampler",
            paramLabel = "KIND",
            description = "How settings are chosen: grid, random, sobol, tpe or gp. Default: tpe")
    private @Nullable String sampler;

    @Option(
            names = "--pruner",
            paramLabel = "KIND",
            description = "Which trials are stopped early: none, median, halving or hyperband. Default: none")
    private @Nullable String pruner;

    @Option(
            names = "--objective",
            paramLabel = "[min:|max:]METRIC[@best|@last]",
            description =
                    "What trials are judged by, such as accuracy or f1/validation@last. May be repeated: the first"
                            + " decides, and the trials that none is better than are listed. Default: loss/validation")
    private List<String> objectives = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Runs of each trial, each with another seed; their mean counts. Default: 1")
    private @Nullable Integer seeds;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validates each trial: K runs, each without a K-th of the rows, on which it is judged.")
    private @Nullable Integer folds;

    /** Whether any was given. */
    boolean isGiven() {
        return file != null
                || !vary.isEmpty()
                || sampler != null
                || pruner != null
                || !objectives.isEmpty()
                || seeds != null
                || folds != null;
    }

    /** The file with the space; null for none. */
    @Nullable
    Path file() {
        return file;
    }

    /**
     * The plan.
     *
     * @param trials how many; null: as the file says
     * @throws ProblemException when there is nothing to search, or something given is wrong
     */
    SearchPlan plan(@Nullable Integer trials) {
        List<SearchParameter> varied = vary.stream().map(SearchParameter::parse).toList();
        if (file == null && varied.isEmpty()) {
            throw Problem.error(Location.NOWHERE, Message.of("cli/search-no-space"))
                    .toException();
        }
        SearchPlan plan = file == null
                ? SearchPlan.of(new SearchSpace(varied))
                : SearchPlanJson.read(TextFile.read(file), file.toString());
        if (file != null && !varied.isEmpty()) {
            plan = plan.withSpace(plan.space().with(varied));
        }
        if (sampler != null) {
            plan = plan.withSampler(kind(Sampler.class, sampler, "sampler"));
        }
        if (pruner != null) {
            plan = plan.withPruner(kind(Pruner.class, pruner, "pruner"));
        }
        if (!objectives.isEmpty()) {
            plan = plan.withObjectives(
                    objectives.stream().map(SearchObjective::parse).toList());
        }
        SearchPlan sized = changed(plan, trials, plan::withTrials);
        SearchPlan seeded = changed(sized, seeds, sized::withSeeds);
        return changed(seeded, folds, seeded::withFolds);
    }

    private static SearchPlan changed(SearchPlan plan, @Nullable Integer number, IntFunction<SearchPlan> change) {
        return number == null ? plan : change.apply(number);
    }

    private static <T> T kind(Class<T> family, String id, String path) {
        return new JsonCodec("").read(family, JsonNodeFactory.instance.stringNode(id), path);
    }
}

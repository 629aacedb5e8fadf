package org.layerwise.search.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.Experiment;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.prune.NoPruner;
import org.layerwise.search.prune.Pruner;
import org.layerwise.search.sample.RandomPoints;
import org.layerwise.search.sample.Sampler;
import org.layerwise.search.sample.TpeSampler;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.SpaceCheck;
import org.layerwise.search.space.SpacePoints;

/**
 * Everything that decides a search but the experiment, the seed and the number of workers.
 *
 * @param space what is varied
 * @param sampler how settings are chosen
 * @param pruner which trials are stopped early
 * @param objectives what trials are judged by; of several, the trials that none is better than are the result
 * @param trials how many at most
 * @param seeds runs of each trial, of which the mean counts
 * @param folds parts for cross-validation of each trial, 0 for the experiment's own split
 */
public record SearchPlan(
        SearchSpace space,
        Sampler sampler,
        Pruner pruner,
        List<SearchObjective> objectives,
        int trials,
        int seeds,
        int folds) {
    /** How many trials a plan has that says nothing of them. */
    public static final int TRIALS = 50;

    static final int MOST_TRIALS = 100_000;
    static final int MOST_SEEDS = 100;
    static final int MOST_FOLDS = 100;
    static final int MOST_OBJECTIVES = 4;

    /** @throws ProblemException with all that is wrong and where */
    public SearchPlan {
        objectives = List.copyOf(objectives);
        List<Problem> problems = new ArrayList<>();
        if (objectives.isEmpty() || objectives.size() > MOST_OBJECTIVES) {
            problems.add(wrong(
                    "objectives", Message.of("search.plan/objectives-count", MOST_OBJECTIVES, objectives.size())));
        }
        if (objectives.stream().distinct().count() < objectives.size()) {
            problems.add(wrong("objectives", Message.of("search.plan/objective-twice")));
        }
        if (trials < 1 || trials > MOST_TRIALS) {
            problems.add(wrong("trials", Message.of("search.plan/trials-count", MOST_TRIALS, trials)));
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            problems.add(wrong("seeds", Message.of("search.plan/seeds-count", MOST_SEEDS, seeds)));
        }
        if (folds != 0 && (folds < 2 || folds > MOST_FOLDS)) {
            problems.add(wrong("folds", Message.of("search.plan/folds-count", MOST_FOLDS, folds)));
        }
        ProblemException.throwIfErrors(problems);
    }

    private static Problem wrong(String path, Message text) {
        return Problem.error(Location.path("", path), text);
    }

    /** Fifty trials of TPE for the validation loss, each run once and to its end. */
    public static SearchPlan of(SearchSpace space) {
        return new SearchPlan(
                space, new TpeSampler(10, 24), new NoPruner(), List.of(SearchObjective.VALIDATION_LOSS), TRIALS, 1, 0);
    }

    public SearchPlan withSpace(SearchSpace other) {
        return new SearchPlan(other, sampler, pruner, objectives, trials, seeds, folds);
    }

    public SearchPlan withSampler(Sampler other) {
        return new SearchPlan(space, other, pruner, objectives, trials, seeds, folds);
    }

    public SearchPlan withPruner(Pruner other) {
        return new SearchPlan(space, sampler, other, objectives, trials, seeds, folds);
    }

    public SearchPlan withObjectives(List<SearchObjective> other) {
        return new SearchPlan(space, sampler, pruner, other, trials, seeds, folds);
    }

    public SearchPlan withTrials(int other) {
        return new SearchPlan(space, sampler, pruner, objectives, other, seeds, folds);
    }

    public SearchPlan withSeeds(int other) {
        return new SearchPlan(space, sampler, pruner, objectives, trials, other, folds);
    }

    public SearchPlan withFolds(int other) {
        return new SearchPlan(space, sampler, pruner, objectives, trials, seeds, other);
    }

    /** How many trials there are to run: fewer than were asked for where a grid has fewer points. */
    public int trialsToRun() {
        OptionalLong size = sampler.size(space);
        return (int) Math.min(trials, size.orElse(trials));
    }

    /**
     * What is wrong with searching an experiment by this plan, and what is worth knowing of it.
     *
     * @return empty when there is nothing to say
     */
    public List<Problem> check(Experiment experiment) {
        List<Problem> problems = new ArrayList<>(SpaceCheck.problems(space, experiment));
        try {
            OptionalLong size = sampler.size(space);
            if (size.isEmpty()) {
                RandomPoints.draw(new SpacePoints(space), Sampler.stream(0, 0));
            } else if (size.getAsLong() > trials) {
                problems.add(Problem.note(
                        Location.path("", "trials"), Message.of("search.plan/grid-larger", size.getAsLong(), trials)));
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
        return problems.stream().distinct().collect(Collectors.toList());
    }
}

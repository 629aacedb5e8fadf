package org.layerwise.search.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.PreparedRun;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.plan.SearchPlan;
import org.layerwise.search.prune.PruneDecision;
import org.layerwise.search.space.Proposal;

/** Makes trials: each setting's experiment is trained once for each seed and each fold, and the means are its values. */
final class Trials {
    private final SearchHead head;
    private final SearchRows rows;
    private final TrialRuns runs;

    Trials(SearchHead head, SearchRows rows, TrialRuns runs) {
        this.head = head;
        this.rows = rows;
        this.runs = runs;
    }

    /**
     * Proposes and trains a trial.
     *
     * @param known what the proposal and the pruner may use
     * @return null when it was stopped with the search
     * @throws ProblemException when no settings keep the constraints
     */
    @Nullable
    FinishedTrial trial(int number, History known) {
        SearchPlan plan = head.plan();
        Proposal proposal = plan.sampler().propose(plan.space(), head.seed(), number, known);
        List<TrainedRun> trained = new ArrayList<>();
        try {
            Experiment experiment = SearchResult.applied(head.experiment(), proposal);
            int epochs = experiment.training().epochs();
            Predicate<List<Double>> pruner =
                    curve -> plan.pruner().decide(number, curve, epochs, known) == PruneDecision.STOP;
            for (int i = 0; i < plan.seeds() * rows.runs(); i++) {
                Experiment seeded = experiment.withSeed(experiment.seed() + i / rows.runs());
                TrainedRun run = train(
                        name(number, i), seeded, i % rows.runs(), TrialRuns.Keeps.MODEL, i == 0 ? pruner : _ -> false);
                if (run == null) {
                    return null;
                }
                trained.add(run);
                if (!run.isWhole()) {
                    TrialOutcome outcome = run.isPruned() ? TrialOutcome.PRUNED : TrialOutcome.FAILED;
                    return finished(number, proposal, outcome, trained, run.reason());
                }
            }
            return finished(number, proposal, TrialOutcome.COMPLETED, trained, "");
        } catch (ProblemException e) {
            return finished(number, proposal, TrialOutcome.FAILED, trained, reason(e));
        }
    }

    private static String reason(ProblemException e) {
        return e.problems().stream()
                .filter(Problem::isError)
                .map(Problem::describe)
                .limit(3)
                .collect(Collectors.joining(" "));
    }

    private String name(int number, int run) {
        StringBuilder name = new StringBuilder("trial " + number);
        if (head.plan().seeds() > 1) {
            name.append(" seed ").append(run / rows.runs() + 1);
        }
        return name.append(fold(run % rows.runs())).toString();
    }

    private String fold(int fold) {
        return head.plan().folds() > 0 ? " fold " + (fold + 1) : "";
    }

    private @Nullable TrainedRun train(
            String name, Experiment experiment, int fold, TrialRuns.Keeps keeps, Predicate<List<Double>> isHopeless) {
        PreparedRun prepared = rows.prepared(experiment, fold);
        return runs.train(name, prepared, head.plan().folds() > 0 ? TrialRuns.Keeps.RECORD : keeps, isHopeless);
    }

    private FinishedTrial finished(
            int number, Proposal proposal, TrialOutcome outcome, List<TrainedRun> trained, String reason) {
        List<List<Double>> each = trained.stream()
                .filter(run -> run.isWhole() || run.isPruned())
                .map(run -> values(run.curves()))
                .toList();
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < head.plan().objectives().size() && outcome != TrialOutcome.FAILED; i++) {
            int objective = i;
            means.add(each.stream()
                    .mapToDouble(values -> values.get(objective))
                    .average()
                    .orElse(Double.NaN));
        }
        return new FinishedTrial(
                new TrialResult(
                        number,
                        proposal,
                        outcome,
                        means,
                        trained.isEmpty()
                                ? List.of()
                                : trained.getFirst().curves().getFirst()),
                each,
                trained.stream().map(TrainedRun::id).toList(),
                trained.stream().mapToInt(TrainedRun::epochs).sum(),
                trained.stream().mapToDouble(TrainedRun::seconds).sum(),
                reason);
    }

    private List<Double> values(List<List<Double>> curves) {
        List<SearchObjective> objectives = head.plan().objectives();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < objectives.size(); i++) {
            values.add(objectives.get(i).value(curves.get(i)));
        }
        return values;
    }

    /**
     * Trains settings with a seed of their own.
     *
     * @param trial whose settings; {@link ConfirmingRun#UNTOUCHED} for the experiment as it is
     * @param proposal its settings
     * @return null when it was stopped with the search
     */
    @Nullable
    ConfirmingRun confirm(int trial, Proposal proposal, long seed) {
        List<String> ids = new ArrayList<>();
        double sum = 0;
        try {
            Experiment experiment =
                    SearchResult.applied(head.experiment(), proposal).withSeed(seed);
            String name = (trial == ConfirmingRun.UNTOUCHED ? "untouched" : "best trial " + trial) + ", seed " + seed;
            for (int fold = 0; fold < rows.runs(); fold++) {
                TrainedRun run = train(name + fold(fold), experiment, fold, TrialRuns.Keeps.EVERYTHING, _ -> false);
                if (run == null) {
                    return null;
                }
                ids.add(run.id());
                sum += run.isWhole() ? values(run.curves()).getFirst() : Double.NaN;
            }
        } catch (ProblemException e) {
            sum = Double.NaN;
        }
        return new ConfirmingRun(trial, seed, sum / rows.runs(), ids);
    }
}

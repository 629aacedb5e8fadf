package org.layerwise.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trials that a search knows the results of.
 *
 * @param objectives what they are judged by, at least one
 * @param trials by number; those that still run, or have not begun, are left out
 */
public record History(List<SearchObjective> objectives, List<TrialResult> trials) {

    public History {
        objectives = List.copyOf(objectives);
        trials = trials.stream()
                .sorted(Comparator.comparingInt(TrialResult::number))
                .toList();
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("a search needs an objective");
        }
    }

    /**
     * What the proposal of a trial may use, whatever has finished: the same seed and number of workers then give the same trials.
     *
     * @param trial its number
     * @param workers how many trials run at once
     * @return the trials numbered below {@code trial - workers}
     */
    public History before(int trial, int workers) {
        return new History(
                objectives,
                trials.stream().filter(each -> each.number() < trial - workers).toList());
    }

    /** Those that were trained to their end and have every value. */
    public List<TrialResult> completed() {
        return trials.stream().filter(TrialResult::isComplete).toList();
    }

    /** The values of a complete trial as losses, of which smaller ones are better. */
    public double[] losses(TrialResult trial) {
        double[] losses = new double[objectives.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = objectives.get(i).direction().loss(trial.values().get(i));
        }
        return losses;
    }

    /** The best of those that are complete, by the first objective; the earliest of equals. */
    public Optional<TrialResult> best() {
        return completed().stream().min(Comparator.comparingDouble(trial -> losses(trial)[0]));
    }

    /** The last finite value of a trial's curve as a loss; ∞ where there is none. */
    public double lastLoss(TrialResult trial) {
        for (int i = trial.curve().size() - 1; i >= 0; i--) {
            double value = trial.curve().get(i);
            if (Double.isFinite(value)) {
                return objectives.getFirst().direction().loss(value);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /**
     * All trials from the best to the worst: complete ones by their value, or by how many are better in every objective; then those
     * that were pruned, the later ones first; then those that failed.
     */
    public List<TrialResult> ranked() {
        List<TrialResult> ranked = new ArrayList<>(rankedComplete());
        trials.stream()
                .filter(trial -> trial.outcome() == TrialOutcome.PRUNED)
                .sorted(Comparator.<TrialResult>comparingInt(
                                trial -> -trial.curve().size())
                        .thenComparingDouble(this::lastLoss))
                .forEach(ranked::add);
        trials.stream()
                .filter(trial -> !trial.isComplete() && trial.outcome() != TrialOutcome.PRUNED)
                .forEach(ranked::add);
        return ranked;
    }

    private List<TrialResult> rankedComplete() {
        List<TrialResult> completed = completed();
        double[][] losses = completed.stream().map(this::losses).toArray(double[][]::new);
        if (objectives.size() == 1) {
            return completed.stream()
                    .sorted(Comparator.comparingDouble(trial -> losses(trial)[0]))
                    .toList();
        }
        List<TrialResult> ranked = new ArrayList<>();
        for (int index : ParetoFront.order(losses)) {
            ranked.add(completed.get(index));
        }
        return ranked;
    }
}

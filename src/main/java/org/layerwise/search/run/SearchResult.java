package org.layerwise.search.run;

import java.util.List;
import java.util.Optional;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.WindowedExperiment;
import org.layerwise.search.History;
import org.layerwise.search.ParetoFront;
import org.layerwise.search.TrialResult;
import org.layerwise.search.importance.ParameterImportance;
import org.layerwise.search.importance.SearchImportance;
import org.layerwise.search.space.Proposal;

/**
 * What a search has found so far.
 *
 * @param head what decides it
 * @param trials that are over, by number
 * @param planned how many there are to be
 * @param confirmed the best with new seeds; empty when it was not tried yet
 */
public record SearchResult(SearchHead head, List<FinishedTrial> trials, int planned, Optional<Confirmation> confirmed) {
    public SearchResult {
        trials = List.copyOf(trials);
    }

    /** The trials as samplers see them. */
    public History history() {
        return new History(
                head.plan().objectives(),
                trials.stream().map(FinishedTrial::result).toList());
    }

    /** The best complete trial by the first objective. */
    public Optional<FinishedTrial> best() {
        return history().best().map(this::finished);
    }

    private FinishedTrial finished(TrialResult result) {
        return trials.stream()
                .filter(trial -> trial.number() == result.number())
                .findFirst()
                .orElseThrow();
    }

    /** The numbers of the trials that no other is better than. */
    public List<Integer> front() {
        return ParetoFront.of(history()).stream().map(TrialResult::number).toList();
    }

    /** Which settings matter, the most important first; empty where too few trials say it. */
    public List<ParameterImportance> importance() {
        return SearchImportance.of(head.plan().space(), history(), head.seed());
    }

    /** Whether all trials are over. */
    public boolean isComplete() {
        return trials.size() >= planned;
    }

    /** The experiment with a trial's settings. */
    public Experiment experiment(Proposal proposal) {
        return applied(head.experiment(), proposal);
    }

    static Experiment applied(Experiment experiment, Proposal proposal) {
        return WindowedExperiment.adapted(experiment, proposal.applyTo(experiment));
    }
}

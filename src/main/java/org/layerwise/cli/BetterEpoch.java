package org.layerwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.experiment.EarlyStopping;
import org.layerwise.experiment.EarlyStoppingRule;
import org.layerwise.experiment.NoStopping;
import org.layerwise.run.Run;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;

/** Watches which epoch of a run is the best, and says at its end when the model has the weights of a worse one. */
final class BetterEpoch implements RunListener {
    private final EarlyStoppingRule rule;
    private @Nullable BestEpoch best;
    private @Nullable BestEpoch last;

    BetterEpoch(EarlyStoppingRule rule) {
        this.rule = rule;
    }

    @Override
    public void epochEnded(EpochSummary summary) {
        BestEpoch candidate = BestEpoch.candidate(summary, rule);
        last = candidate;
        best = candidate.isBetterThan(best) ? candidate : best;
    }

    /**
     * Which epoch was better than the last one, and what keeps it; empty when none was, or when its weights are kept.
     *
     * @param kept where the run is kept; null for nowhere
     */
    List<String> lines(Run run, RunEnd end, @Nullable KeptRun kept) {
        // the run may have begun earlier, with an epoch better than all that were seen here
        BestEpoch found = run.outputs().bestEpoch().orElse(best);
        BestEpoch ended = last;
        if (found == null || ended == null || found.epoch() >= run.wholeEpochs() || leavesBest(end)) {
            return List.of();
        }
        if (!found.isBetterThan(ended)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Epoch %,d was better than the last: %s %s against %s.",
                found.epoch(),
                title(found.metric()),
                RunWords.number(found.figure()),
                RunWords.loss(ended.figure())));
        switch (rule) {
            case NoStopping _ ->
                lines.add("To keep the best weights, train with: --set training.stopping=early-stopping");
            case EarlyStopping early -> {
                if (!early.restoreBest()) {
                    lines.add("To keep the best weights, train with: --set training.stopping.restoreBest=true");
                }
            }
        }
        if (kept != null) {
            lines.add("Its model: layerwise runs export " + kept.reference() + " --at best --model FILE");
        }
        return lines;
    }

    /** Whether the model at the end is that of the best epoch: early stopping has put its weights back. */
    private boolean leavesBest(RunEnd end) {
        return rule.keepsBest()
                && switch (end) {
                    case COMPLETED, EARLY_STOPPED, TIME_LIMIT -> true;
                    case UNFINISHED, TARGET_REACHED, STOPPED, NOT_FINITE, FAILED -> false;
                };
    }

    /** {@code validation loss} for {@code loss/validation}. */
    private static String title(String metric) {
        int slash = metric.indexOf('/');
        String figure = metric.substring(0, slash);
        String part = metric.substring(slash + 1);
        return (part.equals("train") ? "training" : part) + " " + (figure.equals("r2") ? "R²" : figure);
    }
}

package org.layerwise.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Scores;
import org.layerwise.train.Trainer;

/** A run's progress: a bar that is redrawn on a terminal, plain lines elsewhere. */
final class TrainProgress implements RunListener {
    private static final int BAR = 12;
    private static final int LINES = 50;
    /** A line that is too long for the terminal is cut at its edge, as one that wraps could not be redrawn. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Console console;
    private final boolean quiet;
    private final int epochs;
    private final boolean keepsBest;
    private final Trainer trainer;
    private final long rowsPerEpoch;
    private final int lineEvery;
    private final Ticker ticker;
    private final long before;
    private long began;
    private long rows;
    private long drawn;
    private @Nullable EpochSummary last;

    TrainProgress(Console console, boolean quiet, Experiment experiment, Trainer trainer, Ticker ticker) {
        this.console = console;
        this.quiet = quiet;
        this.epochs = experiment.training().epochs();
        this.keepsBest = experiment.training().stopping().keepsBest();
        this.trainer = trainer;
        this.rowsPerEpoch = trainer.rowsPerEpoch();
        this.before = trainer.rows();
        this.lineEvery = Math.max(1, (epochs + LINES - 1) / LINES);
        this.ticker = ticker;
    }

    void begin() {
        began = ticker.nanos();
        drawn = began;
        if (!quiet) {
            console.err()
                    .printf(
                            Locale.ROOT,
                            "%s %,d parameters on %,d rows, %,d updates an epoch, with %s.%n",
                            before == 0 ? "Training" : "Resuming at update " + trainer.step() + ":",
                            trainer.plan().learnedCount(),
                            rowsPerEpoch,
                            trainer.stepsPerEpoch(),
                            trainer.blasName());
        }
    }

    @Override
    public void updated(int epoch, long step, int batchRows) {
        rows += batchRows;
        if (!quiet && console.terminal() && (step & 15) == 0) {
            long now = ticker.nanos();
            if (now - drawn > REDRAW_NANOS) {
                drawn = now;
                drawBar(epoch);
            }
        }
    }

    @Override
    public void epochEnded(EpochSummary summary) {
        last = summary.copy();
        if (!quiet && !console.terminal() && (summary.epoch() % lineEvery == 0 || summary.epoch() == 1)) {
            console.err().println("epoch " + summary.epoch() + "/" + epochs + figures(summary) + speed());
        }
    }

    private void drawBar(int epoch) {
        double share = Math.min(1, (before + rows) / ((double) rowsPerEpoch * epochs));
        int full = (int) Math.round(share * BAR);
        String bar = "█".repeat(full) + "░".repeat(BAR - full);
        String figures = last == null ? "" : losses(last);
        console.err().print("\r" + NO_WRAP + bar + " " + epoch + "/" + epochs + figures + speed() + "\u001b[K" + WRAP);
        console.err().flush();
    }

    private String speed() {
        double seconds = (ticker.nanos() - began) / 1e9;
        if (seconds <= 0 || rows == 0) {
            return "";
        }
        double perSecond = rows / seconds;
        double left = ((double) rowsPerEpoch * epochs - before - rows) / perSecond;
        return String.format(Locale.ROOT, "  %,.0f samples/s  %s left", perSecond, time(left));
    }

    private static String time(double seconds) {
        Duration left = Duration.ofMillis((long) (seconds * 1000));
        return left.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%d:%02d:%02d h", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d min", left.toMinutes(), left.toSecondsPart());
    }

    /** What fits beside the bar. */
    private static String losses(EpochSummary summary) {
        Scores validation = summary.validation();
        String train = String.format(Locale.ROOT, "  loss %.4f", summary.train().loss());
        return validation == null
                ? train
                : train + String.format(Locale.ROOT, "  validation loss %.4f", validation.loss());
    }

    private static String figures(EpochSummary summary) {
        Scores validation = summary.validation();
        StringBuilder text = new StringBuilder(figures("", summary.train()));
        if (validation != null) {
            text.append(figures("validation ", validation));
        }
        return text.toString();
    }

    private static String figures(String part, Scores scores) {
        return scores.isClassification()
                ? String.format(
                        Locale.ROOT, "  %sloss %.4f  %saccuracy %.4f", part, scores.loss(), part, scores.accuracy())
                : String.format(Locale.ROOT, "  %sloss %.4f  %sR² %.4f", part, scores.loss(), part, scores.r2());
    }

    /** @param checkpoint what a run that was stopped can be resumed from; null for nothing */
    void end(RunEnd end, Path model, @Nullable Path checkpoint) {
        if (quiet) {
            return;
        }
        if (console.terminal()) {
            console.err().print("\r\u001b[K");
        }
        double seconds = (ticker.nanos() - began) / 1e9;
        String how = switch (end) {
            case COMPLETED, UNFINISHED, FAILED -> "Trained";
            case EARLY_STOPPED ->
                keepsBest ? "Stopped early, best weights kept, after" : "Stopped early, last weights kept, after";
            case TARGET_REACHED -> "Reached the target after";
            case TIME_LIMIT -> "Time was up after";
            case STOPPED -> "Stopped after";
            case NOT_FINITE -> "Failed after";
        };
        EpochSummary summary = last;
        int done = trainer.wholeEpochs();
        String figures = summary == null ? "" : figures(summary);
        console.err()
                .printf(
                        Locale.ROOT,
                        "%s %d %s in %.1f s.%s%nWrote %s.%n",
                        how,
                        done,
                        done == 1 ? "epoch" : "epochs",
                        seconds,
                        figures,
                        model);
        if (checkpoint != null && (end == RunEnd.STOPPED || end == RunEnd.TIME_LIMIT)) {
            console.err().println("Go on with: layerwise train --resume " + checkpoint);
        }
    }
}

package org.layerwise.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.run.Run;
import org.layerwise.run.RunProgress;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.RecordingEstimate;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.Scores;

/** A run's progress: a bar that is redrawn on a terminal, plain lines elsewhere. */
final class TrainProgress implements RunListener {
    private static final int BAR = 12;
    private static final int LINES = 20;
    /** A line that is too long for the terminal is cut at its edge, as one that wraps could not be redrawn. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Console console;
    private final boolean quiet;
    private final Run run;
    private final RunProgress progress;
    private final int epochs;
    private final int lineEvery;
    private final Ticker ticker;
    private long drawn;
    private final BetterEpoch better;
    private @Nullable EpochSummary last;

    TrainProgress(Console console, boolean quiet, Run run, Ticker ticker) {
        this.console = console;
        this.quiet = quiet;
        this.run = run;
        this.progress = run.progress();
        this.epochs = progress.epochs();
        this.lineEvery = Math.max(1, (epochs + LINES - 1) / LINES);
        this.ticker = ticker;
        this.better = new BetterEpoch(run.experiment().training().stopping());
    }

    /**
     * Says what is about to be trained. Before the run begins.
     *
     * @param kept where it is kept; null for nowhere
     */
    void begin(@Nullable KeptRun kept) {
        drawn = ticker.nanos();
        if (!quiet) {
            console.err()
                    .printf(
                            Locale.ROOT,
                            "%s %,d parameters on %,d rows, %,d updates an epoch, with %s.%n",
                            progress.step() == 0 ? "Training" : "Resuming at update " + progress.step() + ":",
                            run.plan().learnedCount(),
                            run.data().train().rows(),
                            run.stepsPerEpoch(),
                            run.blasName());
            if (kept != null) {
                console.err().println("Kept as " + kept.title() + ".");
            }
            RecordingEstimate recording = RecordingEstimate.of(
                    run.experiment(),
                    run.plan(),
                    run.data().train().rows(),
                    InspectCommand.isOfClasses(run.experiment().data().task()));
            console.err().println("Records " + recording.text() + ".");
            console.report(recording.problem().stream().toList());
        }
    }

    @Override
    public void updated(int epoch, long step, int rows, double loss) {
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
        better.epochEnded(summary);
        if (!quiet && !console.terminal() && (summary.epoch() % lineEvery == 0 || summary.epoch() == 1)) {
            console.err().println("epoch " + summary.epoch() + "/" + epochs + figures(summary) + speed());
        }
    }

    private void drawBar(int epoch) {
        int full = (int) Math.round(progress.fraction() * BAR);
        String bar = "█".repeat(full) + "░".repeat(BAR - full);
        String figures = last == null ? "" : losses(last);
        console.draw("\r" + NO_WRAP + bar + " " + epoch + "/" + epochs + figures + speed() + "\u001b[K" + WRAP);
    }

    private String speed() {
        Duration left = progress.timeLeft();
        return left == null
                ? ""
                : String.format(Locale.ROOT, "  %,.0f samples/s  %s left", progress.rowsPerSecond(), time(left));
    }

    private static String time(Duration left) {
        return left.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%d:%02d:%02d h", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d min", left.toMinutes(), left.toSecondsPart());
    }

    /** What fits beside the bar. */
    private static String losses(EpochSummary summary) {
        Scores validation = summary.validation();
        String train = "  loss " + RunWords.loss(summary.train().loss());
        return validation == null ? train : train + "  validation loss " + RunWords.loss(validation.loss());
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
        return "  " + part + "loss " + RunWords.loss(scores.loss()) + "  " + part
                + (scores.isClassification()
                        ? "accuracy " + RunWords.number(scores.accuracy())
                        : "R² " + RunWords.number(scores.r2()));
    }

    /** Why a figure is a dash. */
    private void sayWhatIsConstant(EpochSummary summary) {
        Scores validation = summary.validation();
        boolean ofTraining = summary.train().isConstant();
        if (ofTraining || (validation != null && validation.isConstant())) {
            console.err()
                    .println("No " + (ofTraining ? "" : "validation ") + "R²: the target is constant in these rows.");
        }
    }

    /**
     * Says how it ended.
     *
     * @param model what was written; null when it could not be
     * @param checkpoint what a run that was stopped can be resumed from; null for nothing
     * @param kept where it is kept; null for nowhere
     */
    void end(@Nullable Path model, @Nullable Path checkpoint, @Nullable KeptRun kept) {
        if (quiet) {
            return;
        }
        if (console.terminal()) {
            console.draw("\r\u001b[K");
        }
        RunEnd end = Objects.requireNonNullElse(run.end(), RunEnd.FAILED);
        String how = switch (end) {
            case COMPLETED, UNFINISHED -> "Trained";
            case EARLY_STOPPED ->
                run.experiment().training().stopping().keepsBest()
                        ? "Stopped early, best weights kept, after"
                        : "Stopped early, last weights kept, after";
            case TARGET_REACHED -> "Reached the target after";
            case TIME_LIMIT -> "Time was up after";
            case STOPPED -> "Stopped after";
            case NOT_FINITE, FAILED -> "Failed after";
        };
        int done = run.wholeEpochs();
        console.err()
                .printf(
                        Locale.ROOT,
                        "%s %d %s in %.1f s.%s%n",
                        how,
                        done,
                        done == 1 ? "epoch" : "epochs",
                        progress.seconds(),
                        last == null ? "" : figures(last));
        if (last != null) {
            sayWhatIsConstant(last);
        }
        if (model != null) {
            console.err().println("Wrote " + model + ".");
        }
        better.lines(run, end, kept).forEach(console.err()::println);
        if (model != null && end != RunEnd.FAILED && end != RunEnd.NOT_FINITE) {
            sayWhatIsNext(OutputPaths.shell(model));
        }
        if (canGoOn(end)) {
            if (kept != null) {
                console.err().println("Go on with: layerwise resume " + kept.reference());
            }
            if (checkpoint != null) {
                console.err()
                        .println("Go on with: layerwise train --resume " + checkpoint
                                + (end == RunEnd.TARGET_REACHED ? " --set training.target=none" : ""));
            }
        }
    }

    private void sayWhatIsNext(String model) {
        String table = OutputPaths.shell(run.recipe().table());
        SplitSpec split = run.experiment().split();
        String part = split.test() > 0 ? " --part test" : split.validation() > 0 ? " --part validation" : "";
        console.err().println("Judge it with: layerwise evaluate " + model + " " + table + part);
        console.err().println("Predict with: layerwise predict " + model + " TABLE");
    }

    private boolean canGoOn(RunEnd end) {
        return switch (end) {
            case STOPPED, TIME_LIMIT -> true;
            case EARLY_STOPPED, TARGET_REACHED -> run.wholeEpochs() < epochs;
            case UNFINISHED, COMPLETED, NOT_FINITE, FAILED -> false;
        };
    }
}

package org.layerwise.lab.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.schedule.ConstantRate;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunListener;
import org.layerwise.train.Trainer;

/**
 * The learning-rate range test (Smith, "Cyclical Learning Rates for Training Neural Networks", 2015; Gugger, fastai): the rate
 * rises from update to update, and the loss says from which rate on it learns and at which it diverges. Every seed trains
 * weights of its own; nothing else is changed.
 *
 * @param ramp the rates
 * @param traces one for each seed
 * @param rates of the mean curve, up to where the first seed ended
 * @param losses the mean of the seeds' losses
 * @param smoothed the mean of the seeds' smoothed losses
 * @param suggestions of the mean smoothed curve; empty when there are too few points
 * @param doubt why they are not to be relied on; null when they are
 */
@SuppressWarnings("ArrayRecordComponent") // curves that are drawn and written, never compared
public record RateRangeTest(
        RateRamp ramp,
        List<RateTrace> traces,
        double[] rates,
        double[] losses,
        double[] smoothed,
        Optional<RateSuggestions> suggestions,
        @Nullable Message doubt) {
    /** A smoothed loss of so many times the smallest is taken for divergence. */
    private static final double DIVERGED = 4;

    public RateRangeTest {
        traces = List.copyOf(traces);
    }

    /**
     * Trains.
     *
     * @param prepared the experiment and its rows; neither is changed
     * @param seeds how many: the experiment's own and those after it
     * @param resources that each run may use
     * @param goOn asked often, with the share that is done; false ends the test
     * @throws org.layerwise.base.ProblemException when the experiment cannot be trained
     * @throws CancellationException when {@code goOn} says no
     */
    public static RateRangeTest of(
            PreparedRun prepared, RateRamp ramp, int seeds, Resources resources, DoublePredicate goOn) {
        List<RateTrace> traces = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            int done = i;
            traces.add(trace(
                    prepared,
                    ramp,
                    prepared.experiment().seed() + i,
                    resources,
                    share -> goOn.test((done + share) / seeds)));
        }
        return of(ramp, traces);
    }

    private static RateTrace trace(
            PreparedRun prepared, RateRamp ramp, long seed, Resources resources, DoublePredicate goOn) {
        Trainer trainer = prepared.trainer(experiment(prepared, ramp, seed), resources);
        trainer.ramp(ramp::rate);
        RunControl control = new RunControl();
        Follower follower = new Follower(ramp, control, goOn);
        trainer.run(control, List.of(), follower);
        if (follower.cancelled) {
            throw new CancellationException("the range test was stopped");
        }
        boolean all = follower.losses.size() == ramp.steps();
        return new RateTrace(
                seed, follower.losses.stream().mapToDouble(loss -> loss).toArray(), !all || follower.diverged);
    }

    /** As many epochs as the ramp needs, nothing that ends or changes the run before. */
    private static Experiment experiment(PreparedRun prepared, RateRamp ramp, long seed) {
        Experiment own = prepared.experiment();
        int rows = prepared.data().train().rows();
        int batch = Math.min(own.training().batch(), rows);
        int perEpoch = Math.ceilDiv(rows, batch);
        return own.withSeed(seed)
                .withSchedule(new ConstantRate())
                .withTraining(own.training().throughout(Math.ceilDiv(ramp.steps(), perEpoch)));
    }

    /** Notes the losses and stops the run at the end of the ramp, or where it diverges. */
    private static final class Follower implements RunListener {
        private final RateRamp ramp;
        private final RunControl control;
        private final DoublePredicate goOn;
        private final SmoothedLoss average = new SmoothedLoss();
        private final List<Double> losses = new ArrayList<>();
        private double best = Double.POSITIVE_INFINITY;
        private boolean diverged;
        private boolean cancelled;

        Follower(RateRamp ramp, RunControl control, DoublePredicate goOn) {
            this.ramp = ramp;
            this.control = control;
            this.goOn = goOn;
        }

        @Override
        public void updated(int epoch, long step, int rows, double loss) {
            losses.add(loss);
            double smoothed = average.add(loss);
            best = Math.min(best, smoothed);
            diverged = !(smoothed <= DIVERGED * best);
            cancelled = !goOn.test((double) losses.size() / ramp.steps());
            if (diverged || cancelled || losses.size() == ramp.steps()) {
                control.stop();
            }
        }
    }

    /** The mean of some seeds' curves. */
    static RateRangeTest of(RateRamp ramp, List<RateTrace> traces) {
        int length =
                traces.stream().mapToInt(trace -> trace.losses().length).min().orElse(0);
        double[] losses = new double[length];
        double[] smoothed = new double[length];
        for (RateTrace trace : traces) {
            double[] own = trace.smoothed();
            for (int i = 0; i < length; i++) {
                losses[i] += trace.losses()[i] / traces.size();
                smoothed[i] += own[i] / traces.size();
            }
        }
        double[] rates = ramp.rates(length);
        Optional<RateSuggestions> found = RateSuggestions.of(rates, smoothed, ramp.steps());
        Message doubt = RateDoubt.of(ramp, traces, losses, smoothed, found).orElse(null);
        return new RateRangeTest(ramp, traces, rates, losses, smoothed, found, doubt);
    }

    /** The rate at which the first seed diverged; NaN when none did. */
    public double divergesAt() {
        return traces.stream()
                .mapToDouble(trace -> trace.divergesAt(ramp))
                .filter(rate -> !Double.isNaN(rate))
                .min()
                .orElse(Double.NaN);
    }

    /** Whether its suggestions are not to be relied on. */
    public boolean isInconclusive() {
        return doubt != null;
    }
}

package org.layerwise.lab.rate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.Message;

/** Why a range test does not say much, and what to change. */
final class RateDoubt {
    /** The loss has to fall by this share of where it began. */
    private static final double LEAST_FALL = 0.05;

    /** Seeds whose valleys lie further apart than this factor disagree. */
    private static final double APART = 10;

    private RateDoubt() {}

    /** The first reason that holds. */
    static Optional<Message> of(
            RateRamp ramp,
            List<RateTrace> traces,
            double[] losses,
            double[] smoothed,
            Optional<RateSuggestions> found) {
        if (found.isEmpty()) {
            return Optional.of(Message.of("lab.rate/rates-too-few", smoothed.length, ramp.steps()));
        }
        RateSuggestions.Window window = RateSuggestions.Window.of(smoothed.length, ramp.steps());
        double[] kept = Arrays.copyOfRange(smoothed, window.first(), window.end());
        int lowest = RateSuggestions.smallest(kept);
        double fall = kept[0] - kept[lowest];
        if (!(fall >= LEAST_FALL * Math.abs(kept[0]))) {
            return Optional.of(Message.of("lab.rate/rates-flat", 100 * fall / Math.abs(kept[0])));
        }
        double noise = noise(losses, smoothed, window.first(), window.first() + lowest);
        if (noise > fall) {
            return Optional.of(Message.of("lab.rate/rates-noisy", noise, fall));
        }
        double[] valleys = traces.stream()
                .flatMap(trace -> trace.suggestions(ramp).stream())
                .mapToDouble(RateSuggestions::valley)
                .sorted()
                .toArray();
        if (valleys.length > 1 && valleys[valleys.length - 1] > APART * valleys[0]) {
            return Optional.of(Message.of("lab.rate/rates-disagree", valleys[0], valleys[valleys.length - 1]));
        }
        boolean nowhere = traces.stream().noneMatch(RateTrace::diverged);
        return nowhere && lowest == kept.length - 1
                ? Optional.of(Message.of("lab.rate/rates-unfinished", ramp.to()))
                : Optional.empty();
    }

    /** The root mean square of what smoothing takes away, up to the lowest point. */
    private static double noise(double[] losses, double[] smoothed, int first, int last) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            double off = losses[i] - smoothed[i];
            sum += off * off;
        }
        return Math.sqrt(sum / (last - first + 1));
    }
}

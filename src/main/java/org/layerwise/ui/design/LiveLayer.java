package org.layerwise.ui.design;

import org.layerwise.telemetry.Slice;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.LayerHealth;

/**
 * What a card shows of its layer in a run.
 *
 * @param id the node's id
 * @param step of the values; 0 before the first
 * @param health with its reasons
 * @param mean of its outputs
 * @param deviation their standard deviation
 * @param gradient the norm of its weights' gradient; NaN without weights
 * @param gradientPart of the largest gradient of any layer
 * @param bars heights of the outputs' histogram, 0 to 1; empty before the first
 * @param low where the histogram begins
 * @param high where it ends
 */
record LiveLayer(
        String id,
        long step,
        LayerHealth health,
        double mean,
        double deviation,
        double gradient,
        double gradientPart,
        double[] bars,
        double low,
        double high) {
    /** Bars of a card's histogram: as many as can be seen. */
    static final int BARS = 32;

    /**
     * Heights of a small histogram, by the square root of the counts, so that what is rare is seen beside the many zeros of a
     * ReLU.
     *
     * @param arrays of a frame
     * @param at where the layer's histogram begins
     */
    static double[] bars(float[] arrays, int at) {
        double[] bars = new double[BARS];
        int each = Slice.BINS / BARS;
        double most = 0;
        for (int bar = 0; bar < BARS; bar++) {
            for (int bin = 0; bin < each; bin++) {
                bars[bar] += arrays[at + bar * each + bin];
            }
            most = Math.max(most, bars[bar]);
        }
        for (int bar = 0; bar < BARS && most > 0; bar++) {
            bars[bar] = Math.sqrt(bars[bar] / most);
        }
        return bars;
    }

    boolean hasGradient() {
        return !Double.isNaN(gradient);
    }

    /** How much of the gradient's bar is filled, 0 to 1: a power of ten is a sixth of it. */
    double gradientFill() {
        return fill(gradientPart, EdgeFlow.GRADIENT.decades());
    }

    /** A part of the largest on a logarithmic scale of so many powers of ten: 0 to 1. */
    static double fill(double part, int decades) {
        return part > 0 ? Math.clamp(1 + Math.log10(part) / decades, 0, 1) : 0;
    }

    /** The numbers of its outputs in a few words; empty before the first. */
    String outputText() {
        return step == 0 ? "" : Texts.get("design.live.output", Numbers.measure(mean), Numbers.measure(deviation));
    }

    String gradientText() {
        return hasGradient() ? Texts.get("design.live.gradient", Numbers.measure(gradient)) : "";
    }

    /** All of it in words, for those who do not see it. */
    String inWords() {
        if (step == 0) {
            return Texts.get("design.live.waiting");
        }
        String state = health.reasons().isEmpty() ? Texts.get("design.live.healthy") : health.text();
        return hasGradient()
                ? Texts.get("design.live.words.gradient", state, outputText(), Numbers.measure(gradient))
                : Texts.get("design.live.words", state, outputText());
    }

    /** What the histogram shows, how it is computed. */
    String histogramHelp() {
        return bars.length == 0
                ? Texts.get("design.live.waiting")
                : Texts.get(
                        "design.live.histogram.help",
                        id,
                        Numbers.count(step),
                        Numbers.measure(low),
                        Numbers.measure(high),
                        Numbers.measure(mean),
                        Numbers.measure(deviation));
    }

    /** What the gradient's bar shows, how it is computed, and where it ought to be. */
    String gradientHelp() {
        return hasGradient()
                ? Texts.get("design.live.gradient.help", id, Numbers.measure(gradient), Numbers.measure(gradientPart))
                : Texts.get("design.live.gradient.none", id);
    }

    /** Why the layer has its color. */
    String healthHelp() {
        return switch (health.level()) {
            case UNKNOWN -> Texts.get("design.live.waiting");
            case HEALTHY -> Texts.get("design.live.healthy.help");
            case CAUTION, ILL -> health.explanation();
        };
    }
}

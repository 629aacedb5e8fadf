package org.layerwise.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which values a run's frames have, and where. Fixed for a run. Whoever reads a frame finds values by their measure's name.
 *
 * @param step slices of a sampled step, numbers in METRICS.csv's order
 * @param epoch slices of an epoch's end, in METRICS.csv's order; numbers of the whole run
 */
public record FrameLayout(List<Slice> step, List<Slice> epoch) {
    public FrameLayout {
        step = List.copyOf(step);
        epoch = List.copyOf(epoch);
    }

    /** How many numbers a step frame has. */
    public int numbers() {
        return size(step, true);
    }

    /** How many values of other forms a step frame has. */
    public int arrays() {
        return size(step, false);
    }

    /** How many numbers an epoch frame has. */
    public int epochNumbers() {
        return size(epoch, true);
    }

    private static int size(List<Slice> slices, boolean numbers) {
        return slices.stream()
                .filter(slice -> (slice.form() == Form.NUMBER) == numbers)
                .mapToInt(Slice::size)
                .sum();
    }

    /** The values of a measure in a step frame; empty when it is not taken. */
    public Optional<Slice> of(String measure) {
        return step.stream().filter(slice -> slice.measure().equals(measure)).findFirst();
    }

    /** The place of a number among a step's, −1 when it is not there. */
    public int stepPlace(String measure, String layer) {
        return of(measure).map(slice -> slice.at(layer)).orElse(-1);
    }

    /** The place of a number among an epoch's, −1 when it is not there. */
    public int epochPlace(String measure) {
        return epoch.stream()
                .filter(slice -> slice.measure().equals(measure))
                .findFirst()
                .map(Slice::first)
                .orElse(-1);
    }

    /** Adds slices one behind the other. */
    public static final class Builder {
        private final List<Slice> step = new ArrayList<>();
        private final List<Slice> epoch = new ArrayList<>();

        /**
         * A measure of sampled steps.
         *
         * @param layers none: it is left out
         */
        public Builder step(String measure, Form form, int width, List<String> layers, boolean inMetricsFile) {
            if (!layers.isEmpty()) {
                step.add(new Slice(measure, form, layers, size(step, form == Form.NUMBER), width, inMetricsFile));
            }
            return this;
        }

        /** A number of whole epochs. */
        public Builder epoch(String measure) {
            epoch.add(new Slice(measure, Form.NUMBER, List.of(""), epoch.size(), 1, true));
            return this;
        }

        public FrameLayout build() {
            return new FrameLayout(step, epoch);
        }
    }
}

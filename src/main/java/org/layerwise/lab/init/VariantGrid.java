package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.init.Initializer;

/**
 * Variants of the hidden layers by what they combine; an empty list leaves the experiment's own.
 *
 * @param initializers of all kernels
 * @param gains that each initializer is multiplied by; none: 1
 * @param activations of the hidden layers
 * @param depths how many hidden Dense layers
 * @param widths units of each
 * @param batchNorm with and without
 */
public record VariantGrid(
        List<Initializer> initializers,
        List<Double> gains,
        List<ActivationFunction> activations,
        List<Integer> depths,
        List<Integer> widths,
        List<Boolean> batchNorm) {
    private static final double LARGEST_GAIN = 1e6;

    /** @throws ProblemException when a gain is none */
    public VariantGrid {
        initializers = List.copyOf(initializers);
        gains = List.copyOf(gains);
        activations = List.copyOf(activations);
        depths = List.copyOf(depths);
        widths = List.copyOf(widths);
        batchNorm = List.copyOf(batchNorm);
        for (double gain : gains) {
            if (!(gain > 0 && gain <= LARGEST_GAIN)) {
                throw Problem.error(Location.NOWHERE, Message.of("lab.init/gain-range", gain, LARGEST_GAIN))
                        .toException();
            }
        }
    }

    /** How many combinations there are. */
    public long count() {
        long count = scaled().size();
        for (List<?> each : List.of(activations, depths, widths, batchNorm)) {
            count = Math.min(Integer.MAX_VALUE, count * Math.max(1, each.size()));
        }
        return count;
    }

    private List<@Nullable Initializer> scaled() {
        List<@Nullable Initializer> scaled = new ArrayList<>();
        for (Initializer initializer : initializers) {
            for (double gain : gains.isEmpty() ? List.of(1.0) : gains) {
                Initializer one = ScaledInitializer.of(initializer, gain);
                if (!scaled.contains(one)) {
                    scaled.add(one);
                }
            }
        }
        return scaled.isEmpty() ? orOwn(List.of()) : scaled;
    }

    /** The values, or null alone for the experiment's own. */
    private static <T> List<@Nullable T> orOwn(List<T> values) {
        return values.isEmpty() ? Arrays.<@Nullable T>asList((@Nullable T) null) : new ArrayList<>(values);
    }

    /**
     * All combinations.
     *
     * @throws ProblemException when there are more than {@link InitRequest#MOST_VARIANTS}, or a stack is none
     */
    public List<InitVariant> variants() {
        if (count() > InitRequest.MOST_VARIANTS) {
            throw Problem.error(
                            Location.NOWHERE, Message.of("lab.init/variant-count", count(), InitRequest.MOST_VARIANTS))
                    .toException();
        }
        List<InitVariant> variants = new ArrayList<>();
        for (Integer depth : orOwn(depths)) {
            for (Integer width : orOwn(widths)) {
                for (ActivationFunction activation : orOwn(activations)) {
                    for (Boolean norm : orOwn(batchNorm)) {
                        for (Initializer initializer : scaled()) {
                            variants.add(new HiddenStack(initializer, activation, depth, width, norm).variant());
                        }
                    }
                }
            }
        }
        return InitVariant.distinguished(variants);
    }
}

package org.layerwise.train.measure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.layerwise.nn.param.Parameter;
import org.layerwise.telemetry.Form;

/** What is read of one kernel in a step: its gradient before the update, and its values before and after it. */
public final class KernelReading {
    private final Parameter parameter;
    private final Readings everything;
    private final Readings numbersAlone;
    private final float[] before;
    private Readings current;
    private double squaresBefore;
    private double squaresAfter;
    private double squaresMoved;

    /** What is read of the gradient, and of the values after the update. */
    private record Readings(ArrayReading gradient, boolean readsGradient, ArrayReading values, boolean readsValues) {
        static Readings of(List<KernelMeasure> measures) {
            Set<Quantity> ofGradient = EnumSet.noneOf(Quantity.class);
            Set<Quantity> ofValues = EnumSet.noneOf(Quantity.class);
            for (KernelMeasure measure : measures) {
                ofGradient.addAll(measure.ofGradient());
                ofValues.addAll(measure.ofValues());
            }
            return new Readings(
                    new ArrayReading(ofGradient),
                    !ofGradient.isEmpty(),
                    new ArrayReading(ofValues),
                    !ofValues.isEmpty());
        }
    }

    KernelReading(Parameter parameter, List<KernelMeasure> measures) {
        this.parameter = parameter;
        this.everything = Readings.of(measures);
        this.numbersAlone = Readings.of(measures.stream()
                .filter(measure -> measure.form() == Form.NUMBER)
                .toList());
        this.before = new float[measures.stream().anyMatch(KernelMeasure::comparesUpdate) ? parameter.size() : 0];
        this.current = numbersAlone;
    }

    /** The id of the kernel's node. */
    String node() {
        return parameter.node();
    }

    /**
     * After the backward pass, before clipping.
     *
     * @param withArrays whether histograms and other forms than numbers are asked for at this step
     */
    void readBeforeUpdate(boolean withArrays) {
        current = withArrays ? everything : numbersAlone;
        if (current.readsGradient) {
            current.gradient.read(parameter.gradient().data, 1, parameter.size());
        }
        System.arraycopy(parameter.value().data, 0, before, 0, before.length);
    }

    void readAfterUpdate() {
        if (current.readsValues) {
            current.values.read(parameter.value().data, 1, parameter.size());
        }
        if (before.length > 0) {
            compare(parameter.value().data);
        }
    }

    /** Norms in two sums that take turns, as of any array; the distance in one. */
    private void compare(float[] after) {
        double evenBefore = 0;
        double oddBefore = 0;
        double evenAfter = 0;
        double oddAfter = 0;
        double moved = 0;
        int size = before.length;
        int i = 0;
        for (; i + 1 < size; i += 2) {
            double firstAfter = after[i];
            double firstBefore = before[i];
            double secondAfter = after[i + 1];
            double secondBefore = before[i + 1];
            double first = firstAfter - firstBefore;
            double second = secondAfter - secondBefore;
            moved += first * first;
            moved += second * second;
            evenAfter += firstAfter * firstAfter;
            oddAfter += secondAfter * secondAfter;
            evenBefore += firstBefore * firstBefore;
            oddBefore += secondBefore * secondBefore;
        }
        if (i < size) {
            double lastAfter = after[i];
            double lastBefore = before[i];
            double last = lastAfter - lastBefore;
            moved += last * last;
            evenAfter += lastAfter * lastAfter;
            evenBefore += lastBefore * lastBefore;
        }
        squaresBefore = evenBefore + oddBefore;
        squaresAfter = evenAfter + oddAfter;
        squaresMoved = moved;
    }

    /** The gradient before the update, penalty included, before clipping. */
    ArrayReading gradient() {
        return current.gradient;
    }

    /** The values after the update. */
    ArrayReading values() {
        return current.values;
    }

    /** ‖w‖ after the update. */
    double norm() {
        return Math.sqrt(squaresAfter);
    }

    /** ‖w after − w before‖ / ‖w before‖; NaN where that was 0. */
    double updateRatio() {
        double was = Math.sqrt(squaresBefore);
        return was > 0 ? Math.sqrt(squaresMoved) / was : Double.NaN;
    }
}

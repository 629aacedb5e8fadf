package org.layerwise.train.measure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.layerwise.nn.param.Parameter;

/** What is read of one kernel in a step: its gradient before the update, and its values before and after it. */
public final class KernelReading {
    private final Parameter parameter;
    private final ArrayReading gradient;
    private final ArrayReading values;
    private final boolean readsGradient;
    private final boolean readsValues;
    private final float[] before;
    private double squaresBefore;
    private double squaresAfter;
    private double squaresMoved;

    KernelReading(Parameter parameter, List<KernelMeasure> measures) {
        this.parameter = parameter;
        Set<Quantity> ofGradient = EnumSet.noneOf(Quantity.class);
        Set<Quantity> ofValues = EnumSet.noneOf(Quantity.class);
        boolean compares = false;
        for (KernelMeasure measure : measures) {
            ofGradient.addAll(measure.ofGradient());
            ofValues.addAll(measure.ofValues());
            compares |= measure.comparesUpdate();
        }
        this.gradient = new ArrayReading(ofGradient);
        this.values = new ArrayReading(ofValues);
        this.readsGradient = !ofGradient.isEmpty();
        this.readsValues = !ofValues.isEmpty();
        this.before = new float[compares ? parameter.size() : 0];
    }

    /** After the backward pass, before clipping. */
    void readBeforeUpdate() {
        if (readsGradient) {
            gradient.read(parameter.gradient().data, 1, parameter.size());
        }
        System.arraycopy(parameter.value().data, 0, before, 0, before.length);
    }

    void readAfterUpdate() {
        if (readsValues) {
            values.read(parameter.value().data, 1, parameter.size());
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
        return gradient;
    }

    /** The values after the update. */
    ArrayReading values() {
        return values;
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

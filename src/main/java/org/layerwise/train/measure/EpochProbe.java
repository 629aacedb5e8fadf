package org.layerwise.train.measure;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwise.catalog.Catalog;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;

/** Fills the frames of epochs. */
public final class EpochProbe {
    private final EpochMeasure[] measures;
    private final int[] places;

    public EpochProbe(FrameLayout layout) {
        int count = layout.epoch().size();
        measures = new EpochMeasure[count];
        places = new int[count];
        for (int i = 0; i < count; i++) {
            Slice slice = layout.epoch().get(i);
            if (!(Catalog.of(Measure.class).kind(slice.measure()).withDefaults() instanceof EpochMeasure measure)) {
                throw new IllegalArgumentException(slice.measure() + " is not taken of epochs");
            }
            measures[i] = measure;
            places[i] = slice.first();
        }
    }

    /** The metrics of predictions that it wants, by their names in an evaluation. */
    public Set<String> metrics() {
        return Arrays.stream(measures)
                .filter(ValidationMetric.class::isInstance)
                .map(measure -> ((ValidationMetric) measure).metric())
                .collect(Collectors.toSet());
    }

    /**
     * The frame of an epoch's end.
     *
     * @param step the epoch's last
     * @param validation not looked at without a validation part
     */
    public EpochFrame frame(int epoch, long step, EpochFigures train, EpochFigures validation) {
        double[] values = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            values[places[i]] = measures[i].value(measures[i].ofValidation() ? validation : train);
        }
        return new EpochFrame(epoch, step, values);
    }
}

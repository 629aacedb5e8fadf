package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.ui.chart.model.HeatModel;

/** The histograms of one measure over time, a model for each layer. Frames come on one thread at a time. */
final class HistogramModels {
    private final Slice slice;
    private final List<HeatModel> models = new ArrayList<>();
    private final long[] bins = new long[Slice.BINS];

    /** @param subject what is counted, in the plural */
    HistogramModels(Slice slice, String subject) {
        this.slice = slice;
        slice.layers().forEach(layer -> models.add(new HeatModel(subject)));
    }

    void append(StepFrame frame) {
        float[] values = frame.arrays();
        for (int i = 0; i < models.size(); i++) {
            int at = slice.at(i);
            if (Float.isNaN(values[at + Slice.BINS]) && values[at] == 0) {
                continue; // nobody asked for it at this step
            }
            for (int bin = 0; bin < Slice.BINS; bin++) {
                bins[bin] = (long) values[at + bin];
            }
            models.get(i).append((double) frame.step(), values[at + Slice.BINS], values[at + Slice.BINS + 1], bins);
        }
    }

    /** Takes those of a record where they are more, or begin earlier. */
    void replaceBy(HistogramModels others) {
        for (int i = 0; i < models.size(); i++) {
            HeatModel own = models.get(i);
            HeatModel other = others.models.get(i);
            boolean earlier = !other.isEmpty()
                    && (own.isEmpty()
                            || other.columns().getFirst().from()
                                    < own.columns().getFirst().from());
            if (earlier || other.appended() > own.appended()) {
                own.replaceBy(other);
            }
        }
    }

    List<String> layers() {
        return slice.layers();
    }

    HeatModel of(int layer) {
        return models.get(layer);
    }
}

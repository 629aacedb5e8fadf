package org.layerwise.runs.sqlite;

import java.util.Arrays;
import org.layerwise.runs.RunSeries;

/** A series put together from its parts. */
final class SeriesBuilder {
    private long[] steps = new long[FrameBlock.FULL];
    private double[] values = new double[FrameBlock.FULL];
    private int size;

    void add(long[] moreSteps, double[] moreValues) {
        room(moreSteps.length);
        System.arraycopy(moreSteps, 0, steps, size, moreSteps.length);
        System.arraycopy(moreValues, 0, values, size, moreSteps.length);
        size += moreSteps.length;
    }

    /** One number of samples that are kept row by row. */
    void add(FrameBlock block, int place) {
        room(block.count());
        for (int i = 0; i < block.count(); i++) {
            steps[size] = block.step(i);
            values[size++] = block.value(i, place);
        }
    }

    private void room(int more) {
        if (size + more > steps.length) {
            int length = Math.max(size + more, 2 * steps.length);
            steps = Arrays.copyOf(steps, length);
            values = Arrays.copyOf(values, length);
        }
    }

    RunSeries build() {
        return new RunSeries(Arrays.copyOf(steps, size), Arrays.copyOf(values, size));
    }
}

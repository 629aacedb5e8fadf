package org.layerwise.telemetry;

import java.util.List;

/** Frames with numbers of their own step. */
final class Frames {
    static final FrameLayout LAYOUT = new FrameLayout.Builder()
            .step("loss/batch", Form.NUMBER, 1, List.of(""), true)
            .step("learning-rate", Form.NUMBER, 1, List.of(""), true)
            .step("activation/mean", Form.NUMBER, 1, List.of("dense1"), true)
            .step("gradient/mean-abs", Form.NUMBER, 1, List.of("dense1"), false)
            .step("activation/histogram", Form.HISTOGRAM, Slice.HISTOGRAM_WIDTH, List.of("input", "dense1"), false)
            .epoch("loss/train")
            .epoch("accuracy/train")
            .build();

    private Frames() {}

    static StepFrame step(long step) {
        return step(step, true);
    }

    static StepFrame step(long step, boolean recorded) {
        StepFrame frame = new StepFrame(LAYOUT);
        frame.begin((int) (1 + (step - 1) / 10), step, recorded, true);
        frame.numbers()[0] = 1.0 / step;
        frame.numbers()[1] = 0.001;
        frame.numbers()[2] = step % 3 == 0 ? Double.NaN : -step * 1e-9;
        frame.numbers()[3] = 1e3 * step;
        frame.arrays()[5] = step;
        frame.arrays()[2 * Slice.HISTOGRAM_WIDTH - 1] = step;
        return frame;
    }

    static EpochFrame epoch(int epoch) {
        return new EpochFrame(epoch, 10L * epoch, new double[] {0.1 / epoch, 0.25 * epoch});
    }

    /** Three epochs of ten steps, the odd ones told for the eye only. */
    static void tell(FrameSink sink) {
        for (int step = 1; step <= 30; step++) {
            sink.step(step(step, step % 2 == 0));
            if (step % 10 == 0) {
                sink.epoch(epoch(step / 10));
            }
        }
        sink.close();
    }
}

package org.layerwise.telemetry;

import java.util.List;

/** Frames with numbers of their own step. */
final class Frames {
    static final FrameLayout LAYOUT = new FrameLayout(
            List.of(
                    Channel.of(Metric.LOSS_BATCH),
                    Channel.of(Metric.LEARNING_RATE),
                    new Channel(Metric.ACTIVATION_MEAN, "dense1")),
            List.of(Channel.of(Metric.LOSS_TRAIN), Channel.of(Metric.ACCURACY_TRAIN)),
            List.of("dense1"));

    private Frames() {}

    static StepFrame step(long step) {
        return step(step, true);
    }

    static StepFrame step(long step, boolean recorded) {
        StepFrame frame = new StepFrame(LAYOUT);
        frame.begin((int) (1 + (step - 1) / 10), step, recorded);
        frame.values()[0] = 1.0 / step;
        frame.values()[1] = 0.001;
        frame.values()[2] = step % 3 == 0 ? Double.NaN : -step * 1e-9;
        frame.bins()[5] = (int) step;
        frame.ranges()[1] = step;
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

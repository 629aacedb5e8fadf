package org.layerwise.telemetry;

/** What a run tells of one step. Reused: whoever keeps it copies it. */
public final class StepFrame {
    private int epoch;
    private long step;
    private boolean recorded;
    private final double[] values;
    private final int[] bins;
    private final float[] ranges;

    public StepFrame(FrameLayout layout) {
        values = new double[layout.step().size()];
        bins = new int[layout.nodes().size() * FrameLayout.BINS];
        ranges = new float[layout.nodes().size() * 2];
    }

    /**
     * Begins a new step.
     *
     * @param recorded whether it belongs in the record; a step shown only because somebody stepped does not
     */
    public void begin(int epoch, long step, boolean recorded) {
        this.epoch = epoch;
        this.step = step;
        this.recorded = recorded;
    }

    public int epoch() {
        return epoch;
    }

    /** The 1-based count of updates. */
    public long step() {
        return step;
    }

    public boolean isRecorded() {
        return recorded;
    }

    /** One value per channel of the layout's {@code step}. */
    public double[] values() {
        return values;
    }

    /** {@link FrameLayout#BINS} counts per node. */
    public int[] bins() {
        return bins;
    }

    /** The smallest and largest output per node: the first bin's left and the last bin's right edge. */
    public float[] ranges() {
        return ranges;
    }

    /** Takes over what {@code other} holds, of the same layout. */
    public void copyFrom(StepFrame other) {
        begin(other.epoch, other.step, other.recorded);
        System.arraycopy(other.values, 0, values, 0, values.length);
        System.arraycopy(other.bins, 0, bins, 0, bins.length);
        System.arraycopy(other.ranges, 0, ranges, 0, ranges.length);
    }
}

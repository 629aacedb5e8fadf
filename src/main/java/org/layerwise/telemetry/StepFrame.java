package org.layerwise.telemetry;

/** What a run reports of one step. Reused: whoever keeps it copies it. */
public final class StepFrame {
    private int epoch;
    private long step;
    private boolean recorded;
    private boolean hasArrays;
    private final double[] numbers;
    private final float[] arrays;

    /** One with room for everything. */
    public StepFrame(FrameLayout layout) {
        this(layout, true);
    }

    /** @param withArrays whether it has histograms and other forms than numbers */
    StepFrame(FrameLayout layout, boolean withArrays) {
        numbers = new double[layout.numbers()];
        arrays = new float[withArrays ? layout.arrays() : 0];
    }

    /** Bytes that such a frame takes, about. */
    static int bytes(FrameLayout layout, boolean withArrays) {
        return Double.BYTES * layout.numbers() + (withArrays ? Float.BYTES * layout.arrays() : 0) + 100;
    }

    /**
     * Begins a new step that has numbers alone.
     *
     * @param recorded whether it belongs in the record; a step shown only because somebody stepped does not
     */
    public void begin(int epoch, long step, boolean recorded) {
        begin(epoch, step, recorded, false);
    }

    /**
     * Begins a new step.
     *
     * @param recorded whether it belongs in the record; a step shown only because somebody stepped does not
     * @param hasArrays whether its arrays are written too
     */
    public void begin(int epoch, long step, boolean recorded, boolean hasArrays) {
        this.epoch = epoch;
        this.step = step;
        this.recorded = recorded;
        this.hasArrays = hasArrays;
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

    /** Whether {@link #arrays} are of this step. If not, they are of an earlier one, or of none, and not to be used. */
    public boolean hasArrays() {
        return hasArrays;
    }

    /** The numbers, where the layout's slices say. */
    public double[] numbers() {
        return numbers;
    }

    /**
     * The values of other forms, where the layout's slices say; empty in a frame that keeps numbers alone. To be read only
     * where {@link #hasArrays}.
     */
    public float[] arrays() {
        return arrays;
    }

    /** Takes over what {@code other} holds, of the same layout; its arrays where it has them and there is room. */
    public void copyFrom(StepFrame other) {
        begin(other.epoch, other.step, other.recorded, other.hasArrays && arrays.length == other.arrays.length);
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        if (hasArrays) {
            System.arraycopy(other.arrays, 0, arrays, 0, arrays.length);
        }
    }
}

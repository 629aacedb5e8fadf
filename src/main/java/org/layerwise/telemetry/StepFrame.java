package org.layerwise.telemetry;

/** What a run reports of one step. Reused: whoever keeps it copies it. */
public final class StepFrame {
    private int epoch;
    private long step;
    private boolean recorded;
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

    /** The numbers, where the layout's slices say. */
    public double[] numbers() {
        return numbers;
    }

    /** The values of other forms, where the layout's slices say; empty in a frame that keeps numbers alone. */
    public float[] arrays() {
        return arrays;
    }

    /** Takes over what {@code other} holds, of the same layout; of its arrays as much as there is room for. */
    public void copyFrom(StepFrame other) {
        begin(other.epoch, other.step, other.recorded);
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(other.arrays, 0, arrays, 0, Math.min(arrays.length, other.arrays.length));
    }
}

package org.layerwise.exchange.tensorboard;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

/**
 * Writes a run's frames as events of TensorBoard: one event for each recorded step, one for each epoch's end at its last step.
 *
 * <p>Tags are {@code METRIC}, or {@code METRIC/LAYER} for a layer's values: TensorBoard groups them by what is before the first
 * slash. Numbers are {@code simple_value}, histograms are {@code histo}: each version of TensorBoard reads these as scalars and
 * histograms. TensorBoard keeps single precision: a number is rounded to the nearest float; NaN and infinities stay.
 *
 * <p>A run's record knows no clock. An event's wall time is the run's start plus one millisecond for each step: it rises with
 * the steps, and is no duration. Compare runs by step.
 *
 * <p>Sources: TensorFlow's {@code event.proto}, {@code summary.proto} and {@code histogram.proto}.
 */
public final class TensorBoardWriter implements FrameSink {
    /** The first event's {@code file_version}: tells TensorBoard that these are events. */
    static final String VERSION = "brain.Event:2";

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final double SECONDS_PER_STEP = 1e-3;

    private final RecordStream records;
    private final ScalarValues numbers;
    private final HistogramValues histograms;
    private final ScalarValues figures;
    private final double start;
    private byte[] event = new byte[256];

    /**
     * Writes the head.
     *
     * @param out is flushed by {@link #close}; whoever opened it closes it
     * @param started when the run began
     * @throws java.io.UncheckedIOException when that fails, as all methods do
     */
    public TensorBoardWriter(OutputStream out, FrameLayout layout, Instant started) {
        this.records = new RecordStream(out);
        this.numbers = new ScalarValues(layout.step());
        this.histograms = new HistogramValues(layout.step());
        this.figures = new ScalarValues(layout.epoch());
        this.start = started.getEpochSecond() + started.getNano() * 1e-9;
        attempt(this::writeHead);
    }

    private void writeHead() throws IOException {
        int size = CodedOutputStream.computeDoubleSize(WALL_TIME, start)
                + CodedOutputStream.computeStringSize(FILE_VERSION, VERSION);
        CodedOutputStream out = begin(size);
        out.writeDouble(WALL_TIME, start);
        out.writeString(FILE_VERSION, VERSION);
        out.checkNoSpaceLeft();
        records.write(event, size);
    }

    @Override
    public boolean takesArrays() {
        return true;
    }

    @Override
    public void step(StepFrame frame) {
        if (frame.isRecorded()) {
            attempt(() -> writeStep(frame));
        }
    }

    @Override
    public void epoch(EpochFrame frame) {
        attempt(() -> writeEpoch(frame));
    }

    private void writeStep(StepFrame frame) throws IOException {
        boolean hasArrays = frame.hasArrays();
        int summary = numbers.size() + (hasArrays ? histograms.size(frame.arrays()) : 0);
        if (summary > 0) {
            int size = size(frame.step(), summary);
            CodedOutputStream out = beginSummary(size, frame.step(), summary);
            numbers.write(frame.numbers(), out);
            if (hasArrays) {
                histograms.write(frame.arrays(), out);
            }
            out.checkNoSpaceLeft();
            records.write(event, size);
        }
    }

    private void writeEpoch(EpochFrame frame) throws IOException {
        int summary = figures.size();
        if (summary > 0) {
            int size = size(frame.step(), summary);
            CodedOutputStream out = beginSummary(size, frame.step(), summary);
            figures.write(frame.values(), out);
            out.checkNoSpaceLeft();
            records.write(event, size);
        }
    }

    /** Bytes of an event. */
    private static int size(long step, int summary) {
        return CodedOutputStream.computeDoubleSize(WALL_TIME, 0)
                + CodedOutputStream.computeInt64Size(STEP, step)
                + CodedOutputStream.computeTagSize(SUMMARY)
                + CodedOutputStream.computeUInt32SizeNoTag(summary)
                + summary;
    }

    private CodedOutputStream beginSummary(int size, long step, int summary) throws IOException {
        CodedOutputStream out = begin(size);
        out.writeDouble(WALL_TIME, start + step * SECONDS_PER_STEP);
        out.writeInt64(STEP, step);
        out.writeTag(SUMMARY, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(summary);
        return out;
    }

    private CodedOutputStream begin(int size) {
        if (event.length < size) {
            event = new byte[2 * size];
        }
        return CodedOutputStream.newInstance(event, 0, size);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UnwritableEventsException(e);
        }
    }

    @Override
    public void flush() {
        attempt(records::flush);
    }

    @Override
    public void close() {
        flush();
    }
}

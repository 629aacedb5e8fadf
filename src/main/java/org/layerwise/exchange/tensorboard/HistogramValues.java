package org.layerwise.exchange.tensorboard;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.List;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.Slice;

/**
 * The histograms of a frame as protobuf messages {@code Summary.Value} with a {@code HistogramProto}: {@link Slice#BINS}
 * buckets of one width from the smallest to the largest value. What is no finite number is in none of them.
 *
 * <p>{@code num} is the sum of the counts. A frame has no sums, so {@code sum} and {@code sum_squares} are those of the
 * buckets' middles; TensorBoard shows neither. A histogram without a finite value is left out.
 */
final class HistogramValues {
    private static final int HISTO = 5;
    private static final int MIN = 1;
    private static final int MAX = 2;
    private static final int NUM = 3;
    private static final int SUM = 4;
    private static final int SUM_SQUARES = 5;
    private static final int BUCKET_LIMIT = 6;
    private static final int BUCKET = 7;
    private static final int PACKED = Slice.BINS * Double.BYTES;

    /** Bytes of a {@code HistogramProto}: its fields are all of fixed size. */
    private static final int PROTO = 5 * CodedOutputStream.computeDoubleSize(SUM, 0)
            + 2
                    * (CodedOutputStream.computeTagSize(BUCKET)
                            + CodedOutputStream.computeUInt32SizeNoTag(PACKED)
                            + PACKED);

    private final List<Histogram> histograms;

    /**
     * One histogram.
     *
     * @param place where its first count is in a frame
     * @param size bytes of its message
     */
    private record Histogram(byte[] tag, int place, int size) {
        boolean isEmpty(float[] arrays) {
            return !Float.isFinite(arrays[place + Slice.BINS]) || !Float.isFinite(arrays[place + Slice.BINS + 1]);
        }
    }

    /** @param slices those that are no histograms are left out */
    HistogramValues(List<Slice> slices) {
        histograms = slices.stream()
                .filter(slice -> slice.form() == Form.HISTOGRAM)
                .flatMap(slice -> slice.layers().stream().map(layer -> {
                    byte[] tag = ScalarValues.tag(slice, layer);
                    int bytes = CodedOutputStream.computeByteArraySize(ScalarValues.TAG, tag)
                            + CodedOutputStream.computeTagSize(HISTO)
                            + CodedOutputStream.computeUInt32SizeNoTag(PROTO)
                            + PROTO;
                    return new Histogram(tag, slice.at(layer), bytes);
                }))
                .toList();
    }

    /** Bytes of those that are not empty. */
    int size(float[] arrays) {
        int size = 0;
        for (Histogram histogram : histograms) {
            size += histogram.isEmpty(arrays) ? 0 : ScalarValues.sizeInSummary(histogram.size());
        }
        return size;
    }

    /** @param arrays a frame's. Not modified. */
    void write(float[] arrays, CodedOutputStream out) throws IOException {
        for (Histogram histogram : histograms) {
            if (!histogram.isEmpty(arrays)) {
                out.writeTag(ScalarValues.VALUE, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(histogram.size());
                out.writeByteArray(ScalarValues.TAG, histogram.tag());
                out.writeTag(HISTO, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(PROTO);
                writeProto(arrays, histogram.place(), out);
            }
        }
    }

    private static void writeProto(float[] arrays, int at, CodedOutputStream out) throws IOException {
        double min = arrays[at + Slice.BINS];
        double max = arrays[at + Slice.BINS + 1];
        double width = (max - min) / Slice.BINS;
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int bin = 0; bin < Slice.BINS; bin++) {
            double middle = min + (bin + 0.5) * width;
            count += arrays[at + bin];
            sum += arrays[at + bin] * middle;
            squares += arrays[at + bin] * middle * middle;
        }
        out.writeDouble(MIN, min);
        out.writeDouble(MAX, max);
        out.writeDouble(NUM, count);
        out.writeDouble(SUM, sum);
        out.writeDouble(SUM_SQUARES, squares);
        beginPacked(BUCKET_LIMIT, out);
        for (int bin = 1; bin < Slice.BINS; bin++) {
            out.writeDoubleNoTag(min + bin * width);
        }
        out.writeDoubleNoTag(max);
        beginPacked(BUCKET, out);
        for (int bin = 0; bin < Slice.BINS; bin++) {
            out.writeDoubleNoTag(arrays[at + bin]);
        }
    }

    private static void beginPacked(int field, CodedOutputStream out) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(PACKED);
    }
}

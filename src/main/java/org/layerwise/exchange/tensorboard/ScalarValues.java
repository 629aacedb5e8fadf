package org.layerwise.exchange.tensorboard;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.Slice;

/** The numbers of a frame as protobuf messages {@code Summary.Value} with a {@code simple_value}. */
final class ScalarValues {
    /** The field of a {@code Summary} that holds its values. */
    static final int VALUE = 1;

    /** The field of a value that holds its tag. */
    static final int TAG = 1;

    private static final int SIMPLE_VALUE = 2;

    private final List<Scalar> scalars;
    private final int size;

    /**
     * One number.
     *
     * @param place where it is in a frame
     * @param size bytes of its message
     */
    private record Scalar(byte[] tag, int place, int size) {}

    /** @param slices those that are no numbers are left out */
    ScalarValues(List<Slice> slices) {
        scalars = slices.stream()
                .filter(slice -> slice.form() == Form.NUMBER)
                .flatMap(slice -> slice.layers().stream().map(layer -> {
                    byte[] tag = tag(slice, layer);
                    int bytes = CodedOutputStream.computeByteArraySize(TAG, tag)
                            + CodedOutputStream.computeFloatSize(SIMPLE_VALUE, 0);
                    return new Scalar(tag, slice.at(layer), bytes);
                }))
                .toList();
        size = scalars.stream().mapToInt(scalar -> sizeInSummary(scalar.size())).sum();
    }

    /** What TensorBoard calls a value, in UTF-8. */
    static byte[] tag(Slice slice, String layer) {
        String tag = layer.isEmpty() ? slice.measure() : slice.measure() + "/" + layer;
        return tag.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes of a value's message with what is before it in a summary. */
    static int sizeInSummary(int value) {
        return CodedOutputStream.computeTagSize(VALUE) + CodedOutputStream.computeUInt32SizeNoTag(value) + value;
    }

    /** Bytes of all of them. */
    int size() {
        return size;
    }

    /** @param numbers a frame's. Not modified. */
    void write(double[] numbers, CodedOutputStream out) throws IOException {
        for (Scalar scalar : scalars) {
            out.writeTag(VALUE, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(scalar.size());
            out.writeByteArray(TAG, scalar.tag());
            out.writeFloat(SIMPLE_VALUE, (float) numbers[scalar.place()]);
        }
    }
}

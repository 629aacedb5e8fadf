package org.layerwise.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safetensors format: 8 bytes with the length of the header, the header in JSON (name, type, shape and place of every
 * tensor), then the tensors' values, little-endian, without gaps. Source: github.com/huggingface/safetensors, README, "Format".
 */
public final class Safetensors {
    /** The largest header that the format allows, in bytes. */
    public static final long LARGEST_HEADER = 100_000_000;

    private static final int ALIGNMENT = 8;
    private static final int CHUNK = 1 << 14;

    private Safetensors() {}

    /**
     * One tensor's name and shape.
     *
     * @param shape the extent of each axis
     */
    public record TensorShape(String name, List<Long> shape) {
        public TensorShape {
            shape = List.copyOf(shape);
        }

        /** The number of values. */
        public long size() {
            return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
        }

        /** {@code [4 × 16]}. */
        public String shapeText() {
            return shape.stream().map(String::valueOf).collect(Collectors.joining(" × ", "[", "]"));
        }
    }

    /** How many bytes {@link #write} gives. */
    public static long size(List<TensorShape> tensors) {
        return ALIGNMENT + header(tensors).length + valueBytes(tensors);
    }

    private static long valueBytes(List<TensorShape> tensors) {
        return tensors.stream().mapToLong(tensor -> tensor.size() * Float.BYTES).sum();
    }

    /**
     * Writes tensors of type F32.
     *
     * @param values each tensor's values, row-major, in the same order
     */
    public static void write(List<TensorShape> tensors, float[][] values, OutputStream out) throws IOException {
        byte[] header = header(tensors);
        ByteBuffer length = ByteBuffer.allocate(ALIGNMENT).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(header.length);
        out.write(length.array());
        out.write(header);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            if (values[i].length != tensors.get(i).size()) {
                throw new IllegalArgumentException(tensors.get(i) + " cannot hold " + values[i].length + " values");
            }
            for (int from = 0; from < values[i].length; from += CHUNK) {
                int count = Math.min(CHUNK, values[i].length - from);
                chunk.clear().asFloatBuffer().put(values[i], from, count);
                out.write(chunk.array(), 0, count * Float.BYTES);
            }
        }
    }

    /** The header's JSON, padded with spaces so that the values begin at a multiple of 8. */
    private static byte[] header(List<TensorShape> tensors) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode header = nodes.objectNode();
        long offset = 0;
        for (TensorShape tensor : tensors) {
            ObjectNode entry = header.putObject(tensor.name());
            entry.put("dtype", "F32");
            ArrayNode shape = entry.putArray("shape");
            tensor.shape().forEach(shape::add);
            long end = offset + tensor.size() * Float.BYTES;
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        StringBuilder text = new StringBuilder(header.toString());
        int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
        text.repeat(" ", (ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

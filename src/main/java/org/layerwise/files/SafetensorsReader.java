package org.layerwise.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonLimits;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.Safetensors.TensorShape;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@link Safetensors}: first the header, checked against the file's size before anything of that size is made, then, if
 * the shapes are those wanted, the values. F32, F64, F16 and BF16 are read, as float32.
 */
final class SafetensorsReader {
    private static final int PREFIX = 8;
    private static final int CHUNK = 1 << 16;

    /** The largest header that is read: far above that of any network. */
    private static final long LARGEST_HEADER = 16L << 20;

    private final InputStream in;
    private final String document;
    private final String inside;
    private final List<Entry> entries;

    /** How numbers are stored. */
    private enum Type {
        F32(4),
        F64(8),
        F16(2),
        BF16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        float get(ByteBuffer buffer) {
            return switch (this) {
                case F32 -> buffer.getFloat();
                case F64 -> (float) buffer.getDouble();
                case F16 -> Float.float16ToFloat(buffer.getShort());
                case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            };
        }
    }

    private record Entry(TensorShape shape, Type type, long from, long to) {}

    /**
     * Reads the header.
     *
     * @param in at the beginning; closed by the caller
     * @param size how many bytes {@code in} has
     * @param document the file, as messages call it
     * @param inside the archive's entry, empty when {@code document} is the file itself
     * @throws ProblemException when this is not a safetensors file, or its header contradicts itself or the size
     */
    SafetensorsReader(InputStream in, long size, String document, String inside) throws IOException {
        this.in = in;
        this.document = document;
        this.inside = inside;
        byte[] prefix = in.readNBytes(PREFIX);
        if (prefix.length < PREFIX) {
            throw notSafetensors(Message.of("files/safetensors-short", prefix.length));
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length > LARGEST_HEADER && length <= Safetensors.LARGEST_HEADER && length <= size - PREFIX) {
            throw wrong("", Message.of("files/safetensors-header-large", length, LARGEST_HEADER));
        }
        if (length < 2 || length > Safetensors.LARGEST_HEADER || length > size - PREFIX) {
            throw notSafetensors(Message.of("files/safetensors-header-length", Long.toUnsignedString(length), size));
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length || header[0] != '{') {
            throw notSafetensors(Message.of("files/safetensors-header"));
        }
        this.entries = entries(header, size - PREFIX - length);
    }

    private List<Entry> entries(byte[] header, long available) {
        Location place = place("");
        JsonNode tree = JsonText.parse(TextFile.decode(header, place), place.describe(), JsonLimits.LEARNED);
        List<Entry> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            if (!property.getKey().equals("__metadata__")) {
                found.add(entry(property.getKey(), property.getValue()));
            }
        }
        found.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        long expected = 0;
        for (Entry entry : found) {
            if (entry.from() != expected) {
                throw wrong(
                        entry.shape().name(),
                        entry.from() < expected
                                ? Message.of("files/tensors-overlap", entry.from())
                                : Message.of("files/tensors-gap", entry.from(), expected));
            }
            expected = entry.to();
        }
        if (expected != available) {
            throw wrong("", Message.of("files/tensors-size", expected, available));
        }
        return found;
    }

    private Entry entry(String name, JsonNode node) {
        JsonNode dtype = node.get("dtype");
        JsonNode shape = node.get("shape");
        JsonNode offsets = node.get("data_offsets");
        if (dtype == null
                || !dtype.isString()
                || shape == null
                || !isSizes(shape)
                || offsets == null
                || !isSizes(offsets)
                || offsets.size() != 2) {
            throw wrong(name, Message.of("files/tensor-keys"));
        }
        Type type = null;
        for (Type known : Type.values()) {
            if (known.name().equals(dtype.stringValue())) {
                type = known;
            }
        }
        if (type == null) {
            throw new ProblemException(
                    Problem.error(place(name), Message.of("files/tensor-type", dtype.stringValue())));
        }
        List<Long> sizes = new ArrayList<>();
        shape.forEach(extent -> sizes.add(extent.longValue()));
        TensorShape tensor = new TensorShape(name, sizes);
        long from = offsets.get(0).longValue();
        long to = offsets.get(1).longValue();
        if (to - from != bytes(tensor, type)) {
            throw wrong(name, Message.of("files/tensor-bytes", tensor.shapeText(), type, from, to));
        }
        return new Entry(tensor, type, from, to);
    }

    private static boolean isSizes(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        for (JsonNode item : list) {
            if (!item.isIntegralNumber() || !item.canConvertToLong() || item.longValue() < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes the tensor takes, or −1 for more than can be counted. */
    private static long bytes(TensorShape tensor, Type type) {
        try {
            return Math.multiplyExact(tensor.size(), type.bytes);
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    /** The tensors, in the order of their values. */
    List<TensorShape> tensors() {
        return entries.stream().map(Entry::shape).toList();
    }

    /**
     * All values by name, row-major. Called once.
     *
     * @throws ProblemException when the file ends early, or a tensor has more than 2³¹ − 1 values
     */
    Map<String, float[]> values() throws IOException {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.shape().size() > Integer.MAX_VALUE - 8) {
                throw wrong(
                        entry.shape().name(),
                        Message.of("files/tensor-too-large", entry.shape().size()));
            }
            float[] target = new float[(int) entry.shape().size()];
            int perChunk = CHUNK / entry.type().bytes;
            for (int at = 0; at < target.length; ) {
                int count = Math.min(perChunk, target.length - at);
                byte[] chunk = in.readNBytes(count * entry.type().bytes);
                if (chunk.length < count * entry.type().bytes) {
                    throw new EOFException(
                            Message.of("files/ended-within", entry.shape().name())
                                    .text());
                }
                ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < count; i++) {
                    target[at++] = entry.type().get(buffer);
                }
            }
            values.put(entry.shape().name(), target);
        }
        return values;
    }

    private ProblemException notSafetensors(Message text) {
        return new ProblemException(Problem.error(place(""), text.hinted(Message.of("files/export-weights"))));
    }

    private ProblemException wrong(String tensor, Message text) {
        return new ProblemException(
                Problem.error(place(tensor), text.hinted(Message.of("files/export-or-copy-again"))));
    }

    /** A tensor's place, or with an empty name the file's. */
    private Location place(String tensor) {
        String path = inside.isEmpty() || tensor.isEmpty() ? inside + tensor : inside + ", " + tensor;
        return Location.path(document, path);
    }
}

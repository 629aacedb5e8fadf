package org.layerwise.exchange.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads event files by their specification, byte by byte: TFRecord, the wire format of protobuf, and the fields of TensorFlow's
 * {@code event.proto}, {@code summary.proto} and {@code histogram.proto}. It shares no code with the writer, and fails at
 * whatever it does not know.
 */
final class EventFileReader {
    private static final int[] CRC32C = IntStream.range(0, 256)
            .map(value -> {
                int rest = value;
                for (int bit = 0; bit < 8; bit++) {
                    rest = (rest & 1) != 0 ? rest >>> 1 ^ 0x82f63b78 : rest >>> 1;
                }
                return rest;
            })
            .toArray();

    private EventFileReader() {}

    /** An event: a version, or values of a step. */
    record Event(double wallTime, long step, String version, List<Value> values) {
        Value value(String tag) {
            List<Value> found =
                    values.stream().filter(value -> value.tag.equals(tag)).toList();
            assertEquals(1, found.size(), tag);
            return found.getFirst();
        }

        List<String> tags() {
            return values.stream().map(Value::tag).toList();
        }
    }

    /** A number or a histogram. */
    record Value(String tag, Optional<Float> number, Optional<Histogram> histogram) {}

    /** A histogram. */
    record Histogram(
            double min,
            double max,
            double num,
            double sum,
            double sumSquares,
            List<Double> limits,
            List<Double> counts) {}

    /** A field as it comes: {@code bits} of a number, {@code bytes} of what has a length. */
    private record Field(int number, int wireType, long bits, byte[] bytes) {
        double asDouble() {
            assertEquals(1, wireType, "field " + number);
            return Double.longBitsToDouble(bits);
        }

        float asFloat() {
            assertEquals(5, wireType, "field " + number);
            return Float.intBitsToFloat((int) bits);
        }

        String asText() {
            assertEquals(2, wireType, "field " + number);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        List<Double> asDoubles() {
            assertEquals(2, wireType, "field " + number);
            ByteBuffer packed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            List<Double> values = new ArrayList<>();
            while (packed.hasRemaining()) {
                values.add(packed.getDouble());
            }
            return values;
        }
    }

    /** All events of a file. */
    static List<Event> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] head = Arrays.copyOfRange(file, in.position(), in.position() + 8);
            long length = in.getLong();
            assertEquals(masked(head), in.getInt(), "checksum of the length of record " + events.size());
            byte[] data = new byte[Math.toIntExact(length)];
            in.get(data);
            assertEquals(masked(data), in.getInt(), "checksum of record " + events.size());
            events.add(event(data));
        }
        return events;
    }

    static int crc32c(byte[] data) {
        int crc = -1;
        for (byte each : data) {
            crc = crc >>> 8 ^ CRC32C[(crc ^ each) & 0xff];
        }
        return ~crc;
    }

    private static int masked(byte[] data) {
        int crc = crc32c(data);
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    private static List<Field> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int wireType = (int) (key & 7);
            long bits = 0;
            byte[] bytes = {};
            switch (wireType) {
                case 0 -> bits = varint(in);
                case 1 -> bits = in.getLong();
                case 2 -> {
                    bytes = new byte[Math.toIntExact(varint(in))];
                    in.get(bytes);
                }
                case 5 -> bits = in.getInt();
                default -> throw new AssertionError("wire type " + wireType);
            }
            fields.add(new Field((int) (key >>> 3), wireType, bits, bytes));
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static Event event(byte[] message) {
        double wallTime = 0;
        long step = 0;
        String version = "";
        List<Value> values = new ArrayList<>();
        for (Field field : fields(message)) {
            switch (field.number) {
                case 1 -> wallTime = field.asDouble();
                case 2 -> {
                    assertEquals(0, field.wireType);
                    step = field.bits;
                }
                case 3 -> version = field.asText();
                case 5 ->
                    fields(field.bytes).forEach(value -> {
                        assertEquals(1, value.number, "field of a summary");
                        values.add(value(value.bytes));
                    });
                default -> throw new AssertionError("field " + field.number + " of an event");
            }
        }
        return new Event(wallTime, step, version, values);
    }

    private static Value value(byte[] message) {
        String tag = "";
        Optional<Float> number = Optional.empty();
        Optional<Histogram> histogram = Optional.empty();
        for (Field field : fields(message)) {
            switch (field.number) {
                case 1 -> tag = field.asText();
                case 2 -> number = Optional.of(field.asFloat());
                case 5 -> histogram = Optional.of(histogram(field.bytes));
                default -> throw new AssertionError("field " + field.number + " of a value");
            }
        }
        return new Value(tag, number, histogram);
    }

    private static Histogram histogram(byte[] message) {
        double[] ends = new double[5];
        List<Double> limits = List.of();
        List<Double> counts = List.of();
        for (Field field : fields(message)) {
            switch (field.number) {
                case 1, 2, 3, 4, 5 -> ends[field.number - 1] = field.asDouble();
                case 6 -> limits = field.asDoubles();
                case 7 -> counts = field.asDoubles();
                default -> throw new AssertionError("field " + field.number + " of a histogram");
            }
        }
        return new Histogram(ends[0], ends[1], ends[2], ends[3], ends[4], limits, counts);
    }
}

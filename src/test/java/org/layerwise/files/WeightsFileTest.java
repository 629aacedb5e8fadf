package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.files.Safetensors.TensorShape;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Input;
import org.layerwise.train.Model;

class WeightsFileTest {
    @TempDir
    Path folder;

    private Path file;
    private Model model;

    @BeforeEach
    void makeAModel() throws IOException {
        file = folder.resolve("w.safetensors");
        model = SampleModels.model(
                SampleModels.table(folder),
                "sex",
                List.of(
                        SampleModels.node("in", new Input(List.of("rate"), List.of())),
                        new NodeSpec("one", SampleModels.dense(2), List.of("in")),
                        new NodeSpec("正", new BatchNorm(0.1, 1e-5), List.of("one")),
                        new NodeSpec("output", SampleModels.dense(1), List.of("正")),
                        new NodeSpec("p", new Activation(SampleModels.last("sex")), List.of("output"))));
    }

    private static final String HEADER = "{\"one.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
            + "\"one.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]},"
            + "\"正.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]},"
            + "\"正.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]},"
            + "\"正.running_mean\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[32,40]},"
            + "\"正.running_var\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[40,48]},"
            + "\"output.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[48,56]},"
            + "\"output.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[56,60]}}";

    @Test
    void writesTheFormatByteForByte() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WeightsFile.write(model.plan(), model.weights(), out);
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertEquals(0, length % 8);
        byte[] header = new byte[length];
        bytes.get(header);
        assertEquals(HEADER, new String(header, StandardCharsets.UTF_8).stripTrailing());
        float[][] values = model.weights().emptyCopy();
        model.weights().save(values);
        for (float[] tensor : values) {
            for (float value : tensor) {
                assertEquals(Float.floatToRawIntBits(value), bytes.getInt());
            }
        }
        assertEquals(0, bytes.remaining());
        assertEquals(out.size(), Safetensors.size(WeightsFile.tensors(model.plan())));
    }

    @Test
    void loadsWhatItWrote() throws IOException {
        AtomicFile.write(file, out -> WeightsFile.write(model.plan(), model.weights(), out));
        float[][] expected = model.weights().emptyCopy();
        model.weights().save(expected);
        assertArrayEquals(expected, WeightsFile.load(file, model.plan()));
    }

    @Test
    void loadsOtherTypesAnyOrderAndMetadata() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(9).putDouble(0.5).putDouble(-2); // output.bias, one.weight
        data.putShort(Float.floatToFloat16(1.5f)).putShort(Float.floatToFloat16(-0.25f)); // one.bias
        data.putShort((short) (Float.floatToRawIntBits(3f) >>> 16)); // output.weight
        data.putShort((short) (Float.floatToRawIntBits(-4f) >>> 16));
        for (int i = 0; i < 8; i++) {
            data.putFloat(i);
        }
        write(
                "{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"one.weight\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[4,20]},"
                        + "\"one.bias\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[20,24]},"
                        + "\"正.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[28,36]},"
                        + "\"正.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[36,44]},"
                        + "\"正.running_mean\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[44,52]},"
                        + "\"正.running_var\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[52,60]},"
                        + "\"output.weight\":{\"dtype\":\"BF16\",\"shape\":[2,1],\"data_offsets\":[24,28]},"
                        + "\"output.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}  ",
                java.util.Arrays.copyOf(data.array(), 60));
        float[][] expected = {{0.5f, -2}, {1.5f, -0.25f}, {0, 1}, {2, 3}, {4, 5}, {6, 7}, {3, -4}, {9}};
        assertArrayEquals(expected, WeightsFile.load(file, model.plan()));
    }

    @Test
    void loadsTensorsLargerThanOneChunk() throws IOException {
        List<TensorShape> tensors = List.of(new TensorShape("large", List.of(300L, 217L)));
        float[][] values = {new float[300 * 217]};
        for (int i = 0; i < values[0].length; i++) {
            values[0][i] = i;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(tensors, values, out);
        SafetensorsReader reader =
                new SafetensorsReader(new java.io.ByteArrayInputStream(out.toByteArray()), out.size(), "l", "");
        assertEquals(tensors, reader.tensors());
        assertArrayEquals(values[0], reader.values().get("large"));
    }

    @Test
    void namesEveryDifferenceFromTheNetwork() throws IOException {
        String header = HEADER.replace(
                        "one.weight\":{\"dtype\":\"F32\",\"shape\":[1,2]",
                        "one.weight\":{\"dtype\":\"F32\",\"shape\":[2,1]")
                .replace("one.bias", "two.bias")
                .replace("\"shape\":[2,1],\"data_offsets\":[48,56]", "\"shape\":[2],\"data_offsets\":[48,56]");
        write(header, new byte[60]);
        assertEquals("""
                w.safetensors, one.weight: the network expects [1 × 2], the file has [2 × 1]. Change the network's units or inputs, or use weights of the same network.
                w.safetensors, one.bias: the network expects [2], the file has no tensor of this name. Names and shapes must match the network exactly.
                w.safetensors, output.weight: the network expects [2 × 1], the file has [2]. Change the network's units or inputs, or use weights of the same network.
                w.safetensors, two.bias: the file has a tensor [2] that the network does not know. Names and shapes must match the network exactly.""", complaint());
    }

    @Test
    void refusesWhatIsNoSafetensorsFile() throws IOException {
        assertEquals("w.safetensors: there is no such file. Check its name.", complaint());
        refused("it has only 3 bytes", new byte[3]);
        refused(
                "its first 8 bytes give the header a length of 8391099357577834597 bytes, and the whole file has 20",
                "epoch,step,metric,la".getBytes(StandardCharsets.US_ASCII));
        refused(
                "its first 8 bytes give the header a length of 9223372036854775808 bytes, and the whole file has 8",
                new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) 0x80});
        refused(
                "its first 8 bytes give the header a length of 100000001 bytes, and the whole file has 8",
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(100_000_001)
                        .array());
        write("[1,2]", new byte[0]);
        assertTrue(complaint()
                .startsWith("w.safetensors: this is not a safetensors file: its header is not a JSON object."));
    }

    private void refused(String why, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertEquals(
                "w.safetensors: this is not a safetensors file: " + why
                        + ". Export the weights with: layerwise export MODEL.layerwise --format safetensors",
                complaint());
    }

    @Test
    void refusesAHeaderThatContradictsItself() throws IOException {
        String mend = " The file is damaged; export or copy it again.";
        String first = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
        write(first + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", new byte[8]);
        assertEquals(
                "w.safetensors, b: its values begin at byte 4 of the data, where another tensor's values stand; "
                        + "tensors must follow each other without gaps." + mend,
                complaint());
        write(first + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}", new byte[16]);
        assertEquals(
                "w.safetensors, b: its values begin at byte 12 of the data, where byte 8 is due; "
                        + "tensors must follow each other without gaps." + mend,
                complaint());
        write(first + "}", new byte[7]);
        assertEquals("w.safetensors: the header describes 8 bytes of values, the file has 7." + mend, complaint());
        write(first + "}", new byte[9]);
        assertEquals("w.safetensors: the header describes 8 bytes of values, the file has 9." + mend, complaint());
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", new byte[8]);
        assertEquals(
                "w.safetensors, a: a tensor of shape [3] and type F32 does not take the bytes from 0 to 8." + mend,
                complaint());
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,8]}}", new byte[8]);
        assertEquals(
                "w.safetensors, a: a tensor of shape [9223372036854775807 × 4] and type F32 does not take the bytes "
                        + "from 0 to 8." + mend,
                complaint());
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", new byte[8]);
        assertEquals("w.safetensors, a: a dtype, a shape and two data_offsets are expected." + mend, complaint());
        write("{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", new byte[8]);
        assertEquals(
                "w.safetensors, a: its values are of type I64; F32, F64, F16 and BF16 can be read. Convert it to F32.",
                complaint());
        write(first + "," + first.substring(1) + "}", new byte[8]);
        assertTrue(complaint().contains("Duplicate Object property \"a\""), complaint());
    }

    private void write(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(text.length).put(text).put(data).array());
    }

    private String complaint() {
        return Complaints.of(folder, () -> WeightsFile.load(file, model.plan()));
    }
}

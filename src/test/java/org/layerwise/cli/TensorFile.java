package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A safetensors file written and read here from its published description: length, JSON header, little-endian floats. */
final class TensorFile {

    /** A tensor: its shape and its values, row by row. */
    record Tensor(List<Integer> shape, float[] values) {
        static Tensor matrix(float[]... rows) {
            float[] values = new float[rows.length * rows[0].length];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
            }
            return new Tensor(List.of(rows.length, rows[0].length), values);
        }

        static Tensor vector(float... values) {
            return new Tensor(List.of(values.length), values);
        }

        float at(int row, int column) {
            return values[row * shape.get(1) + column];
        }
    }

    private TensorFile() {}

    static Path write(Path file, Map<String, Tensor> tensors) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        String header = tensors.entrySet().stream()
                .map(entry -> {
                    int begin = data.size();
                    ByteBuffer bytes = ByteBuffer.allocate(4 * entry.getValue().values.length)
                            .order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asFloatBuffer().put(entry.getValue().values);
                    data.writeBytes(bytes.array());
                    return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(entry.getKey(), entry.getValue().shape, begin, data.size());
                })
                .collect(Collectors.joining(",", "{", "}"));
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = ByteBuffer.allocate(8 + text.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putLong(text.length).put(text).put(data.toByteArray());
        return Files.write(file, whole.array());
    }

    static Map<String, Tensor> read(Path file) throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = new byte[(int) whole.getLong()];
        whole.get(text);
        JsonNode header = new ObjectMapper().readTree(text);
        TreeMap<Integer, String> byOffset = new TreeMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals("__metadata__")) {
                continue;
            }
            JsonNode tensor = entry.getValue();
            assertEquals("F32", tensor.get("dtype").asString());
            int begin = tensor.get("data_offsets").get(0).asInt();
            int end = tensor.get("data_offsets").get(1).asInt();
            List<Integer> shape =
                    tensor.get("shape").valueStream().map(JsonNode::asInt).toList();
            float[] values = new float[(end - begin) / 4];
            whole.slice(8 + text.length + begin, end - begin)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            assertEquals(shape.stream().reduce(1, (a, b) -> a * b), values.length, entry.getKey());
            tensors.put(entry.getKey(), new Tensor(shape, values));
            byOffset.put(begin, entry.getKey());
        }
        int at = 0;
        for (Map.Entry<Integer, String> entry : byOffset.entrySet()) {
            assertEquals(at, entry.getKey(), "no gap before " + entry.getValue());
            at += 4 * tensors.get(entry.getValue()).values.length;
        }
        assertEquals(whole.capacity(), 8 + text.length + at, "nothing after the last tensor");
        return tensors;
    }
}

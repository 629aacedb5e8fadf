package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.train.Model;

/** Every number of a model's head and of the header of its weights, each in turn something that no program writes. */
class HostileHeadersTest {
    private static final Pattern NUMBER = Pattern.compile("(?<=[:,\\[ ])-?[0-9]+(?=[,\\]} \\n])");

    @TempDir
    Path folder;

    private Path file;
    private Model model;
    private Map<String, byte[]> entries;

    @BeforeEach
    void writesAModel() throws IOException {
        file = folder.resolve("model.layerwise");
        model = SampleModels.model(SampleModels.table(folder), "kind");
        ModelFile.save(model, file);
        entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    /** A text with each of its numbers in turn replaced by each value. */
    private static List<String> mutations(String text) {
        List<String> all = new ArrayList<>();
        for (MatchResult number : NUMBER.matcher(text).results().toList()) {
            for (String value : HostileNumbersTest.VALUES) {
                all.add(text.substring(0, number.start()) + value + text.substring(number.end()));
            }
        }
        return all;
    }

    /** @return whether it was refused */
    private boolean isRefused(String what) {
        try {
            ModelFile.load(file);
            return false;
        } catch (ProblemException refused) {
            assertFalse(refused.problems().getFirst().text().toString().isBlank(), what);
            return true;
        }
    }

    @Test
    void theHead() throws IOException {
        String head = new String(entries.get(ModelHead.NAME), StandardCharsets.UTF_8);
        List<String> mutations = mutations(head);
        assertEquals(HostileNumbersTest.VALUES.size(), mutations.size(), "its version is its only number");
        for (String text : mutations) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(
                            entry.getKey().equals(ModelHead.NAME)
                                    ? text.getBytes(StandardCharsets.UTF_8)
                                    : entry.getValue());
                    zip.closeEntry();
                }
            }
            assertTrue(isRefused(text), text);
        }
    }

    @Test
    void theHeaderOfTheWeights() throws IOException {
        byte[] weights = entries.get("weights.safetensors");
        int length =
                (int) ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(weights, Long.BYTES, length, StandardCharsets.UTF_8);
        List<String> mutations = mutations(header);
        assertTrue(mutations.size() > 10 * HostileNumbersTest.VALUES.size(), () -> mutations.size() + " of " + header);
        Path alone = folder.resolve("weights.safetensors");
        for (String text : mutations) {
            byte[] changed = withHeader(text, Arrays.copyOfRange(weights, Long.BYTES + length, weights.length));
            List<ModelZip.Part> parts = new ArrayList<>();
            entries.forEach((name, bytes) -> {
                if (!name.equals(ModelHead.NAME)) {
                    byte[] content = name.equals("weights.safetensors") ? changed : bytes;
                    parts.add(new ModelZip.Part(name, out -> out.write(content)));
                }
            });
            try (var out = Files.newOutputStream(file)) {
                ModelZip.write(ModelHead.MODEL, parts, out);
            }
            boolean same = text.equals(header);
            assertEquals(!same, isRefused(text), text);
            Files.write(alone, changed);
            try {
                WeightsFile.load(alone, model.plan());
                assertTrue(same, text);
            } catch (ProblemException refused) {
                assertFalse(same, refused::getMessage);
            }
        }
    }

    private static byte[] withHeader(String header, byte[] values) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(values)
                .array();
    }
}

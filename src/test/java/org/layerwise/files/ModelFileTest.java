package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.train.Model;

class ModelFileTest {
    private static final String COPY = " Copy the file again, or use an earlier one.";
    private static final String AGAIN = " The file is damaged; copy or train it again.";

    @TempDir
    Path folder;

    private Model model;
    private Path file;

    @BeforeEach
    void saveAModel() throws IOException {
        model = SampleModels.model(SampleModels.table(folder), "kind");
        file = folder.resolve("模型.layerwise");
        ModelFile.save(model, file);
    }

    private static void assertSame(Model expected, Model found) {
        assertEquals(expected.experiment(), found.experiment());
        assertEquals(expected.plan(), found.plan());
        assertEquals(expected.pipeline(), found.pipeline());
        assertEquals(expected.provenance(), found.provenance());
        float[][] values = expected.weights().emptyCopy();
        expected.weights().save(values);
        float[][] loaded = found.weights().emptyCopy();
        found.weights().save(loaded);
        assertArrayEquals(values, loaded);
    }

    @Test
    void loadsWhatItSaved() throws IOException {
        assertSame(model, ModelFile.load(file));
        assertEquals(
                List.of("model.json", "experiment.json", "pipeline.json", "provenance.json", "weights.safetensors"),
                List.copyOf(entries().keySet()));
        assertTrue(
                new String(entries().get("model.json"), StandardCharsets.UTF_8)
                        .startsWith(
                                "{\n  \"format\" : \"layerwise-model\",\n  \"version\" : 3,\n  \"writtenBy\" : \"Layerwise 0.1.0\""));
    }

    @Test
    void givesTheSameBytesForTheSameModel() throws IOException {
        Path again = folder.resolve("again.layerwise");
        ModelFile.save(ModelFile.load(file), again);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void loadsWhatAnotherProgramPacked() throws IOException {
        repack(entries(), ZipEntry.DEFLATED);
        assertSame(model, ModelFile.load(file));
    }

    /** A bit flipped in every seventh byte, and in each of the zip's directory: the model is refused, or it is the same. */
    @Test
    void neverLoadsADamagedModel() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        int flipped = 0;
        for (int i = 0; i < bytes.length; i += i < bytes.length - 400 ? 7 : 1) {
            flipped++;
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            try {
                assertSame(model, ModelFile.load(file));
            } catch (ProblemException e) {
                refused++;
            }
        }
        assertTrue(refused > flipped * 0.8, refused + " of " + flipped + " flipped bits were noticed");
    }

    @Test
    void neverLoadsAModelCutShort() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 4; length < bytes.length; length += 97) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertEquals("模型.layerwise: the file is damaged or cut short: its end is missing." + COPY, complaint());
        }
    }

    @Test
    void namesTheDamagedEntry() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
            byte[] damaged = bytes.clone();
            int at = indexOf(bytes, entry.getValue());
            damaged[at + entry.getValue().length - 2] ^= 4;
            Files.write(file, damaged);
            assertEquals(
                    "模型.layerwise, " + entry.getKey()
                            + ": this entry is damaged or cut short: its checksum does not match." + COPY,
                    complaint());
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; ; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        String by = " Models are written by: layerwise train EXPERIMENT.json";
        Path known = file;
        file = folder.resolve("no.layerwise");
        assertEquals("no.layerwise: there is no such file. Check its name.", complaint());
        file = known;
        ByteArrayOutputStream serialized = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
            out.writeObject(new ArrayList<>(List.of("a")));
        }
        for (byte[] bytes : List.of(
                new byte[0],
                serialized.toByteArray(),
                "\u0080\u0004pickle".getBytes(StandardCharsets.ISO_8859_1),
                "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"
                        .getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, bytes);
            assertEquals("模型.layerwise: this is not a Layerwise model: it is not a zip archive." + by, complaint());
        }
        repack(Map.of("word/document.xml", new byte[3]), ZipEntry.STORED);
        assertEquals("模型.layerwise: this is not a Layerwise model: the archive has no model.json." + by, complaint());
        repack(Map.of("model.json", "{\"format\":\"other\"}".getBytes(StandardCharsets.UTF_8)), ZipEntry.STORED);
        assertEquals(
                "模型.layerwise, model.json, format: this is not a Layerwise model: \"format\" is not \"layerwise-model\"."
                        + by,
                complaint());
    }

    @Test
    void refusesANewerVersionAndLeavesIt() throws IOException {
        repack(
                Map.of(
                        "model.json",
                        "{\"format\":\"layerwise-model\",\"version\":5,\"novel\":1}".getBytes(StandardCharsets.UTF_8),
                        "novel.bin",
                        new byte[4]),
                ZipEntry.STORED);
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(
                "模型.layerwise, model.json, version: the model has version 5; Layerwise 0.1.0 reads up to version 4. "
                        + "Open it with a newer Layerwise. The file is left as it is.",
                complaint());
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void refusesEntriesThatAreNotExpected() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove("pipeline.json");
        entries.put("../../evil.sh", new byte[1]);
        entries.put("bell\u0007", new byte[1]);
        repack(entries, ZipEntry.STORED);
        String expected = "this entry is not expected in a model. A model holds model.json, experiment.json, "
                + "pipeline.json, provenance.json, weights.safetensors.";
        assertEquals(
                "模型.layerwise, ../../evil.sh: " + expected + "\n模型.layerwise, bell?: " + expected
                        + "\n模型.layerwise, pipeline.json: this entry is missing." + AGAIN,
                complaint());
    }

    @Test
    void refusesTwoEntriesOfOneName() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("pipeline.jsox", entries.get("pipeline.json"));
        repack(entries, ZipEntry.STORED);
        byte[] bytes = Files.readAllBytes(file);
        byte[] wrong = "pipeline.jsox".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at <= bytes.length - wrong.length; at++) {
            if (Arrays.equals(bytes, at, at + wrong.length, wrong, 0, wrong.length)) {
                bytes[at + wrong.length - 1] = 'n';
            }
        }
        Files.write(file, bytes);
        assertEquals(
                "模型.layerwise, pipeline.json: the archive has this entry twice. It is no model; remove it.",
                complaint());
    }

    @Test
    void refusesBombsQuickly() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("weights.safetensors", new byte[6 << 20]);
        repack(entries, ZipEntry.DEFLATED);
        assertTrue(Files.size(file) < 100_000);
        String complaint = complaint();
        assertTrue(
                complaint.matches("模型.layerwise, weights.safetensors: this entry would unpack from \\d+ bytes to "
                        + "6291456, more than 20 times as many. It is no model that Layerwise wrote."),
                complaint);
        entries = entries();
        entries.put("model.json", new byte[17 << 20]);
        repack(entries, ZipEntry.DEFLATED);
        assertEquals(
                "模型.layerwise, model.json: this entry would unpack to 17825792 bytes; at most 65536 are read. "
                        + "It is no model that Layerwise wrote.",
                complaint());
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 2_000; i++) {
            many.put("e" + i, new byte[0]);
        }
        repack(many, ZipEntry.STORED);
        assertEquals(
                "模型.layerwise: the file is damaged or cut short: it lists 2000 entries in 100890 bytes, "
                        + "far more than a model has." + COPY,
                complaint());
    }

    @Test
    void refusesWeightsOfAnotherNetwork() throws IOException {
        Path other = folder.resolve("other.layerwise");
        ModelFile.save(SampleModels.model(SampleModels.table(folder), "price"), other);
        Map<String, byte[]> foreign = entries(other);
        Map<String, byte[]> mixed = entries();
        String ours = checksum(mixed, "weights.safetensors");
        String theirs = checksum(foreign, "weights.safetensors");
        mixed.put("weights.safetensors", foreign.get("weights.safetensors"));
        String head = new String(mixed.get("model.json"), StandardCharsets.UTF_8);
        mixed.put("model.json", head.replace(ours, theirs).getBytes(StandardCharsets.UTF_8));
        repack(mixed, ZipEntry.STORED);
        String change = " Change the network's units or inputs, or use weights of the same network.";
        assertEquals(
                "模型.layerwise, weights.safetensors, dense1.weight: the network expects [13 × 5], the file has [15 × 5]."
                        + change
                        + "\n模型.layerwise, weights.safetensors, output.weight: the network expects [5 × 3], the file has [5 × 1]."
                        + change
                        + "\n模型.layerwise, weights.safetensors, output.bias: the network expects [3], the file has [1]."
                        + change,
                complaint());
    }

    private static String checksum(Map<String, byte[]> entries, String name) {
        String head = new String(entries.get("model.json"), StandardCharsets.UTF_8);
        String after = head.substring(head.indexOf("\"" + name + "\""));
        int at = after.indexOf("sha256\" : \"") + "sha256\" : \"".length();
        return after.substring(at, at + 64);
    }

    private Map<String, byte[]> entries() throws IOException {
        return entries(file);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private void repack(Map<String, byte[]> entries, int method) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                    crc.update(each.getValue());
                    entry.setCrc(crc.getValue());
                    entry.setSize(each.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
    }

    private String complaint() {
        return Complaints.of(folder, () -> ModelFile.load(file));
    }
}

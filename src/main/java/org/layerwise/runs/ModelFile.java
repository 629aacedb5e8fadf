package org.layerwise.runs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Where;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.FittedColumn;
import org.layerwise.data.FittedPipeline;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.runs.Safetensors.TensorShape;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;

/**
 * A trained model as one file, {@code *.layerwise}: a zip of {@code model.json} (what this is, and a checksum of every other
 * entry), {@code experiment.json}, {@code pipeline.json}, {@code provenance.json} and {@code weights.safetensors}. The same
 * model gives the same bytes.
 */
public final class ModelFile {
    private static final String HEAD = "model.json";
    private static final String EXPERIMENT = "experiment.json";
    private static final String PIPELINE = "pipeline.json";
    private static final String PROVENANCE = "provenance.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final List<String> ENTRIES = List.of(HEAD, EXPERIMENT, PIPELINE, PROVENANCE, WEIGHTS);

    /** The earliest time a zip can give: entries have no time of their own. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelFile() {}

    private record Part(String name, AtomicFile.Body body) {
        static Part text(String name, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Part(name, out -> out.write(bytes));
        }
    }

    private record Measure(long size, long crc, String sha256) {}

    /**
     * Writes a model, whole or not at all. Its weights are copied first.
     *
     * @throws ProblemException when the file cannot be written
     */
    public static void save(Model model, Path file) {
        List<TensorShape> tensors = WeightsFile.tensors(model.plan());
        float[][] values = model.weights().emptyCopy();
        model.weights().save(values);
        List<Part> parts = List.of(
                Part.text(EXPERIMENT, ExperimentJson.write(model.experiment())),
                Part.text(PIPELINE, JsonText.print(JsonCodec.write(model.pipeline()))),
                Part.text(PROVENANCE, JsonText.print(JsonCodec.write(model.provenance()))),
                new Part(WEIGHTS, out -> Safetensors.write(tensors, values, out)));
        AtomicFile.write(file, out -> write(parts, out));
    }

    private static void write(List<Part> parts, OutputStream out) throws IOException {
        List<Measure> measures = new ArrayList<>();
        List<ModelHead.Checksum> checksums = new ArrayList<>();
        for (Part part : parts) {
            Measure measure = measure(part);
            measures.add(measure);
            checksums.add(new ModelHead.Checksum(part.name(), measure.sha256()));
        }
        Part head = Part.text(HEAD, JsonText.print(JsonCodec.write(ModelHead.of(checksums))));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        store(head, measure(head), zip);
        for (int i = 0; i < parts.size(); i++) {
            store(parts.get(i), measures.get(i), zip);
        }
        zip.finish();
    }

    /** Entries are stored as they are, so that no library's compression decides the bytes. */
    private static void store(Part part, Measure measure, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(part.name());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(measure.size());
        entry.setCompressedSize(measure.size());
        entry.setCrc(measure.crc());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        part.body().write(zip);
        zip.closeEntry();
    }

    private static Measure measure(Part part) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest digest = ModelArchive.sha256();
        Counter counter = new Counter(digest);
        CheckedOutputStream checked = new CheckedOutputStream(counter, crc);
        part.body().write(checked);
        return new Measure(counter.count, crc.getValue(), HexFormat.of().formatHex(digest.digest()));
    }

    private static final class Counter extends OutputStream {
        private final MessageDigest digest;
        private long count;

        Counter(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int b) {
            count++;
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            digest.update(bytes, offset, length);
        }
    }

    /**
     * Reads a model.
     *
     * @throws ProblemException when the file is missing, no model, of a newer version, damaged (naming the entry), or its parts
     *     contradict each other
     */
    public static Model load(Path file) {
        FileFaults.requireReadable(file);
        try (ModelArchive archive = new ModelArchive(file)) {
            return read(archive, file.toString());
        } catch (IOException e) {
            throw FileFaults.unreadable(file, e);
        }
    }

    private static Model read(ModelArchive archive, String file) throws IOException {
        verify(archive, file);
        String pipelineName = file + ", " + PIPELINE;
        String provenanceName = file + ", " + PROVENANCE;
        Experiment experiment = ExperimentJson.read(archive.text(EXPERIMENT), file + ", " + EXPERIMENT);
        FittedPipeline pipeline = new JsonCodec(pipelineName)
                .read(FittedPipeline.class, JsonText.parse(archive.text(PIPELINE), pipelineName), "");
        requireDistinct(pipeline, pipelineName);
        Provenance provenance = new JsonCodec(provenanceName)
                .read(Provenance.class, JsonText.parse(archive.text(PROVENANCE), provenanceName), "");
        Plan plan = ExperimentPlan.of(experiment, pipeline);
        float[][] values;
        try (InputStream in = new BufferedInputStream(archive.stream(WEIGHTS))) {
            SafetensorsReader reader = new SafetensorsReader(in, archive.size(WEIGHTS), file, WEIGHTS);
            values = WeightsFile.read(reader, plan, file, WEIGHTS);
        }
        Weights weights = Weights.initialize(plan, experiment.seeds());
        weights.restore(values);
        return new Model(experiment, plan, weights, pipeline, provenance);
    }

    private static void verify(ModelArchive archive, String file) throws IOException {
        if (!archive.has(HEAD)) {
            throw new ProblemException(Problem.error(
                    Where.file(file),
                    "this is not a Layerwise model: the archive has no " + HEAD + ".",
                    "Models are written by: layerwise train EXPERIMENT.json"));
        }
        String headName = file + ", " + HEAD;
        ModelHead head = ModelHead.read(JsonText.parse(archive.text(HEAD), headName), headName);
        archive.requireExactly(ENTRIES);
        List<String> listed =
                head.entries().stream().map(ModelHead.Checksum::name).toList();
        if (!listed.equals(ENTRIES.subList(1, ENTRIES.size()))) {
            throw new ProblemException(Problem.error(
                    Where.path(headName, "entries"),
                    "checksums of " + String.join(", ", ENTRIES.subList(1, ENTRIES.size())) + " are expected, not of "
                            + String.join(", ", listed) + ".",
                    "The file is damaged; copy or train it again."));
        }
        for (ModelHead.Checksum checksum : head.entries()) {
            archive.verify(checksum.name(), checksum.sha256());
        }
    }

    private static void requireDistinct(FittedPipeline pipeline, String document) {
        Set<String> names = new HashSet<>();
        for (FittedColumn column : pipeline.columns()) {
            if (!names.add(column.name())) {
                throw new ProblemException(Problem.error(
                        Where.path(document, "columns." + column.name()), "this column is listed twice.", ""));
            }
        }
    }
}

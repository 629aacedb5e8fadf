package org.layerwise.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonLimits;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.files.ModelArchive.Text;
import org.layerwise.files.ModelZip.Part;
import org.layerwise.files.Safetensors.TensorShape;
import org.layerwise.files.migrations.ColumnsToSteps;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trained model as one file, {@code *.layerwise}: a zip of {@code model.json} (what this is, and a checksum of every other
 * entry), {@code experiment.json}, {@code pipeline.json}, {@code provenance.json} and {@code weights.safetensors}. The same
 * model gives the same bytes. A {@link CheckpointFile} holds more.
 */
public final class ModelFile {
    private static final String EXPERIMENT = "experiment.json";
    private static final String PIPELINE = "pipeline.json";
    private static final String PROVENANCE = "provenance.json";
    private static final String WEIGHTS = "weights.safetensors";

    /** The entries of a model beside its head, in order. */
    private static final List<String> ENTRIES = List.of(EXPERIMENT, PIPELINE, PROVENANCE, WEIGHTS);

    private ModelFile() {}

    /**
     * Writes a model, whole or not at all. Its weights are copied first.
     *
     * @throws ProblemException when the file cannot be written
     */
    public static void save(Model model, Path file) {
        float[][] values = model.weights().emptyCopy();
        model.weights().save(values);
        List<Part> parts = parts(model, values);
        AtomicFile.write(file, out -> ModelZip.write(ModelHead.MODEL, parts, out));
    }

    /** The entries of a model, its parameters having these values. */
    static List<Part> parts(Model model, float[][] values) {
        List<TensorShape> tensors = WeightsFile.tensors(model.plan());
        return List.of(
                Part.text(EXPERIMENT, ExperimentJson.write(model.experiment())),
                Part.text(PIPELINE, JsonText.print(JsonCodec.write(model.pipeline()))),
                Part.text(PROVENANCE, JsonText.print(JsonCodec.write(model.provenance()))),
                new Part(WEIGHTS, out -> Safetensors.write(tensors, values, out)));
    }

    /**
     * Reads a model, be it a checkpoint's.
     *
     * @throws ProblemException when the file is missing, no model, of a newer version, damaged (naming the entry), or its parts
     *     contradict each other
     */
    public static Model load(Path file) {
        FileFaults.requireReadable(file);
        AtomicFile.tidy(file);
        try (ModelArchive archive = new ModelArchive(file)) {
            return read(archive, file.toString());
        } catch (IOException e) {
            throw FileFaults.unreadable(file, e);
        }
    }

    /** Reads the model of an archive whose every entry is looked at first. */
    static Model read(ModelArchive archive, String file) throws IOException {
        ModelHead head = verify(archive, file);
        String pipelineName = file + ", " + PIPELINE;
        String provenanceName = file + ", " + PROVENANCE;
        Experiment experiment = ExperimentJson.read(archive.text(EXPERIMENT, Text.WHOLE), file + ", " + EXPERIMENT);
        JsonNode fitted = JsonText.parse(archive.text(PIPELINE, Text.WHOLE), pipelineName, JsonLimits.LEARNED);
        if (head.hasKindsOfColumns() && fitted instanceof ObjectNode object) {
            ColumnsToSteps.migrate(object);
        }
        FittedPipeline pipeline = new JsonCodec(pipelineName).read(FittedPipeline.class, fitted, "");
        requireDistinct(pipeline, pipelineName);
        Provenance provenance = new JsonCodec(provenanceName)
                .read(
                        Provenance.class,
                        JsonText.parse(archive.text(PROVENANCE, Text.HEAD), provenanceName, JsonLimits.HEAD),
                        "");
        Plan plan = ExperimentPlan.of(experiment, pipeline);
        float[][] values;
        try (InputStream in = new BufferedInputStream(archive.stream(WEIGHTS))) {
            SafetensorsReader reader = new SafetensorsReader(in, archive.size(WEIGHTS), file, WEIGHTS);
            values = WeightsFile.read(reader, WeightsFile.tensors(plan), file, WEIGHTS);
        }
        Weights weights = Weights.initialize(plan, experiment.seeds());
        weights.restore(values);
        return new Model(experiment, plan, weights, pipeline, provenance);
    }

    private static ModelHead verify(ModelArchive archive, String file) throws IOException {
        if (!archive.has(ModelHead.NAME)) {
            throw new ProblemException(
                    Problem.error(Location.file(file), Message.of("files/model-without-head", ModelHead.NAME)));
        }
        String headName = file + ", " + ModelHead.NAME;
        ModelHead head = ModelHead.read(
                JsonText.parse(archive.text(ModelHead.NAME, Text.HEAD), headName, JsonLimits.HEAD), headName);
        List<String> expected = new ArrayList<>(ENTRIES);
        if (head.isCheckpoint()) {
            expected.addAll(CheckpointFile.ENTRIES);
        }
        List<String> all = new ArrayList<>(List.of(ModelHead.NAME));
        all.addAll(expected);
        archive.requireExactly(all);
        List<String> listed =
                head.entries().stream().map(ModelHead.Checksum::name).toList();
        if (!listed.equals(expected)) {
            throw new ProblemException(Problem.error(
                    Location.path(headName, "entries"), Message.of("files/model-checksums", expected, listed)));
        }
        for (ModelHead.Checksum checksum : head.entries()) {
            archive.verify(checksum.name(), checksum.sha256());
        }
        return head;
    }

    private static void requireDistinct(FittedPipeline pipeline, String document) {
        Set<String> names = new HashSet<>();
        for (FittedColumn column : pipeline.columns()) {
            if (!names.add(column.name())) {
                throw new ProblemException(Problem.error(
                        Location.path(document, "columns." + column.name()), Message.of("files/column-twice")));
            }
        }
    }
}

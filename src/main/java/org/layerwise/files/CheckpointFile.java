package org.layerwise.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.Param;
import org.layerwise.experiment.EarlyStopping;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NoStopping;
import org.layerwise.files.ModelZip.Part;
import org.layerwise.files.Safetensors.TensorShape;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.train.BestEpoch;
import org.layerwise.train.Checkpoint;
import org.layerwise.train.Model;
import org.layerwise.train.ResumeState;

/**
 * A run that can be resumed, as one file: a {@link ModelFile} with three entries more, {@code run.json} (the run's numbers and
 * where the table stands), {@code order.bin} (the training rows in the order of the epoch, int32, little-endian) and
 * {@code state.safetensors} (what the optimizer keeps, the weights to fall back on, those of the best epoch). Whoever reads
 * models reads it as the model of that moment.
 *
 * @param path the file as the user named it
 * @param keptAs the id of the kept run that is saved there; empty where none is, and for reading
 */
public record CheckpointFile(Path path, String keptAs) {
    private static final String RUN = "run.json";
    private static final String ORDER = "order.bin";
    private static final String STATE = "state.safetensors";

    /** The entries beside those of a model, in order. */
    static final List<String> ENTRIES = List.of(RUN, ORDER, STATE);

    private static final int CHUNK = 1 << 14;

    /** For reading, or for a run that is not kept. */
    public CheckpointFile(Path path) {
        this(path, "");
    }

    /**
     * {@code run.json}.
     *
     * @param table relative to the checkpoint
     * @param testTable the second file that is the test part, likewise; empty: none
     * @param standing the run's numbers
     * @param bestBy in the checkpoint of a run's best epoch: the metric that it is the best by; else empty
     * @param bestFigure its value, likewise: a text that round-trips
     * @param keptAs the id of the kept run that it belongs to; empty where it is not kept
     */
    private record Run(
            String table,

            @Param(doc = "The test table, relative to the checkpoint", value = "", omitDefault = true)
            String testTable,

            ResumeState standing,

            @Param(doc = "The metric by which this is the run's best epoch", value = "", omitDefault = true)
            String bestBy,

            @Param(doc = "The best epoch's value of it", value = "", omitDefault = true)
            String bestFigure,

            @Param(doc = "The id of the kept run", value = "", omitDefault = true)
            String keptAs) {}

    /**
     * A checkpoint with the places of its tables.
     *
     * @param table where it stood when the checkpoint was written
     * @param testTable likewise; null where the test part is no file of its own
     */
    public record Found(
            Checkpoint checkpoint, Path table, @Nullable Path testTable) {}

    /**
     * Writes a checkpoint, whole or not at all. Between two updates.
     *
     * @param table where the training table stands
     * @param testTable where the test table stands; null where the test part is no file of its own
     * @throws ProblemException when the file cannot be written
     */
    public void save(Checkpoint checkpoint, Path table, @Nullable Path testTable) {
        save(checkpoint, table, testTable, "", "");
    }

    /**
     * Writes the checkpoint of a run's best epoch, likewise: {@link #best} finds what makes it the best.
     *
     * @throws ProblemException when the file cannot be written
     */
    public void saveBest(Checkpoint checkpoint, BestEpoch best, Path table, @Nullable Path testTable) {
        save(checkpoint, table, testTable, best.metric(), Double.toString(best.figure()));
    }

    private void save(Checkpoint checkpoint, Path table, @Nullable Path testTable, String bestBy, String bestFigure) {
        Model model = checkpoint.model();
        List<Part> parts =
                new ArrayList<>(ModelFile.parts(model, model.weights().arrays()));
        ExperimentFile place = new ExperimentFile(path);
        Run run = new Run(
                place.relative(table),
                testTable == null ? "" : place.relative(testTable),
                checkpoint.standing(),
                bestBy,
                bestFigure,
                keptAs);
        List<TensorShape> tensors = tensors(model.plan(), model.experiment(), checkpoint.standing());
        float[][] values = tensors.stream()
                .map(tensor -> Objects.requireNonNull(checkpoint.tensors().get(tensor.name()), tensor::name))
                .toArray(float[][]::new);
        parts.add(Part.text(RUN, JsonText.print(JsonCodec.write(run))));
        parts.add(new Part(ORDER, out -> write(checkpoint.order(), out)));
        parts.add(new Part(STATE, out -> Safetensors.write(tensors, values, out)));
        AtomicFile.write(path, out -> ModelZip.write(ModelHead.CHECKPOINT, parts, out));
    }

    /** What is as large as weights, with its shapes. */
    private static List<TensorShape> tensors(Plan plan, Experiment experiment, ResumeState standing) {
        List<TensorShape> tensors = new ArrayList<>();
        for (int slot = 0; slot < experiment.optimizer().slots(); slot++) {
            for (PlanNode node : plan.nodes()) {
                for (ParameterSpec parameter : node.parameters()) {
                    if (parameter.role().isTrainable() && !node.spec().frozen()) {
                        tensors.add(WeightsFile.tensor(Checkpoint.OPTIMIZER + slot + "/", node, parameter));
                    }
                }
            }
        }
        boolean keepsBest = standing.hasBest()
                && switch (experiment.training().stopping()) {
                    case NoStopping none -> false;
                    case EarlyStopping early -> early.restoreBest();
                };
        for (String prefix : keepsBest ? List.of(Checkpoint.FINITE, Checkpoint.BEST) : List.of(Checkpoint.FINITE)) {
            for (PlanNode node : plan.nodes()) {
                node.parameters().forEach(parameter -> tensors.add(WeightsFile.tensor(prefix, node, parameter)));
            }
        }
        return tensors;
    }

    private static void write(int[] order, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < order.length; from += CHUNK) {
            int count = Math.min(CHUNK, order.length - from);
            chunk.clear().asIntBuffer().put(order, from, count);
            out.write(chunk.array(), 0, count * Integer.BYTES);
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws ProblemException when the file is missing, no checkpoint, of a newer version, damaged (naming the entry), or its
     *     parts contradict each other
     */
    public Found load() {
        FileFaults.requireReadable(path);
        AtomicFile.tidy(path);
        try (ModelArchive archive = new ModelArchive(path)) {
            Model model = ModelFile.read(archive, path.toString());
            Run run = run(archive);
            if (run == null) {
                throw FileFaults.error(path, Message.of("files/no-checkpoint"));
            }
            int[] order = order(archive, model.provenance().trainingRows());
            Map<String, float[]> tensors = tensors(archive, model, run.standing());
            ExperimentFile place = new ExperimentFile(path);
            Experiment here = model.experiment()
                    .withData(model.experiment().data().withTable(run.table(), ""))
                    .withSplit(model.experiment().split().withTestTable(run.testTable(), ""));
            return new Found(
                    new Checkpoint(model, run.standing(), order, tensors),
                    place.table(here),
                    place.testTable(here).orElse(null));
        } catch (IOException e) {
            throw FileFaults.unreadable(path, e);
        }
    }

    /**
     * Where the run of a checkpoint stands; empty for a model.
     *
     * @throws ProblemException as {@link #load}
     */
    public Optional<ResumeState> standing() {
        FileFaults.requireReadable(path);
        try (ModelArchive archive = new ModelArchive(path)) {
            return Optional.ofNullable(run(archive)).map(Run::standing);
        } catch (IOException e) {
            throw FileFaults.unreadable(path, e);
        }
    }

    /**
     * Which epoch this is the checkpoint of, and what makes it the run's best; empty for any other file. Reads little.
     *
     * @throws ProblemException as {@link #load}
     */
    public Optional<BestEpoch> best() {
        FileFaults.requireReadable(path);
        try (ModelArchive archive = new ModelArchive(path)) {
            Run run = run(archive);
            return run == null || run.bestBy().isEmpty() ? Optional.empty() : Optional.of(best(run));
        } catch (IOException e) {
            throw FileFaults.unreadable(path, e);
        }
    }

    /**
     * The id of the kept run that a checkpoint belongs to; empty where it belongs to none. Reads little.
     *
     * @throws ProblemException as {@link #load}
     */
    public Optional<String> keptRun() {
        FileFaults.requireReadable(path);
        try (ModelArchive archive = new ModelArchive(path)) {
            return Optional.ofNullable(run(archive)).map(Run::keptAs).filter(id -> !id.isEmpty());
        } catch (IOException e) {
            throw FileFaults.unreadable(path, e);
        }
    }

    private BestEpoch best(Run run) {
        try {
            return new BestEpoch(run.standing().epoch(), Double.parseDouble(run.bestFigure()), run.bestBy());
        } catch (NumberFormatException e) {
            ProblemException wrong = wrong(RUN, Message.of("files/best-figure", run.bestFigure()));
            wrong.initCause(e);
            throw wrong;
        }
    }

    private @Nullable Run run(ModelArchive archive) throws IOException {
        if (!archive.has(RUN)) {
            return null;
        }
        String name = path + ", " + RUN;
        return new JsonCodec(name)
                .read(Run.class, JsonText.parse(archive.text(RUN, ModelArchive.Text.WHOLE), name), "");
    }

    /** Every row once, and no others. */
    private int[] order(ModelArchive archive, int rows) throws IOException {
        long size = archive.size(ORDER);
        if (size != (long) Integer.BYTES * rows) {
            throw wrong(ORDER, Message.of("files/order-size", size, rows, 4L * rows));
        }
        int[] order = new int[rows];
        BitSet seen = new BitSet(rows);
        try (InputStream in = new BufferedInputStream(archive.stream(ORDER))) {
            for (int from = 0; from < rows; from += CHUNK) {
                int count = Math.min(CHUNK, rows - from);
                ByteBuffer chunk =
                        ByteBuffer.wrap(in.readNBytes(count * Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
                chunk.asIntBuffer().get(order, from, count);
            }
        }
        for (int row : order) {
            if (row < 0 || row >= rows || seen.get(row)) {
                throw wrong(ORDER, Message.of("files/order-row", row, rows));
            }
            seen.set(row);
        }
        return order;
    }

    private Map<String, float[]> tensors(ModelArchive archive, Model model, ResumeState standing) throws IOException {
        List<TensorShape> expected = tensors(model.plan(), model.experiment(), standing);
        float[][] values;
        try (InputStream in = new BufferedInputStream(archive.stream(STATE))) {
            SafetensorsReader reader = new SafetensorsReader(in, archive.size(STATE), path.toString(), STATE);
            values = WeightsFile.read(reader, expected, path.toString(), STATE);
        }
        Map<String, float[]> tensors = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            tensors.put(expected.get(i).name(), values[i]);
        }
        return tensors;
    }

    private ProblemException wrong(String entry, Message text) {
        return Problem.error(
                        Location.path(path.toString(), entry), text.hinted(Message.of("files/use-another-checkpoint")))
                .toException();
    }
}

package org.layerwise.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.experiment.Layout;
import org.layerwise.experiment.NoStopping;
import org.layerwise.experiment.RegularizationSpec;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.math.Blas;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.loss.MeanSquaredError;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.schedule.ConstantRate;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;
import org.layerwise.train.RunEnd;

/** Models that nobody trained: a pipeline fitted on a table of every difficulty, and weights from a seed. */
public final class SampleModels {
    /** The columns of {@link #table}: numbers and categories with missing values, and names that are hard to quote. */
    public static final List<String> FEATURES =
            List.of("bill length (mm)", "岛屿", "it's \"wide\"", "größe", "色=🐧", "rate");

    private SampleModels() {}

    /** A table of 120 rows: {@link #FEATURES}, then {@code kind} (3 classes), {@code sex} (2 classes) and {@code price}. */
    public static Table table(Path folder) throws IOException {
        RandomStream random = new Seed(7).stream("sample");
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(FEATURES);
        header.addAll(List.of("kind", "sex", "price"));
        rows.add(header);
        for (int i = 0; i < 120; i++) {
            rows.add(List.of(
                    i % 11 == 3 ? "NA" : Double.toString(40 + 5 * random.nextGaussian()),
                    i % 13 == 5
                            ? ""
                            : List.of("北島", "Zoë, \"B\"", "O'Higgins", "d").get(i % 4),
                    Double.toString(1e-3 * random.nextGaussian()),
                    i % 7 == 2 ? "?" : Integer.toString(1000 + random.nextInt(5000)),
                    i % 17 == 4 ? "null" : List.of("🐧", "😀 ok").get(i % 2),
                    Float.toString(random.nextFloat()),
                    List.of("猫", "dog", "bird's").get(i % 3),
                    List.of("01", "1").get(i % 2),
                    Double.toString(5000 + 900 * random.nextGaussian())));
        }
        return write(folder.resolve("sample.csv"), rows);
    }

    /** Writes rows as CSV and reads them. */
    public static Table write(Path file, List<List<String>> rows) throws IOException {
        String text = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file, text);
        return TableReader.read(file, CsvFormat.AUTO);
    }

    /** Input, Dense of 5, tanh, Dense as wide as the target asks for, and its activation. */
    public static List<NodeSpec> network(Table table, String target) {
        return List.of(
                node("input", new Input()),
                new NodeSpec("dense1", dense(5), List.of("input")),
                new NodeSpec("activation1", new Activation(new Tanh()), List.of("dense1")),
                new NodeSpec("output", dense(width(target)), List.of("activation1")),
                new NodeSpec("prediction", new Activation(last(target)), List.of("output")));
    }

    /** The units of the output for one of the sample table's targets. */
    public static int width(String target) {
        return target.equals("kind") ? 3 : 1;
    }

    /** The last activation for one of the sample table's targets. */
    public static ActivationFunction last(String target) {
        return switch (target) {
            case "kind" -> new Softmax();
            case "sex" -> new Sigmoid();
            default -> new Linear();
        };
    }

    public static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    public static NodeSpec node(String id, Input input) {
        return new NodeSpec(id, input, List.of());
    }

    /** A model of {@link #network} for one of the sample table's targets. */
    public static Model model(Table table, String target) {
        return model(table, target, network(table, target));
    }

    /** A model of some network; every parameter, statistics included, is drawn from a seed. */
    public static Model model(Table table, String target, List<NodeSpec> network) {
        return model(table, target, network, UnaryOperator.identity());
    }

    /** As {@link #model(Table, String, List)}, the columns read in a changed way. */
    public static Model model(Table table, String target, List<NodeSpec> network, UnaryOperator<DataSpec> change) {
        return model(table, target, network, change, PipelineSpec.DEFAULT);
    }

    /** As {@link #model(Table, String, List, UnaryOperator)}, with another pipeline. */
    public static Model model(
            Table table, String target, List<NodeSpec> network, UnaryOperator<DataSpec> change, PipelineSpec pipeline) {
        Task task = target.equals("price") ? Task.REGRESSION : Task.CLASSIFICATION;
        DataSpec data = change.apply(
                Tables.defaults(table, "sample.csv", target, task, new MissingTokens(MissingTokens.DEFAULTS))
                        .data());
        Loss loss = switch (target) {
            case "kind" -> new CategoricalCrossEntropy();
            case "sex" -> new BinaryCrossEntropy();
            default -> new MeanSquaredError();
        };
        Experiment experiment = new Experiment(
                11,
                data,
                pipeline,
                pipeline.windows() instanceof TimeWindows windows
                        ? SplitSpec.DEFAULT.withBy(new TimeSplit(windows.time()))
                        : SplitSpec.DEFAULT,
                NetworkSpec.of(network),
                loss,
                Catalog.of(Optimizer.class).kind("adam").withDefaults(),
                new ConstantRate(),
                new RegularizationSpec(new NoClipping()),
                new TrainingSpec(32, 100, new NoStopping(), Blas.JAVA),
                new TelemetrySpec(0),
                Layout.AUTOMATIC);
        PreparedData prepared =
                PreparedData.of(table, data, experiment.pipeline(), experiment.split(), experiment.seeds());
        Plan plan = ExperimentPlan.of(experiment, prepared.pipeline());
        Weights weights = Weights.initialize(plan, experiment.seeds());
        disturb(weights);
        Provenance provenance = new Provenance(
                "Layerwise test", "25", "Linux amd64", "Java", prepared.split().train().length, 3, 9, RunEnd.STOPPED);
        return new Model(experiment, plan, weights, prepared.pipeline(), provenance);
    }

    /** Zero biases and unit statistics would hide mistakes: everything moves a little, variances stay positive. */
    private static void disturb(Weights weights) {
        RandomStream random = new Seed(3).stream("disturb");
        float[][] values = weights.emptyCopy();
        weights.save(values);
        for (int i = 0; i < values.length; i++) {
            boolean positive = weights.all().get(i).name().equals("running_var");
            for (int j = 0; j < values[i].length; j++) {
                float change = (float) (0.3 * random.nextGaussian());
                values[i][j] += positive ? Math.abs(change) : change;
            }
        }
        weights.restore(values);
    }
}

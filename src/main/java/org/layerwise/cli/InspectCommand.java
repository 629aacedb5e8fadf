package org.layerwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.JsonWords;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.spec.Task;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.experiment.UpdateMode;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ExperimentFile;
import org.layerwise.files.ModelFile;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.GradientNoise;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;
import org.layerwise.train.MemoryEstimate;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;
import org.layerwise.train.RecordingEstimate;
import org.layerwise.train.ResumeState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code layerwise inspect}: what an experiment or a model holds. */
@Command(
        name = "inspect",
        description = "Shows what an experiment, a model or a checkpoint holds.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "An experiment (.json), a model (.layerwise) or a checkpoint.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    InspectCommand(Console console) {
        this.console = console;
    }

    /** What is inspected: a model has a provenance, a checkpoint also a run that stands. */
    private record Subject(
            String type,
            Experiment experiment,
            FittedPipeline pipeline,
            Plan plan,
            int rows,
            @Nullable Provenance provenance,
            @Nullable ResumeState standing) {}

    @Override
    public Integer call() {
        Subject subject = isModel() ? model() : experiment();
        if (json) {
            console.out().print(JsonText.print(tree(subject)));
        } else {
            print(subject);
        }
        return CommandLineApp.OK;
    }

    /** By name, or by the two bytes that every zip archive begins with. */
    private boolean isModel() {
        if (String.valueOf(file.getFileName()).endsWith(".layerwise")) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            return false; // reading the experiment says why
        }
    }

    private Subject model() {
        Model model = ModelFile.load(file);
        ResumeState standing = new CheckpointFile(file).standing().orElse(null);
        return new Subject(
                standing == null ? "model" : "checkpoint",
                model.experiment(),
                model.pipeline(),
                model.plan(),
                model.provenance().trainingRows(),
                model.provenance(),
                standing);
    }

    private Subject experiment() {
        ExperimentFile source = new ExperimentFile(file);
        PreparedRun prepared =
                RunRecipe.of(source, source.load(), new RunStart.FreshWeights()).prepare(TableSource.FILES);
        return new Subject(
                "experiment",
                prepared.experiment(),
                prepared.data().pipeline(),
                prepared.plan(),
                prepared.data().train().rows(),
                null,
                null);
    }

    private static String kind(LayerSpec layer) {
        return Catalog.of(LayerSpec.class).describe(layer).id();
    }

    private static UpdateMode mode(Subject subject) {
        return UpdateMode.of(subject.experiment().training().batch(), subject.rows());
    }

    private static MemoryEstimate memory(Subject subject) {
        return MemoryEstimate.of(subject.experiment(), subject.plan(), subject.rows());
    }

    /** A kind's title and values. */
    private static <F> String kind(Class<F> family, F value) {
        return JsonWords.ofKind(family, value);
    }

    private static ObjectNode tree(Subject subject) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("type", subject.type());
        tree.put("parameters", subject.plan().trainableCount());
        tree.put("learned", subject.plan().learnedCount());
        tree.put("updates", mode(subject).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        MemoryEstimate memory = memory(subject);
        ((ObjectNode) tree.set("memory", JsonCodec.write(memory)).get("memory")).put("total", memory.total());
        ArrayNode nodes = tree.putArray("nodes");
        for (PlanNode node : subject.plan().nodes()) {
            ObjectNode entry = nodes.addObject();
            entry.put("id", node.id());
            entry.put("kind", kind(node.spec().layer()));
            ArrayNode shape = entry.putArray("shape");
            node.shape().sizes().forEach(shape::add);
            entry.put("parameters", node.trainableCount());
            entry.put("learned", node.learnedCount());
            ArrayNode inputs = entry.putArray("inputs");
            node.spec().inputs().forEach(inputs::add);
        }
        ArrayNode features = tree.putArray("features");
        subject.pipeline().featureNames().forEach(features::add);
        tree.set("pipeline", JsonCodec.write(subject.pipeline()));
        Provenance provenance = subject.provenance();
        if (provenance != null) {
            tree.set("provenance", JsonCodec.write(provenance));
        }
        ResumeState standing = subject.standing();
        if (standing != null) {
            tree.putObject("run")
                    .put("epoch", standing.epoch())
                    .put("step", standing.step())
                    .put("row", standing.row())
                    .put("seconds", standing.seconds());
        }
        tree.set("experiment", ExperimentJson.tree(subject.experiment()));
        return tree;
    }

    /** What was done to all features together. */
    private static String together(Experiment experiment, FittedProjection projection) {
        String kind = kind(Decorrelation.class, experiment.pipeline().decorrelation());
        return switch (projection.gives()) {
            case FEATURES -> kind + ": " + projection.inputs() + " features";
            case COMPONENTS ->
                String.format(
                        Locale.ROOT,
                        "%s: %d of %d components of %d features, %.1f %% of their variance",
                        kind,
                        projection.outputs(),
                        projection.variances().size(),
                        projection.inputs(),
                        100 * projection.keptShare());
        };
    }

    private void print(Subject subject) {
        Experiment experiment = subject.experiment();
        row("type", subject.type());
        row("table", experiment.data().table());
        if (experiment.split().hasTestTable()) {
            row("test table", experiment.split().testTable());
        }
        List<String> targets = experiment.data().targets();
        row(
                "target",
                (targets.isEmpty() ? "the features" : String.join(", ", targets)) + " ("
                        + TaskOption.name(experiment.data().task()) + ")");
        if (!experiment.data().weights().isEmpty()) {
            row("weights", experiment.data().weights() + " (of each row in the loss)");
        }
        String features = String.join(", ", subject.pipeline().ofRows().featureNames());
        FittedWindows windows = subject.pipeline().windowed();
        row("features", windows == null ? features : features + "; of each of " + windows.length() + " rows");
        subject.pipeline().joint().ifPresent(joint -> row("together", together(experiment, joint.projection())));
        row("loss", Catalog.of(Loss.class).describe(experiment.loss()).title());
        row("optimizer", kind(Optimizer.class, experiment.optimizer()));
        row(
                "training",
                experiment.training().epochs() + " epochs of batches of "
                        + Math.min(experiment.training().batch(), subject.rows()) + ": "
                        + mode(subject).text());
        if (!experiment.training().augmentation().isEmpty()) {
            row(
                    "augmented",
                    experiment.training().augmentation().stream()
                            .map(each -> kind(Augmentation.class, each))
                            .collect(Collectors.joining(", ")));
        }
        if (experiment.regularization().clipping().isActive()) {
            row("clipping", kind(Clipping.class, experiment.regularization().clipping()));
        }
        if (experiment.regularization().noise().isActive()) {
            row("noise", kind(GradientNoise.class, experiment.regularization().noise()));
        }
        MemoryEstimate memory = memory(subject);
        row("memory", "about " + MemoryEstimate.size(memory.total()) + " in training: " + memory.text());
        RecordingEstimate recording = RecordingEstimate.of(
                experiment,
                subject.plan(),
                subject.rows(),
                isOfClasses(experiment.data().task()));
        Provenance provenance = subject.provenance();
        if (provenance == null) {
            row("records", recording.text());
            console.report(recording.problem().stream().toList());
        } else {
            row("recorded", recording.upTo(provenance.steps()).text());
        }
        row("seed", Long.toString(experiment.seed()));
        if (provenance != null) {
            row(
                    "trained",
                    provenance.epochs() + " epochs, " + provenance.steps() + " updates, " + provenance.trainingRows()
                            + " rows; " + lower(provenance.ended()).replace('_', ' '));
            row(
                    "made by",
                    provenance.writtenBy() + ", " + provenance.java() + ", " + provenance.platform() + ", "
                            + provenance.blas());
        }
        ResumeState standing = subject.standing();
        if (standing != null) {
            row("stands", place(standing, experiment));
        }
        console.out().println();
        List<PlanNode> nodes = subject.plan().nodes();
        console.out()
                .printf(Locale.ROOT, "%-16s %-12s %-20s %12s  %s%n", "node", "kind", "output", "parameters", "inputs");
        for (PlanNode node : nodes) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%-16s %-12s %-20s %,12d  %s%n",
                            node.id(),
                            kind(node.spec().layer()),
                            node.shape().withBatch(),
                            node.trainableCount(),
                            inputs(node));
        }
        long parameters = subject.plan().trainableCount();
        console.out().printf(Locale.ROOT, "%-50s %,12d%n", "in all", parameters);
        long learned = subject.plan().learnedCount();
        if (learned < parameters) {
            console.out().printf(Locale.ROOT, "%-50s %,12d%n", "of which are trained", learned);
        }
    }

    /** With how the layer is trained, where that is not as usual. */
    private static String inputs(PlanNode node) {
        String inputs = String.join(", ", node.spec().inputs());
        if (node.spec().frozen()) {
            return inputs + "  (frozen)";
        }
        double factor = node.spec().learningRateFactor();
        return factor == 1 ? inputs : inputs + "  (learning rate × " + factor + ")";
    }

    static boolean isOfClasses(Task task) {
        return switch (task) {
            case CLASSIFICATION, MULTI_LABEL -> true;
            case REGRESSION, RECONSTRUCTION -> false;
        };
    }

    private static String place(ResumeState standing, Experiment experiment) {
        String best = standing.hasBest() ? "; " + standing.waited() + " epochs since the best" : "";
        return String.format(
                Locale.ROOT,
                "%s epoch %d of %d, after update %d, %.1f s%s; go on with train --resume",
                standing.row() > 0 ? standing.row() + " rows into" : "after",
                standing.epoch(),
                experiment.training().epochs(),
                standing.step(),
                standing.seconds(),
                best);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void row(String name, String value) {
        console.out().printf(Locale.ROOT, "%-10s %s%n", name, value);
    }
}

package org.layerwise.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.Safetensors.TensorShape;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.param.ParameterSpec;

/**
 * A network's parameters as safetensors: {@code NODE.weight [in × out]}, {@code NODE.bias [out]}; batch normalization
 * {@code .weight .bias .running_mean .running_var}, each {@code [size]}.
 */
public final class WeightsFile {
    private WeightsFile() {}

    /** Names and shapes of a plan's parameters, in the order of {@link Weights#all}. */
    public static List<TensorShape> tensors(Plan plan) {
        List<TensorShape> tensors = new ArrayList<>();
        for (PlanNode node : plan.nodes()) {
            for (ParameterSpec parameter : node.parameters()) {
                tensors.add(tensor("", node, parameter));
            }
        }
        return tensors;
    }

    /** A parameter's shape under its full name behind a prefix. */
    static TensorShape tensor(String prefix, PlanNode node, ParameterSpec parameter) {
        return new TensorShape(
                prefix + node.id() + "." + parameter.name(),
                parameter.dimensions().stream().map(Integer::longValue).toList());
    }

    /** Writes all parameters. */
    public static void write(Plan plan, Weights weights, OutputStream out) throws IOException {
        float[][] values = weights.emptyCopy();
        weights.save(values);
        Safetensors.write(tensors(plan), values, out);
    }

    /**
     * Reads the values of a plan's parameters, ready for {@link Weights#restore}. Names and shapes must match exactly.
     *
     * @throws ProblemException with every missing, unknown or differently shaped tensor, or why this is no safetensors file
     */
    public static float[][] load(Path file, Plan plan) {
        FileFaults.requireReadable(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(
                    new SafetensorsReader(in, Files.size(file), file.toString(), ""),
                    tensors(plan),
                    file.toString(),
                    "");
        } catch (IOException e) {
            throw FileFaults.unreadable(file, e);
        }
    }

    /** As {@link #load}, from a reader whose values are still to come: these tensors, in this order, and no others. */
    static float[][] read(SafetensorsReader reader, List<TensorShape> expected, String document, String inside)
            throws IOException {
        ProblemException.throwIfErrors(problems(expected, reader.tensors(), document, inside));
        Map<String, float[]> values = reader.values();
        return expected.stream()
                .map(tensor -> Objects.requireNonNull(values.get(tensor.name())))
                .toArray(float[][]::new);
    }

    /**
     * What keeps the parameters of one network from being those of another: names that are missing or too many, and other
     * shapes.
     *
     * @param from whose parameters are to be taken
     * @param into which network is to take them
     * @param file where they come from
     */
    public static List<Problem> differences(Plan from, Plan into, Path file) {
        return problems(tensors(into), tensors(from), file.toString(), "");
    }

    private static List<Problem> problems(
            List<TensorShape> expected, List<TensorShape> found, String document, String inside) {
        Map<String, TensorShape> byName = new LinkedHashMap<>();
        found.forEach(tensor -> byName.put(tensor.name(), tensor));
        List<Problem> problems = new ArrayList<>();
        for (TensorShape tensor : expected) {
            TensorShape there = byName.remove(tensor.name());
            Location where = Location.path(document, inside.isEmpty() ? tensor.name() : inside + ", " + tensor.name());
            if (there == null) {
                problems.add(Problem.error(where, Message.of("files/tensor-missing", tensor.shapeText())));
            } else if (!there.shape().equals(tensor.shape())) {
                problems.add(
                        Problem.error(where, Message.of("files/tensor-shape", tensor.shapeText(), there.shapeText())));
            }
        }
        for (TensorShape extra : byName.values()) {
            problems.add(Problem.error(
                    Location.path(document, inside.isEmpty() ? extra.name() : inside + ", " + extra.name()),
                    Message.of("files/tensor-unknown", extra.shapeText())));
        }
        return problems;
    }
}

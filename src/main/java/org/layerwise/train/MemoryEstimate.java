package org.layerwise.train;

import java.util.Locale;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Saturated;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.param.Role;

/**
 * How much memory a run will hold beside its data, in bytes, known before anything is made.
 *
 * @param weights the network's numbers, statistics included
 * @param gradients one for each number that can be learned
 * @param moments what the optimizer keeps
 * @param activations every node's output for a batch, and the gradients by them
 * @param scratch what layers keep beside: unfolded windows, gates of every step, masks
 * @param evaluation activations and scratch for the rows that are evaluated at a time
 * @param copies weights to fall back on, those of the best epoch, and those that telemetry compares with
 */
public record MemoryEstimate(
        long weights, long gradients, long moments, long activations, long scratch, long evaluation, long copies) {
    private static final long BYTES = Float.BYTES;
    private static final double MEGABYTE = 1e6;

    /**
     * The memory of a run.
     *
     * @param rows training rows: a batch is not larger
     */
    public static MemoryEstimate of(Experiment experiment, Plan plan, int rows) {
        int batch = Math.min(experiment.training().batch(), rows);
        boolean keepsBest = experiment.training().stopping().keepsBest();
        long weights = 0;
        long gradients = 0;
        long learned = 0;
        long kernels = 0;
        long slopes = 0;
        long scratch = 0;
        long evaluation = 0;
        for (int i = 0; i < plan.nodes().size(); i++) {
            PlanNode node = plan.nodes().get(i);
            weights += node.parameterCount();
            gradients += node.trainableCount();
            learned += node.learnedCount();
            kernels += node.parameters().stream()
                    .filter(parameter -> parameter.role() == Role.KERNEL)
                    .mapToLong(parameter -> parameter.size())
                    .findFirst()
                    .orElse(0);
            slopes += node.isInput() || i > plan.lossInput() ? 0 : node.shape().size();
            if (!node.isInput()) {
                LayerSpec layer = node.spec().layer();
                scratch = Saturated.sum(scratch, layer.scratch(node.inputShapes(), batch, true));
                evaluation = Saturated.sum(evaluation, layer.scratch(node.inputShapes(), Evaluator.CHUNK, false));
            }
        }
        long values = plan.activationsPerRow();
        return new MemoryEstimate(
                BYTES * weights,
                BYTES * gradients,
                BYTES * learned * experiment.optimizer().slots(),
                Saturated.product(BYTES, batch, values + slopes),
                Saturated.product(BYTES, scratch),
                Saturated.product(BYTES, Saturated.sum(evaluation, Saturated.product(Evaluator.CHUNK, values))),
                BYTES * (weights * (keepsBest ? 2 : 1) + kernels));
    }

    /** All of it. */
    public long total() {
        return Saturated.sum(weights, gradients, moments, activations, scratch, evaluation, copies);
    }

    /**
     * Says that a run does not fit, and what to do.
     *
     * @param available bytes that Java may use
     * @param batch rows of a batch
     */
    public Optional<Problem> problem(long available, int batch) {
        if (total() <= available) {
            return Optional.empty();
        }
        boolean isBatch = Saturated.sum(activations, scratch) > total() / 2 && batch > 1;
        long gigabytes = (long) (total() * 1.25 / 1e9) + 1;
        return Optional.of(Problem.error(
                Location.path("", isBatch ? "training.batch" : "network"),
                Message.of("train/memory", batch, size(total()), size(available), parts())
                        .hinted(
                                isBatch
                                        ? Message.of("train/memory-of-batch", gigabytes)
                                        : Message.of("train/memory-of-network", gigabytes))));
    }

    /** {@code weights 4 MB, gradients 4 MB …}. */
    public String text() {
        return parts().text();
    }

    private Message parts() {
        return Message.of(
                "train/memory-parts",
                size(weights),
                size(gradients),
                size(moments),
                size(activations),
                size(scratch),
                size(evaluation),
                size(copies));
    }

    /** {@code 1.6 kB}, {@code 12.3 MB}, {@code 456 MB}: of 10³ and 10⁶ bytes. */
    public static String size(long bytes) {
        boolean small = bytes < MEGABYTE;
        double value = bytes / (small ? 1e3 : MEGABYTE);
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value) + (small ? " kB" : " MB");
    }
}

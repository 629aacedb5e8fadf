package org.layerwise.experiment;

import java.util.List;
import org.layerwise.catalog.Param;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.math.Blas;
import org.layerwise.math.ThreadTeam;

/**
 * How long and in what steps a run trains.
 *
 * @param batch rows per update
 * @param epochs passes over the training rows at most
 * @param stopping when to end before
 * @param target when it has learned enough
 * @param timeLimit seconds of training after which it ends, 0 for none
 * @param blas which matrix product
 * @param threads how many threads share the work of a step at most, 0 for as many as there are cores
 * @param augmentation what is done to the images of training batches, in order
 */
public record TrainingSpec(
        @Param(
                value = "32",
                doc = "Rows per update: 1 is online learning, all is batch learning.",
                min = 1,
                max = 1_000_000,
                most = "all",
                title = "Batch size")
        int batch,

        @Param(value = "100", doc = "Passes over the training rows, at most.", min = 1, max = 1_000_000_000)
        int epochs,

        @Param(value = "none", doc = "When to end before the last epoch.")
        EarlyStoppingRule stopping,

        @Param(value = "none", doc = "Which figure is good enough to end.", omitDefault = true)
        StopGoal target,

        @Param(
                value = "0",
                doc = "Seconds of training after which the run ends, 0 for no limit. "
                        + "Where it ends depends on the machine: the one setting whose results are not reproducible.",
                title = "Time limit",
                min = 0,
                advanced = true,
                omitDefault = true)
        double timeLimit,

        @Param(
                value = "auto",
                doc = "Which matrix product: OpenBLAS where it loads (auto), openblas, or java.",
                title = "Matrix product",
                advanced = true)
        Blas blas,

        @Param(
                value = "0",
                doc = "How many threads share the work of a step at most, 0 for as many as the machine has cores. "
                        + "They take part where that is faster; results are the same to the last bit.",
                min = 0,
                max = ThreadTeam.MOST_THREADS,
                advanced = true,
                omitDefault = true)
        int threads,

        @Param(
                value = "",
                doc = "What is done to the images of training batches, one after the other, drawn anew each time.",
                omitDefault = true)
        List<Augmentation> augmentation) {
    public TrainingSpec {
        augmentation = List.copyOf(augmentation);
    }

    /** Without a target or a time limit, on as many threads as pay. */
    public TrainingSpec(int batch, int epochs, EarlyStoppingRule stopping, Blas blas) {
        this(batch, epochs, stopping, new NoGoal(), 0, blas, 0, List.of());
    }

    /** The same for so many epochs, all of which are trained: nothing stops before. */
    public TrainingSpec throughout(int allEpochs) {
        return new TrainingSpec(batch, allEpochs, new NoStopping(), new NoGoal(), 0, blas, threads, augmentation);
    }

    public TrainingSpec withAugmentation(List<Augmentation> other) {
        return new TrainingSpec(batch, epochs, stopping, target, timeLimit, blas, threads, other);
    }
}

package org.layerwise.experiment;

import org.layerwise.base.Seed;
import org.layerwise.catalog.Param;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.schedule.Schedule;
import org.layerwise.telemetry.TelemetrySpec;

/**
 * Everything that decides a run: the same experiment and table give the same bits.
 *
 * @param seed from which every random choice follows
 * @param data the table and its columns
 * @param pipeline how columns become numbers
 * @param split which rows train
 * @param network the nodes and blocks, in any order
 * @param loss what is made small
 * @param optimizer how gradients become updates
 * @param schedule how the learning rate changes
 * @param regularization what holds training in check
 * @param training how long and in what steps
 * @param telemetry what a run records of itself
 * @param layout where the cards of the network are; nothing of a run depends on it
 */
public record Experiment(
        @Param(value = "1", doc = "From which every random choice follows.")
        long seed,

        DataSpec data,

        @Param(value = "", doc = "How columns become numbers.")
        PipelineSpec pipeline,

        @Param(value = "", doc = "Which rows train.") SplitSpec split,
        NetworkSpec network,
        Loss loss,

        @Param(value = "adam", doc = "How gradients become updates.")
        Optimizer optimizer,

        @Param(value = "constant", doc = "How the learning rate changes.")
        Schedule schedule,

        @Param(value = "", doc = "What holds training in check.")
        RegularizationSpec regularization,

        @Param(value = "", doc = "How long and in what steps.")
        TrainingSpec training,

        @Param(value = "", doc = "What a run records of itself.")
        TelemetrySpec telemetry,

        @Param(value = "", doc = "Where the cards of the network are on the canvas; no setting.")
        Layout layout) {

    public Seed seeds() {
        return new Seed(seed);
    }

    public Experiment withSeed(long other) {
        return new Experiment(
                other,
                data,
                pipeline,
                split,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withData(DataSpec other) {
        return new Experiment(
                seed,
                other,
                pipeline,
                split,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withPipeline(PipelineSpec other) {
        return new Experiment(
                seed,
                data,
                other,
                split,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withSplit(SplitSpec other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                other,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withNetwork(NetworkSpec other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                other,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withLoss(Loss other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network,
                other,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withOptimizer(Optimizer other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network,
                loss,
                other,
                schedule,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withSchedule(Schedule other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network,
                loss,
                optimizer,
                other,
                regularization,
                training,
                telemetry,
                layout);
    }

    public Experiment withRegularization(RegularizationSpec other) {
        return new Experiment(
                seed, data, pipeline, split, network, loss, optimizer, schedule, other, training, telemetry, layout);
    }

    public Experiment withTraining(TrainingSpec other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                other,
                telemetry,
                layout);
    }

    public Experiment withTelemetry(TelemetrySpec other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                other,
                layout);
    }

    public Experiment withLayout(Layout other) {
        return new Experiment(
                seed,
                data,
                pipeline,
                split,
                network,
                loss,
                optimizer,
                schedule,
                regularization,
                training,
                telemetry,
                other);
    }
}

package org.layerwise.bench.peer;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import org.layerwise.bench.Steps;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.nn.graph.Plan;
import tools.jackson.databind.JsonNode;

/**
 * A network's training in PyTorch: its batches are made once, what a step makes is given back when it ends, and the loss is
 * read in each step, so that none is counted before it is done.
 */
final class PyTorchTraining implements Steps, AutoCloseable {
    private final Model model;
    private final Trainer trainer;
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final NDManager manager;
    private final NDArray[] features;
    private final NDArray[] labels;
    private int next;
    private float lastLoss;

    /**
     * @param rows {@code [rows × width]}, row after row; a short last batch is left out
     * @param classes the class of each row
     */
    PyTorchTraining(Plan plan, org.layerwise.nn.optim.Optimizer optimizer, int batch, float[] rows, int[] classes) {
        model = Model.newInstance("peer", Device.cpu(), "PyTorch");
        model.setBlock(PyTorchBlocks.of(plan));
        trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .optOptimizer(optimizer(optimizer))
                .optDevices(new Device[] {Device.cpu()}));
        Shape shape = PyTorchBlocks.inputShape(plan, batch);
        trainer.initialize(shape);
        manager = trainer.getManager().newSubManager();
        int width = rows.length / classes.length;
        int batches = classes.length / batch;
        features = new NDArray[batches];
        labels = new NDArray[batches];
        for (int i = 0; i < batches; i++) {
            features[i] = manager.create(Arrays.copyOfRange(rows, i * batch * width, (i + 1) * batch * width), shape);
            // DJL picks by 64-bit indices: made once, they need not be converted in each step.
            labels[i] = manager.create(Arrays.copyOfRange(classes, i * batch, (i + 1) * batch))
                    .toType(DataType.INT64, false);
        }
    }

    private static Optimizer optimizer(org.layerwise.nn.optim.Optimizer optimizer) {
        JsonNode spec = JsonCodec.write(optimizer);
        Tracker rate = Tracker.fixed((float) spec.path("learningRate").doubleValue());
        String kind = spec.path("kind").stringValue();
        return switch (kind) {
            case "adam" -> Optimizer.adam().optLearningRateTracker(rate).build();
            case "sgd" ->
                Optimizer.sgd()
                        .setLearningRateTracker(rate)
                        .optMomentum((float) spec.path("momentum").doubleValue())
                        .build();
            default -> throw new IllegalArgumentException("no optimizer for " + kind);
        };
    }

    /** Steps that make up one pass over the rows. */
    int stepsPerEpoch() {
        return features.length;
    }

    /** The loss of the last step. */
    float lastLoss() {
        return lastLoss;
    }

    @Override
    public void run(int count) {
        for (int i = 0; i < count; i++) {
            try (NDManager step = manager.newSubManager()) {
                NDArray x = features[next];
                NDArray y = labels[next];
                next = (next + 1) % features.length;
                x.tempAttach(step);
                y.tempAttach(step);
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDList scores = trainer.forward(new NDList(x));
                    scores.attach(step);
                    NDArray mean = loss.evaluate(new NDList(y), scores);
                    collector.backward(mean);
                    lastLoss = mean.getFloat();
                }
                trainer.step();
            }
        }
    }

    @Override
    public void close() {
        manager.close();
        trainer.close();
        model.close();
    }
}

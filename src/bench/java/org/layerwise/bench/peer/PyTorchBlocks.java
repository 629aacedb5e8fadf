package org.layerwise.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import java.util.List;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import tools.jackson.databind.JsonNode;

/**
 * A plan's layers as DJL's blocks, up to what the loss takes. Images are given PyTorch's order, channels first. Only chains
 * of the layers that are measured are translated.
 */
final class PyTorchBlocks {
    private PyTorchBlocks() {}

    /** The network. */
    static Block of(Plan plan) {
        SequentialBlock block = new SequentialBlock();
        for (PlanNode node : plan.nodes().subList(0, plan.lossInput() + 1)) {
            if (!node.isInput()) {
                add(block, node);
            }
        }
        return block;
    }

    /** The shape of a batch as PyTorch takes it: {@code [batch × channels × height × width]} for images. */
    static Shape inputShape(Plan plan, int batch) {
        List<Integer> sizes = plan.nodes().getFirst().shape().sizes();
        return switch (sizes.size()) {
            case 1 -> new Shape(batch, sizes.get(0));
            case 2 -> new Shape(batch, sizes.get(0), sizes.get(1));
            case 3 -> new Shape(batch, sizes.get(2), sizes.get(0), sizes.get(1));
            default -> throw new IllegalArgumentException("no rows of " + sizes.size() + " axes are measured");
        };
    }

    private static void add(SequentialBlock block, PlanNode node) {
        JsonNode layer = JsonCodec.write(node.spec());
        String kind = layer.path("kind").stringValue();
        switch (kind) {
            case "dense" ->
                block.add(Linear.builder().setUnits(whole(layer, "units")).build());
            case "activation" -> addActivation(block, layer);
            case "batch-norm" -> block.add(batchNorm(layer));
            case "dropout" ->
                block.add(Dropout.builder()
                        .optRate((float) layer.path("rate").doubleValue())
                        .build());
            case "conv2d" -> block.add(conv2d(layer));
            case "max-pool2d" -> {
                int size = whole(layer, "size");
                block.add(Pool.maxPool2dBlock(new Shape(size, size), new Shape(size, size)));
            }
            case "flatten" -> block.add(Blocks.batchFlattenBlock());
            case "lstm" -> addLstm(block, layer);
            default -> throw new IllegalArgumentException("no block for " + node.id() + ", which is of kind " + kind);
        }
    }

    private static void addActivation(SequentialBlock block, JsonNode layer) {
        JsonNode function = layer.path("function");
        String kind = function.isString()
                ? function.stringValue()
                : function.path("kind").stringValue();
        switch (kind) {
            case "relu" -> block.add(Activation::relu);
            case "tanh" -> block.add(Activation::tanh);
            default -> throw new IllegalArgumentException("no block for the activation " + kind);
        }
    }

    private static Block batchNorm(JsonNode layer) {
        return BatchNorm.builder()
                .optAxis(1)
                .optMomentum((float) (1 - layer.path("momentum").doubleValue()))
                .optEpsilon((float) layer.path("epsilon").doubleValue())
                .build();
    }

    private static Block conv2d(JsonNode layer) {
        int height = whole(layer, "height");
        int width = whole(layer, "width");
        boolean same = layer.path("padding").stringValue().equals("same");
        return Conv2d.builder()
                .setKernelShape(new Shape(height, width))
                .setFilters(whole(layer, "filters"))
                .optPadding(same ? new Shape(height / 2, width / 2) : new Shape(0, 0))
                .build();
    }

    /** The state after the last step. */
    private static void addLstm(SequentialBlock block, JsonNode layer) {
        block.add(LSTM.builder()
                .setNumLayers(1)
                .setStateSize(whole(layer, "units"))
                .optBatchFirst(true)
                .optReturnState(false)
                .build());
        block.add(list -> {
            NDArray states = list.singletonOrThrow();
            return new NDList(states.get(":, -1, :"));
        });
    }

    private static int whole(JsonNode layer, String key) {
        return layer.path(key).intValue();
    }
}

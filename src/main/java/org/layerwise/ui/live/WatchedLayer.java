package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Input;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.train.measure.ActivationDead;
import org.layerwise.train.measure.ActivationMean;
import org.layerwise.train.measure.ActivationSaturated;
import org.layerwise.train.measure.ActivationStd;
import org.layerwise.train.measure.GradientNorm;
import org.layerwise.train.measure.UpdateRatio;
import org.layerwise.train.measure.WeightNorm;

/**
 * A node that is watched: where its numbers stand in a frame, and which block of the network it belongs to. A block is a
 * layer with weights and what follows it up to the next one; it has one color in every chart.
 *
 * @param id the node's id
 * @param node its place among the layout's nodes
 * @param block 0 for the first layer with weights; −1 before it
 * @param within its place in its block
 * @param representsBlock whether it stands for its block among the activations: the block's last activation, else its last node
 * @param mean place of the mean of its outputs in a step frame
 * @param deviation place of their standard deviation
 * @param saturated place of the share that is saturated, −1 when it is not told, and at the end of the network
 * @param dead place of the share that is dead, −1 when it is not told
 * @param gradient place of its kernel's gradient norm, −1 without a kernel
 * @param weight place of its kernel's norm, −1 without a kernel
 * @param ratio place of its update-to-weight ratio, −1 without a kernel
 */
public record WatchedLayer(
        String id,
        int node,
        int block,
        int within,
        boolean representsBlock,
        int mean,
        int deviation,
        int saturated,
        int dead,
        int gradient,
        int weight,
        int ratio) {

    /** Whether it has weights to learn. */
    public boolean hasKernel() {
        return gradient >= 0;
    }

    /**
     * The nodes of a run.
     *
     * @param layout of the run's frames
     * @param network the nodes that are trained, in any order
     */
    public static List<WatchedLayer> of(FrameLayout layout, List<NodeSpec> network) {
        Map<String, NodeSpec> specs = new HashMap<>();
        network.forEach(spec -> specs.put(spec.id(), spec));
        List<String> ids = nodes(layout);
        Map<String, Integer> blocks = blocks(layout, specs);
        Map<Integer, String> representatives = representatives(ids, blocks, specs);
        Set<String> followed = new HashSet<>();
        network.forEach(spec -> followed.addAll(spec.inputs()));
        Map<Integer, Integer> seen = new HashMap<>();
        List<WatchedLayer> layers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            int block = blocks.getOrDefault(id, -1);
            layers.add(new WatchedLayer(
                    id,
                    i,
                    block,
                    seen.merge(block, 1, Integer::sum) - 1,
                    id.equals(representatives.get(block)),
                    layout.stepPlace(ActivationMean.ID, id),
                    layout.stepPlace(ActivationStd.ID, id),
                    // At the end of a network sure answers are meant, and are no alarm.
                    followed.contains(id) ? layout.stepPlace(ActivationSaturated.ID, id) : -1,
                    layout.stepPlace(ActivationDead.ID, id),
                    layout.stepPlace(GradientNorm.ID, id),
                    layout.stepPlace(WeightNorm.ID, id),
                    layout.stepPlace(UpdateRatio.ID, id)));
        }
        return List.copyOf(layers);
    }

    /** All nodes, in topological order. */
    private static List<String> nodes(FrameLayout layout) {
        return layout.of(ActivationMean.ID).orElseThrow().layers();
    }

    private static Map<String, Integer> blocks(FrameLayout layout, Map<String, NodeSpec> specs) {
        Map<String, Integer> blocks = new HashMap<>();
        int next = 0;
        for (String id : nodes(layout)) {
            NodeSpec spec = specs.get(id);
            int block = -1;
            if (layout.stepPlace(GradientNorm.ID, id) >= 0) {
                block = next++;
            } else if (spec != null) {
                for (String input : spec.inputs()) {
                    block = Math.max(block, blocks.getOrDefault(input, -1));
                }
            }
            blocks.put(id, block);
        }
        return blocks;
    }

    private static Map<Integer, String> representatives(
            List<String> ids, Map<String, Integer> blocks, Map<String, NodeSpec> specs) {
        Map<Integer, String> representatives = new HashMap<>();
        for (String id : ids) {
            NodeSpec spec = specs.get(id);
            int block = blocks.getOrDefault(id, -1);
            String before = representatives.get(block);
            boolean worse = before != null && isActivation(specs.get(before)) && !isActivation(spec);
            if (!worse && block >= 0 && !(spec != null && spec.layer() instanceof Input)) {
                representatives.put(block, id);
            }
        }
        return representatives;
    }

    private static boolean isActivation(@Nullable NodeSpec spec) {
        return spec != null && spec.layer() instanceof Activation;
    }
}

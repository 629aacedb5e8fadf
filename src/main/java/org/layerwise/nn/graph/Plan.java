package org.layerwise.nn.graph;

import java.util.List;
import org.layerwise.nn.loss.Loss;

/**
 * A checked network: its nodes in topological order, with their shapes.
 *
 * @param nodes every node after all its inputs; among equals, in the order of the experiment
 * @param loss what it is trained for
 * @param lossInput the place of the node whose output the loss takes: the logits where it is fused with the last activation
 */
public record Plan(List<PlanNode> nodes, Loss loss, int lossInput) {

    /**
     * Of nodes that fit together.
     *
     * @param order topological; the loss fits the last of them
     */
    public static Plan of(List<PlanNode> order, Loss loss) {
        PlanNode last = order.getLast();
        int lossInput =
                loss.fusedWith().isEmpty() ? order.size() - 1 : last.inputs().getFirst();
        return new Plan(order, loss, lossInput);
    }

    /** The place of the node whose output is the prediction: the last one. */
    public int output() {
        return nodes.size() - 1;
    }

    /** Whether the last activation is computed within the loss. */
    public boolean isFused() {
        return lossInput != output();
    }

    /** How many numbers one prediction has. */
    public int outputWidth() {
        return nodes.getLast().shape().size();
    }

    /** How many numbers training changes: those of frozen nodes left out. */
    public long learnedCount() {
        return nodes.stream().mapToLong(PlanNode::learnedCount).sum();
    }

    /** How many numbers can be learned, frozen or not. */
    public long trainableCount() {
        return nodes.stream().mapToLong(PlanNode::trainableCount).sum();
    }

    /** How many numbers the nodes put out for one row. */
    public long activationsPerRow() {
        return nodes.stream().mapToLong(node -> node.shape().size()).sum();
    }

    /** The place of a node. */
    public int place(String id) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no node \"" + id + "\" in the plan");
    }
}

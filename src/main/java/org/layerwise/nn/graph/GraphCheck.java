package org.layerwise.nn.graph;

import java.util.List;
import java.util.Map;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * What a check of a network found.
 *
 * @param nodes the nodes whose shapes could be worked out, by id; on the way to a mistake that is not all of them
 * @param problems what is wrong, each with its node
 * @param order the nodes in topological order where there is one, else as given
 */
public record GraphCheck(Map<String, PlanNode> nodes, List<Problem> problems, List<String> order) {

    public boolean isSound() {
        return problems.stream().noneMatch(Problem::isError);
    }

    /**
     * The nodes in topological order.
     *
     * @throws ProblemException when the network has errors
     */
    public List<PlanNode> plannedNodes() {
        ProblemException.throwIfErrors(problems);
        return order.stream()
                .map(id -> java.util.Objects.requireNonNull(nodes.get(id)))
                .toList();
    }
}

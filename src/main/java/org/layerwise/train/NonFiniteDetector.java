package org.layerwise.train;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.math.Matrices;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.param.Parameter;

/**
 * Keeps weights to fall back on when some become NaN or infinite. They are looked at after every update, and copied when an
 * epoch begins and every {@value #SPACING} updates: a fall takes back fewer updates than that, a copy costs next to nothing.
 */
final class NonFiniteDetector {
    private static final int SPACING = 50;

    private final Weights weights;
    private final Parameter[] all; // arrays: a list's iterator may be an object in every update
    private final Parameter[] statistics;
    private final float[][] kept;
    private Problem problem = notFinite(0, "", Message.of("train/loss-not-finite"));

    NonFiniteDetector(Weights weights) {
        this.weights = weights;
        this.all = weights.all().toArray(Parameter[]::new);
        this.statistics = weights.all().stream()
                .filter(parameter -> !parameter.role().isTrainable())
                .toArray(Parameter[]::new);
        this.kept = weights.emptyCopy();
    }

    /** Copies the weights, which are finite. */
    void epochBegins() {
        weights.save(kept);
    }

    /**
     * Looks at the weights after an update.
     *
     * @param updatedAreFinite whether those are that the update changed
     * @return false, the earlier ones being back, when some are not finite
     */
    boolean isFinite(boolean updatedAreFinite, long step) {
        for (Parameter parameter : updatedAreFinite ? statistics : all) {
            if (!Matrices.allFinite(parameter.value().data, parameter.size())) {
                problem = notFinite(step, parameter.node(), Message.of("train/weight-not-finite", parameter.name()));
                weights.restore(kept);
                return false;
            }
        }
        if (step % SPACING == 0) {
            weights.save(kept);
        }
        return true;
    }

    /**
     * Finds where a loss that is not finite comes from: the first node whose output is not, or else the last. Statistics that
     * the pass has spoilt go back to what they were, and the other weights with them.
     */
    void lossIsNotFinite(Network network, long step) {
        int count = network.plan().nodes().size();
        int first = count - 1;
        for (int i = count - 1; i >= 0; i--) {
            FMatrixRMaj output = network.output(i);
            if (!Matrices.allFinite(output.data, output.numRows * output.numCols)) {
                first = i;
            }
        }
        problem = notFinite(step, network.plan().nodes().get(first).id(), Message.of("train/loss-not-finite"));
        fallBack();
    }

    /** Puts the earlier weights back when some are not finite. */
    void fallBack() {
        if (!Arrays.stream(all).allMatch(parameter -> Matrices.allFinite(parameter.value().data, parameter.size()))) {
            weights.restore(kept);
        }
    }

    private static Problem notFinite(long step, String node, Message text) {
        return Problem.error(Location.step(step, node), text.hinted(Message.of("train/not-finite-advice")));
    }

    /** Adds the weights to fall back on to what a checkpoint holds. */
    void collect(Map<String, float[]> tensors) {
        for (int i = 0; i < kept.length; i++) {
            tensors.put(Checkpoint.FINITE + all[i].fullName(), kept[i]);
        }
    }

    Problem problem() {
        return problem;
    }
}

package org.layerwise.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.graph.Weights;

/**
 * Room for a checkpoint that outlasts its moment: a run's own arrays change with its next update, these with the next copy. Made
 * at the first copy, and used again for each after it.
 */
public final class CheckpointCopy {
    private final Map<String, float[]> tensors = new LinkedHashMap<>();
    private @Nullable Weights weights;
    private int[] order = {};

    /**
     * Copies a checkpoint.
     *
     * @param lent of the same run each time. Not modified.
     * @return the copy, which is lent until the next
     */
    public Checkpoint of(Checkpoint lent) {
        Model model = lent.model();
        Weights values = weights;
        if (values == null) {
            values = model.weights().copyOfValues();
            weights = values;
        } else {
            values.restore(model.weights().arrays());
        }
        if (order.length != lent.order().length) {
            order = new int[lent.order().length];
        }
        System.arraycopy(lent.order(), 0, order, 0, order.length);
        lent.tensors().forEach((name, from) -> {
            float[] to = tensors.computeIfAbsent(name, key -> new float[from.length]);
            System.arraycopy(from, 0, to, 0, from.length);
        });
        return new Checkpoint(
                new Model(model.experiment(), model.plan(), values, model.pipeline(), model.provenance()),
                lent.standing(),
                order,
                tensors);
    }
}

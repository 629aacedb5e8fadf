package org.layerwise.telemetry;

/** The telemetry channels, in the order of METRICS.csv. Their names are the same everywhere. */
public enum Metric {
    LOSS_BATCH("loss/batch"),
    LEARNING_RATE("learning-rate"),
    /** Mean of a node's output over batch × units. */
    ACTIVATION_MEAN("activation/mean"),
    /** Population standard deviation of a node's output over batch × units. */
    ACTIVATION_STD("activation/std"),
    /** Share of outputs with |a| &gt; .97 (tanh), or a &lt; .03 or &gt; .97 (sigmoid). */
    ACTIVATION_SATURATED("activation/saturated"),
    /** Share of units positive on fewer than 1 % of the batch (ReLU family). */
    ACTIVATION_DEAD("activation/dead"),
    /** L2 norm of the kernel's gradient, penalty included, before clipping. */
    GRADIENT_NORM("gradient/norm"),
    /** L2 norm of the kernel after the update. */
    WEIGHT_NORM("weight/norm"),
    /** ‖w_after − w_before‖/‖w_before‖ of the kernel. */
    UPDATE_RATIO("update/ratio"),
    LOSS_TRAIN("loss/train"),
    ACCURACY_TRAIN("accuracy/train"),
    RMSE_TRAIN("rmse/train"),
    R2_TRAIN("r2/train"),
    LOSS_VALIDATION("loss/validation"),
    ACCURACY_VALIDATION("accuracy/validation"),
    RMSE_VALIDATION("rmse/validation"),
    R2_VALIDATION("r2/validation");

    private final String id;

    Metric(String id) {
        this.id = id;
    }

    /** The channel's name in files. */
    public String id() {
        return id;
    }
}

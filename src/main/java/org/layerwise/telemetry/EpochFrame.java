package org.layerwise.telemetry;

/**
 * What a run tells at an epoch's end.
 *
 * @param epoch 1-based
 * @param step the epoch's last step
 * @param values one per slice of the layout's {@code epoch}
 */
public record EpochFrame(int epoch, long step, double[] values) {}

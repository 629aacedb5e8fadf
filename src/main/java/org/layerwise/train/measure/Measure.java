package org.layerwise.train.measure;

import org.layerwise.telemetry.Form;

/**
 * Something that is measured of a run again and again. Its id is its name everywhere: in METRICS.csv, in the window, in the
 * store, in {@code telemetry.measures}. Each kind writes into its own slice of a frame; where its values are, the frame's
 * layout says by that name.
 */
public sealed interface Measure permits RunMeasure, NodeMeasure, KernelMeasure, NormalizationMeasure, EpochMeasure {

    /** What it is taken of. */
    default Form form() {
        return Form.NUMBER;
    }

    /** Its unit; empty for a share or a plain number. */
    default String unit() {
        return "";
    }

    /** How it is computed, in the words of mathematics; a is an output, g a gradient, w a weight, n their number. */
    String formula();

    /** What it costs each sampled step. */
    String cost();

    /** Whether it is taken when nothing is said. */
    default boolean isUsual() {
        return false;
    }

    /** Whether it depends on the clock or on the machine's memory, so that two runs of the same experiment may differ in it. */
    default boolean dependsOnClock() {
        return false;
    }

    /** Whether METRICS.csv has rows of it, when it is taken. */
    default boolean isInMetricsFile() {
        return form() == Form.NUMBER && !dependsOnClock();
    }

    /** What it is taken of, in a word for people. */
    default String subject() {
        return switch (this) {
            case RunMeasure run -> "run";
            case NodeMeasure node -> "node";
            case KernelMeasure kernel -> "kernel";
            case NormalizationMeasure normalization -> "normalization";
            case EpochMeasure epoch -> "epoch";
        };
    }
}

package org.layerwise.bench;

/** Work that is done step by step and measured, such as training on batches from memory. */
@FunctionalInterface
public interface Steps {

    /** Does {@code count} steps and returns when all of their results are there. */
    void run(int count);
}

package org.layerwise.data.spec;

/** How rare classes are made to count as much as frequent ones in training. Nothing changes for other parts. */
public enum ClassBalancing {
    /** Every row counts as it is. */
    NONE,
    /** A row's weight in the loss is multiplied by rows / (classes · rows of its class); the weights' mean stays. */
    WEIGHTS,
    /** Rows of rarer classes are taken again, by chance, until every class has as many as the largest. */
    RESAMPLE
}

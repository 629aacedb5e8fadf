package org.layerwise.app;

/** Ends what a registration began. */
@FunctionalInterface
public interface Subscription {
    void cancel();
}

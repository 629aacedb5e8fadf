package org.layerwise.app;

/** A registration of a listener, until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** The listener hears no more. */
    @Override
    void close();
}

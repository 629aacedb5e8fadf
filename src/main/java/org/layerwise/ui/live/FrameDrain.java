package org.layerwise.ui.live;

/** Has feeds drained, elsewhere or here. */
@FunctionalInterface
public interface FrameDrain {

    /** Calls {@link RunFeed#drain} soon, and repeatedly for as long as it says so. */
    void follow(RunFeed feed);
}

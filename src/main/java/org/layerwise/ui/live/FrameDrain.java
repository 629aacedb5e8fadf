package org.layerwise.ui.live;

import java.util.function.BooleanSupplier;

/** Has frames moved into charts, one drain at a time. */
@FunctionalInterface
public interface FrameDrain {

    /**
     * Runs {@code drain} soon, and repeatedly for as long as it says so; what was followed before is let go.
     *
     * @param drain moves what has come; tells whether more may come
     */
    void follow(BooleanSupplier drain);
}

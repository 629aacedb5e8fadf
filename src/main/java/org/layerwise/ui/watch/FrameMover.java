package org.layerwise.ui.watch;

import java.util.function.BooleanSupplier;

/** Has frames moved into charts, one drain at a time. */
@FunctionalInterface
public interface FrameMover {

    /**
     * Runs {@code drain} soon, and repeatedly for as long as it says so; what was followed before is let go.
     *
     * @param drain moves what has come; tells whether more may come
     */
    void follow(BooleanSupplier drain);
}

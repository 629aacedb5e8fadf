package org.layerwise.exchange.tensorboard;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/** An event file cannot be written: kept separate from what may fail while a run is read. */
final class UnwritableEventsException extends UncheckedIOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnwritableEventsException(IOException cause) {
        super(cause);
    }
}

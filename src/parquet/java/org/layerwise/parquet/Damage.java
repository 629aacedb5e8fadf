package org.layerwise.parquet;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.format.InvalidParquetMetadataException;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.read.parquet.ParquetFault;

/** Tells a damaged file from others: decoders of damaged bytes fail in whichever way they come upon. */
final class Damage {
    private Damage() {}

    /** What may meet damaged bytes. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work.
     *
     * @param what says, without a point at the end, what is wrong when it fails
     * @throws ParquetFault when the bytes are not what they should be
     */
    static <T> T found(Supplier<String> what, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (ParquetFault | CancellationException e) {
            throw e;
        } catch (IOException
                | ParquetRuntimeException
                | InvalidParquetMetadataException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | BufferUnderflowException
                | BufferOverflowException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | DateTimeException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw fault(what.get(), e);
        } catch (OutOfMemoryError e) {
            ParquetFault fault = new ParquetFault(
                    what.get() + ", or more than the memory holds.",
                    "If it is large, give Layerwise more memory; if not, it is damaged: get it once more.");
            fault.initCause(e);
            throw fault;
        }
    }

    /** @param what is wrong, without a point at the end */
    static ParquetFault fault(String what, @Nullable Throwable cause) {
        String reason =
                cause instanceof IOException && cause.getMessage() != null ? " (" + cause.getMessage() + ")" : "";
        ParquetFault fault =
                new ParquetFault(what + reason + ".", "The file is damaged or cut short; get it once more.");
        if (cause != null) {
            fault.initCause(cause);
        }
        return fault;
    }
}

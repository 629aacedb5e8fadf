package org.layerwise.parquet;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.format.InvalidParquetMetadataException;
import org.layerwise.base.Message;
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
     * @param what says what is wrong when it fails
     * @throws ParquetFault when the bytes are not what they should be
     */
    static <T> T found(Supplier<Wording> what, Work<T> work) throws IOException {
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
            throw fault(what.get().because(reason(e)).hinted(Message.of("data.read.parquet/damaged")), e);
        } catch (OutOfMemoryError e) {
            throw fault(what.get().orLarge().hinted(Message.of("data.read.parquet/damaged-or-large")), e);
        }
    }

    /** What somebody may be told of a failure; the texts of other failures than of reading and unpacking help nobody. */
    private static Optional<Object> reason(Throwable cause) {
        return switch (cause) {
            case PageFault fault -> Optional.of(fault.what());
            case IOException e -> Optional.ofNullable(e.getMessage());
            default -> Optional.empty();
        };
    }

    /** Of a file that is damaged. */
    static ParquetFault fault(Message what) {
        return new ParquetFault(what.hinted(Message.of("data.read.parquet/damaged")));
    }

    private static ParquetFault fault(Message what, Throwable cause) {
        ParquetFault fault = new ParquetFault(what);
        fault.initCause(cause);
        return fault;
    }
}

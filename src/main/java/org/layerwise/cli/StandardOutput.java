package org.layerwise.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** Standard output, which remembers why it could not be written: the writers on top of it swallow that. */
final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    /** @param out where everything goes */
    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** The process's own. */
    static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /**
     * Why not everything was written; empty when it was, or when whoever reads has had enough, as {@code head} has after its
     * lines.
     */
    Optional<Problem> problem() {
        IOException why = failure;
        if (why == null || isClosedPipe(why)) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.error(Location.NOWHERE, Message.of("cli/output-incomplete", String.valueOf(why.getMessage()))));
    }

    /** Java tells the reasons apart by the system's words alone; the launcher's locale keeps them English. */
    private static boolean isClosedPipe(IOException why) {
        String message = String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("pipe is being closed");
    }
}

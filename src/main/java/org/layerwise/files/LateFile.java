package org.layerwise.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.TemporaryFile;

/**
 * A text file that takes its place with the first that is written: an earlier one stays until then. Closed with nothing written,
 * it leaves an earlier file as it is, and a head alone where there was none.
 */
final class LateFile extends Writer {
    private final Path target;
    private final String head;
    private @Nullable TemporaryFile file;
    private @Nullable Writer out;
    private boolean closed;

    /**
     * @param target no link
     * @param head what stands in a file without content
     */
    LateFile(Path target, String head) {
        this.target = target;
        this.head = head;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        Writer known = out;
        if (known != null) {
            known.write(characters, from, length);
        } else if (length > 0) {
            begin(characters, from, length);
        }
    }

    private void begin(char[] characters, int from, int length) throws IOException {
        TemporaryFile made = TemporaryFile.beside(target);
        boolean done = false;
        try {
            Writer first = new BufferedWriter(Channels.newWriter(made.channel(), StandardCharsets.UTF_8));
            first.write(characters, from, length);
            first.flush();
            made.become();
            file = made;
            out = first;
            done = true;
        } finally {
            if (!done) {
                made.close();
            }
        }
    }

    /** Whole or not at all: on a full disk no empty file is left. */
    private void writeHead() throws IOException {
        try (TemporaryFile made = TemporaryFile.beside(target)) {
            Writer alone = Channels.newWriter(made.channel(), StandardCharsets.UTF_8);
            alone.write(head);
            alone.flush();
            made.become();
        }
    }

    @Override
    public void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (file == null || out == null) {
            if (!Files.exists(target)) {
                writeHead();
            }
            return;
        }
        try {
            out.flush();
        } finally {
            file.close();
        }
    }
}

package org.layerwise.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.layerwise.base.Message;
import org.layerwise.base.ProblemException;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.MetricsWriter;

/**
 * METRICS.csv as a file: begun, or continued from a checkpoint, so that the parts of a run write what the whole would have
 * written.
 *
 * @param path the file as the user named it
 */
public record MetricsFile(Path path) {

    /**
     * A new file, or one in the place of another, which stays until there is something to put in its place: the first row.
     *
     * @throws ProblemException when it cannot be written
     */
    public MetricsWriter begin(FrameLayout layout) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new MetricsWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), layout);
            }
            AtomicFile.requireWritable(path);
            Writer out = new LateFile(AtomicFile.target(path), MetricsWriter.HEADER + "\n");
            return MetricsWriter.late(out, layout);
        } catch (IOException e) {
            throw FileFaults.unwritable(path, e);
        }
    }

    /**
     * Drops the rows of steps after a checkpoint's, a row cut short among them, and goes on behind the others.
     *
     * @param step the checkpoint's
     * @param lastStep the last step up to it that a run tells of; 0 when it tells of none
     * @throws ProblemException when these are no metrics, or rows up to the checkpoint are missing
     */
    public MetricsWriter resume(FrameLayout layout, long step, long lastStep) {
        FileFaults.requireReadable(path);
        AtomicFile.tidy(path);
        try {
            long length = lengthUpTo(step, lastStep);
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return MetricsWriter.continuing(out, layout);
        } catch (IOException e) {
            throw FileFaults.unwritable(path, e);
        }
    }

    /** How many bytes the header and the rows up to a step take. */
    private long lengthUpTo(long step, long lastStep) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            long kept = 0;
            long lastKept = 0;
            StringBuilder line = new StringBuilder();
            long bytes = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                bytes++;
                if (c != '\n') {
                    line.append((char) c);
                    continue;
                }
                String row = line.toString();
                line.setLength(0);
                if (kept == 0) {
                    if (!row.equals(MetricsWriter.HEADER)) {
                        throw FileFaults.error(path, Message.of("files/metrics-header", MetricsWriter.HEADER));
                    }
                } else {
                    long rowStep = step(row);
                    if (rowStep > step) {
                        break;
                    }
                    lastKept = rowStep;
                }
                kept = bytes;
            }
            if (kept == 0 || lastKept != lastStep) {
                throw FileFaults.error(path, Message.of("files/metrics-steps", step, lastStep, lastKept));
            }
            return kept;
        }
    }

    /** The second cell. */
    private long step(String row) {
        int from = row.indexOf(',') + 1;
        int to = row.indexOf(',', from);
        try {
            return Long.parseLong(row.substring(from, Math.max(from, to)));
        } catch (NumberFormatException e) {
            throw FileFaults.error(path, Message.of("files/metrics-row", row));
        }
    }
}

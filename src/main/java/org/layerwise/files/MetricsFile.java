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
import java.util.List;
import java.util.function.Predicate;
import org.layerwise.base.Message;
import org.layerwise.base.ProblemException;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Slice;

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
     * @param epochs how many were over then
     * @param lastStep the last step up to it that a run tells of; 0 when it tells of none
     * @throws ProblemException when these are no metrics, or rows up to the checkpoint are missing
     */
    public MetricsWriter resume(FrameLayout layout, long step, int epochs, long lastStep) {
        FileFaults.requireReadable(path);
        AtomicFile.tidy(path);
        try {
            List<String> ofEpochs = layout.epoch().stream().map(Slice::measure).toList();
            long length = lengthUpTo(
                    step,
                    lastStep,
                    row -> row.step() <= step && (row.epoch() <= epochs || !ofEpochs.contains(row.metric())));
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return MetricsWriter.continuing(out, layout);
        } catch (IOException e) {
            throw FileFaults.unwritable(path, e);
        }
    }

    private record Row(long epoch, long step, String metric) {}

    /** How many bytes the header and the rows before those that come anew take. */
    private long lengthUpTo(long step, long lastStep, Predicate<Row> before) throws IOException {
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
                    Row read = read(row);
                    if (!before.test(read)) {
                        break;
                    }
                    lastKept = read.step();
                }
                kept = bytes;
            }
            if (kept == 0 || lastKept != lastStep) {
                throw FileFaults.error(path, Message.of("files/metrics-steps", step, lastStep, lastKept));
            }
            return kept;
        }
    }

    private Row read(String row) {
        String[] cells = row.split(",", 4);
        try {
            return new Row(Long.parseLong(cells[0]), Long.parseLong(cells[1]), cells[2]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw FileFaults.error(path, Message.of("files/metrics-row", row));
        }
    }
}

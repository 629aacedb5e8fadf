package org.layerwise.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.layerwise.base.Message;

/**
 * METRICS.csv: {@code epoch,step,metric,layer,value}, one row per number, in shortest decimals that round-trip. No wall-clock
 * values: the same experiment, seed and machine give the same file to the last bit.
 */
public final class MetricsWriter implements FrameSink {
    /** The header line. */
    public static final String HEADER = "epoch,step,metric,layer,value";

    private final Writer out;
    private final List<Rows> steps;
    private final List<Rows> epochs;
    private final StringBuilder line = new StringBuilder();

    private MetricsWriter(Writer out, FrameLayout layout, String head) {
        this.out = out;
        this.steps = rows(layout.step());
        this.epochs = rows(layout.epoch());
        line.append(head);
    }

    /** Writes the header. @throws UncheckedIOException when that fails, as all methods do */
    public MetricsWriter(Writer out, FrameLayout layout) {
        this(out, layout, HEADER + "\n");
        flushLine();
    }

    /** Writes the header together with the first rows, and nothing when there are none. */
    public static MetricsWriter late(Writer out, FrameLayout layout) {
        return new MetricsWriter(out, layout, HEADER + "\n");
    }

    /** Goes on in a file that has its header. */
    public static MetricsWriter continuing(Writer out, FrameLayout layout) {
        return new MetricsWriter(out, layout, "");
    }

    /**
     * The rows of one measure.
     *
     * @param names {@code ,metric,layer,} for each layer
     * @param first place of the first number
     */
    private record Rows(List<String> names, int first) {}

    private static List<Rows> rows(List<Slice> slices) {
        return slices.stream()
                .filter(slice -> slice.form() == Form.NUMBER && slice.inMetricsFile())
                .map(slice -> new Rows(
                        slice.layers().stream()
                                .map(layer -> "," + slice.measure() + "," + quoted(layer) + ",")
                                .toList(),
                        slice.first()))
                .toList();
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    @Override
    public void step(StepFrame frame) {
        if (frame.isRecorded()) {
            write(frame.epoch(), frame.step(), steps, frame.numbers());
        }
    }

    @Override
    public void epoch(EpochFrame frame) {
        write(frame.epoch(), frame.step(), epochs, frame.values());
    }

    private void write(int epoch, long step, List<Rows> rows, double[] numbers) {
        for (Rows measure : rows) {
            int at = measure.first();
            for (String name : measure.names()) {
                line.append(epoch)
                        .append(',')
                        .append(step)
                        .append(name)
                        .append(numbers[at++])
                        .append('\n');
            }
        }
        flushLine();
    }

    private void flushLine() {
        try {
            out.append(line);
            line.setLength(0);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(
                Message.of("telemetry/metrics-unwritable", String.valueOf(e.getMessage()))
                        .text(),
                e);
    }
}

package org.layerwise.telemetry;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.base.Message;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;

/**
 * All recorded numbers of a run in a file, from which METRICS.csv can be written at any time. The file says itself which
 * numbers these are. Histograms and other forms are left out.
 */
public final class FrameLog implements FrameSink {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x4C574C31; // "LWL1"
    private static final int LONGEST_HEADER = 16 << 20;
    private static final int STEP = 1;
    private static final int EPOCH = 2;

    private final Path file;
    private final DataOutputStream out;

    private FrameLog(Path file, DataOutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins a file, or replaces it.
     *
     * @throws UncheckedIOException when it cannot be written, as all methods do
     */
    public static FrameLog create(Path file, FrameLayout layout) {
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
            byte[] header = JsonText.print(JsonCodec.write(layout)).getBytes(StandardCharsets.UTF_8);
            out.writeInt(MAGIC);
            out.writeInt(header.length);
            out.write(header);
            out.flush();
            return new FrameLog(file, out);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException(
                Message.of("telemetry/record-unusable", String.valueOf(file.getFileName()))
                        .text(),
                e);
    }

    @Override
    public void step(StepFrame frame) {
        if (frame.isRecorded()) {
            write(STEP, frame.epoch(), frame.step(), frame.numbers());
        }
    }

    @Override
    public void epoch(EpochFrame frame) {
        write(EPOCH, frame.epoch(), frame.step(), frame.values());
        flush();
    }

    private void write(int kind, int epoch, long step, double[] values) {
        try {
            out.writeByte(kind);
            out.writeInt(epoch);
            out.writeLong(step);
            for (double value : values) {
                out.writeDouble(value);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Which numbers a file has. */
    public static FrameLayout layout(Path file) {
        try (DataInputStream in = open(file)) {
            return header(in, file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private static FrameLayout header(DataInputStream in, Path file) throws IOException {
        int magic = in.readInt();
        int length = in.readInt();
        if (magic != MAGIC || length < 0 || length > LONGEST_HEADER) {
            throw new IOException(Message.of("telemetry/no-record").text());
        }
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new JsonCodec(file.toString()).read(FrameLayout.class, JsonText.parse(text, file.toString()), "");
    }

    /** Reports what was recorded up to the last whole epoch, or all of it once closed. The sink is not closed. */
    public static void replay(Path file, FrameSink sink) {
        try (DataInputStream in = open(file)) {
            FrameLayout layout = header(in, file);
            StepFrame frame = new StepFrame(layout, false);
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                int epoch = in.readInt();
                long step = in.readLong();
                if (kind == STEP) {
                    frame.begin(epoch, step, true);
                    read(in, frame.numbers());
                    sink.step(frame);
                } else {
                    double[] values = new double[layout.epochNumbers()];
                    read(in, values);
                    sink.epoch(new EpochFrame(epoch, step, values));
                }
            }
        } catch (EOFException e) {
            // the run goes on: what is not yet written whole is left to a later replay
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void read(DataInputStream in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}

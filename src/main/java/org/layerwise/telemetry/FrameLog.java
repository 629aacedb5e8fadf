package org.layerwise.telemetry;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All recorded numbers of a run in a working file, from which METRICS.csv can be written later. Histograms are left out. */
public final class FrameLog implements FrameSink {
    private static final int BUFFER = 1 << 16;
    private static final int STEP = 1;
    private static final int EPOCH = 2;

    private final Path file;
    private final FrameLayout layout;
    private final DataOutputStream out;

    /** @param file made anew @throws UncheckedIOException when it cannot be written, as all methods do */
    public FrameLog(Path file, FrameLayout layout) {
        this.file = file;
        this.layout = layout;
        try {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("the run's record " + file.getFileName() + " cannot be used", e);
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
    }

    private void write(int kind, int epoch, long step, double[] values) {
        try {
            out.writeByte(kind);
            out.writeInt(epoch);
            out.writeLong(step);
            for (double value : values) {
                out.writeDouble(value);
            }
            if (kind == EPOCH) {
                out.flush();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Tells {@code sink} what was recorded up to the last whole epoch, or all of it once closed. It is not closed. */
    public void replay(FrameSink sink) {
        StepFrame frame = new StepFrame(layout, false);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
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
            throw failed(e);
        }
    }

    private static void read(DataInputStream in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    public FrameLayout layout() {
        return layout;
    }
}

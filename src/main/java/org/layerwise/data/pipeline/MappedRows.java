package org.layerwise.data.pipeline;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** Rows in a file of their own that is mapped into memory: more of them than memory holds. The file is gone when the program ends. */
public final class MappedRows implements Rows {
    private final MemorySegment numbers;
    private final int count;
    private final int width;

    private MappedRows(MemorySegment numbers, int count, int width) {
        this.numbers = numbers;
        this.count = count;
        this.width = width;
    }

    /**
     * Room for rows, all 0.
     *
     * @param folder where there is room on the disk
     * @throws ProblemException when there is none
     */
    public static MappedRows of(Path folder, int count, int width) {
        long size = Math.max(1, (long) count * width) * Float.BYTES;
        try {
            Path file = Files.createTempFile(folder, "layerwise-", ".rows");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                if (Files.getFileStore(folder).getUsableSpace() < size) {
                    throw noPlace(folder, Message.of("data.pipeline/no-room", size >> 20))
                            .toException();
                }
                return new MappedRows(channel.map(MapMode.READ_WRITE, 0, size, Arena.ofAuto()), count, width);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    noPlace(folder, Message.of("data.pipeline/no-file", String.valueOf(e.getMessage()))), e);
        }
    }

    private static Problem noPlace(Path folder, Message text) {
        return Problem.error(Location.file(folder.toString()), text);
    }

    /** Sets the rows from {@code first} on. */
    public void put(int first, FMatrixRMaj rows) {
        MemorySegment.copy(
                rows.data, 0, numbers, JAVA_FLOAT_UNALIGNED, (long) first * width * Float.BYTES, rows.numRows * width);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public float get(int row, int column) {
        return numbers.getAtIndex(JAVA_FLOAT_UNALIGNED, (long) row * width + column);
    }

    @Override
    public void copy(int first, int rows, float[] into, int at) {
        MemorySegment.copy(numbers, JAVA_FLOAT_UNALIGNED, (long) first * width * Float.BYTES, into, at, rows * width);
    }

    @Override
    public void gather(int[] order, int from, int rows, FMatrixRMaj into) {
        into.reshape(rows, width);
        for (int i = 0; i < rows; i++) {
            long at = (long) order[from + i] * width * Float.BYTES;
            MemorySegment.copy(numbers, JAVA_FLOAT_UNALIGNED, at, into.data, i * width, width);
        }
    }

    @Override
    public FMatrixRMaj matrix() {
        FMatrixRMaj all = new FMatrixRMaj(count, width);
        MemorySegment.copy(numbers, JAVA_FLOAT_UNALIGNED, 0, all.data, 0, Math.multiplyExact(count, width));
        return all;
    }
}

package org.layerwise.bench.peer;

import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Fashion-MNIST's files as tables: {@code FashionTables SOURCE FOLDER} writes {@code train.csv} (60,000 rows) and
 * {@code test.csv} (10,000). A row is {@code label} and the pixels 0 … 255, row by row: {@code p0 … p783}.
 */
public final class FashionTables {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;

    private FashionTables() {}

    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        write(source, "train", folder.resolve("train.csv"));
        write(source, "t10k", folder.resolve("test.csv"));
    }

    private static void write(Path source, String part, Path table) throws IOException {
        try (DataInputStream images = open(source.resolve(part + "-images-idx3-ubyte.gz"));
                DataInputStream labels = open(source.resolve(part + "-labels-idx1-ubyte.gz"));
                BufferedWriter out = Files.newBufferedWriter(table)) {
            int rows = expect(images, IMAGES, part);
            if (expect(labels, LABELS, part) != rows) {
                throw new IOException(part + ": there are not as many labels as images");
            }
            int pixels = images.readInt() * images.readInt();
            out.write("label");
            for (int i = 0; i < pixels; i++) {
                out.write(",p" + i);
            }
            out.write('\n');
            for (int row = 0; row < rows; row++) {
                StringBuilder line = new StringBuilder().append(labels.readUnsignedByte());
                for (byte pixel : images.readNBytes(pixels)) {
                    line.append(',').append(pixel & 0xFF);
                }
                out.append(line).append('\n');
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }

    /**
     * Checks the mark a file begins with.
     *
     * @return how many items it has
     */
    private static int expect(DataInputStream in, int mark, String part) throws IOException {
        int found = in.readInt();
        if (found != mark) {
            throw new IOException(part + ": expected the mark " + mark + ", not " + found);
        }
        return in.readInt();
    }
}

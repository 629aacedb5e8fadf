package org.layerwise.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.nn.graph.Features;

/**
 * Rows of standard normal numbers, each with a class at random.
 *
 * @param features {@code [rows × width]}, row after row
 * @param classes the class of each row, from 0
 * @param width numbers of a row
 * @param classCount how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record RandomRows(float[] features, int[] classes, int width, int classCount) {

    /** Columns without names: an input takes all of them. */
    record Columns(int width) implements Features {
        @Override
        public int[] places(List<String> columns) {
            if (!columns.isEmpty()) {
                throw Problem.error(Location.path("", "columns"), Message.of("bench/no-column", columns))
                        .toException();
            }
            return IntStream.range(0, width).toArray();
        }
    }

    /** Rows for a network. */
    public static RandomRows of(int rows, int width, int classCount, RandomStream random) {
        float[] features = new float[Math.multiplyExact(rows, width)];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++) {
            classes[i] = random.nextInt(classCount);
        }
        return new RandomRows(features, classes, width, classCount);
    }

    public int rows() {
        return classes.length;
    }

    /** The classes, one-hot: {@code [rows × classCount]}. */
    public float[] targets() {
        float[] targets = new float[classes.length * classCount];
        for (int i = 0; i < classes.length; i++) {
            targets[i * classCount + classes[i]] = 1;
        }
        return targets;
    }
}

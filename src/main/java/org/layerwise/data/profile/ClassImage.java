package org.layerwise.data.profile;

import java.util.List;

/**
 * The mean of a class's images, and some of them.
 *
 * @param category the class; empty where there are no classes
 * @param rows images the mean was taken of
 * @param mean mean pixels in 0 … 1, row by row
 * @param examples rows of the table, from 0: the first images of this class
 */
public record ClassImage(String category, int rows, List<Double> mean, List<Integer> examples) {
    public ClassImage {
        mean = List.copyOf(mean);
        examples = List.copyOf(examples);
    }
}

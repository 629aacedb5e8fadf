package org.layerwise.data.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.Table;

/**
 * Rows that are images: which columns are the pixels, row of pixels by row of pixels, and what range they have.
 *
 * @param first index of the first pixel's column; the others follow it
 * @param width pixels across
 * @param height pixels down
 * @param min the darkest value
 * @param max the brightest value
 */
public record ImageLayout(int first, int width, int height, double min, double max) {
    /** The fewest pixels across of an image that is recognized without its names telling. */
    private static final int FEWEST = 7;

    private static final int FEWEST_NAMED = 3;

    /** Pixel_3_4, px12, p0, 3x4, x1y2. */
    private static final Pattern PIXEL =
            Pattern.compile("(?i)(pixel|pix|px|p)[_. ]?\\d+([_.x]\\d+)?|\\d+x\\d+|x\\d+_?y\\d+");

    /** Whether a column is called like a pixel. */
    public static boolean isPixel(String column) {
        return PIXEL.matcher(column).matches();
    }

    /** How many columns hold pixels. */
    public int pixels() {
        return width * height;
    }

    /** The columns, pixels that happen to be 0 or 1 everywhere no booleans but numbers like the others. */
    public List<ColumnProfile> pixelsAsNumbers(List<ColumnProfile> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(
                        i -> i >= first && i < first + pixels() ? columns.get(i).asPixel() : columns.get(i))
                .toList();
    }

    /** A row's pixels, scaled to 0 (min) … 1 (max); what is no number is 0. */
    public double[] image(Table table, int row) {
        double[] image = new double[pixels()];
        for (int i = 0; i < image.length; i++) {
            double value = (table.number(row, first + i) - min) / (max - min);
            image[i] = value >= 0 ? Math.min(1, value) : 0;
        }
        return image;
    }

    /** Whether a column of the table is a pixel. */
    public boolean isPixel(int column) {
        return column >= first && column < first + pixels();
    }

    /**
     * Recognizes images of a square number of pixels: number columns side by side, besides the target all of the table's or all that
     * are called like pixels, without gaps, at least 49 (9 when so called), that share one range: the same lowest value in nine
     * of ten, whole numbers throughout or nothing outside −1 … 1.
     *
     * @param target its column's name; empty when none is known
     */
    public static Optional<ImageLayout> recognize(List<ColumnProfile> columns, String target) {
        Optional<ImageLayout> named = square(columns, column -> isPixel(column.name()), FEWEST_NAMED);
        return named.isPresent()
                ? named
                : square(columns, column -> !column.name().equals(target), FEWEST);
    }

    private static Optional<ImageLayout> square(
            List<ColumnProfile> columns, java.util.function.Predicate<ColumnProfile> pixel, int fewest) {
        int first = 0;
        while (first < columns.size() && !pixel.test(columns.get(first))) {
            first++;
        }
        int end = first;
        while (end < columns.size() && pixel.test(columns.get(end))) {
            end++;
        }
        int side = (int) Math.sqrt(end - first);
        if (side < fewest || side * side != end - first) {
            return Optional.empty();
        }
        for (ColumnProfile after : columns.subList(end, columns.size())) {
            if (pixel.test(after)) {
                return Optional.empty();
            }
        }
        return of(columns, first, side, side);
    }

    private static Optional<ImageLayout> of(List<ColumnProfile> columns, int first, int width, int height) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean integers = true;
        List<ColumnProfile> pixels = columns.subList(first, first + width * height);
        for (ColumnProfile pixel : pixels) {
            NumberSummary numbers = pixel.numbers();
            if (numbers == null || pixel.missing() > 0) {
                return Optional.empty();
            }
            min = Math.min(min, numbers.min());
            max = Math.max(max, numbers.max());
            integers &= numbers.integers();
        }
        double lowest = min;
        long sharing = pixels.stream()
                .filter(pixel -> pixel.numbers() != null && pixel.numbers().min() == lowest)
                .count();
        boolean oneRange = sharing >= 0.9 * pixels.size() && (integers || min >= -1 && max <= 1);
        return min < max && oneRange ? Optional.of(new ImageLayout(first, width, height, min, max)) : Optional.empty();
    }

    /**
     * Images of a size somebody gave: the first columns side by side, the target apart, that are numbers.
     *
     * @throws org.layerwise.base.ProblemException when there are not so many number columns side by side
     */
    public static ImageLayout given(Table table, List<ColumnProfile> columns, String target, int width, int height) {
        int wanted = width * height;
        int run = 0;
        for (int i = 0; i < columns.size(); i++) {
            ColumnProfile column = columns.get(i);
            run = column.numbers() != null && !column.name().equals(target) ? run + 1 : 0;
            if (run == wanted) {
                int first = i - wanted + 1;
                List<NumberSummary> numbers = columns.subList(first, i + 1).stream()
                        .flatMap(pixel -> java.util.stream.Stream.ofNullable(pixel.numbers()))
                        .toList();
                double min =
                        numbers.stream().mapToDouble(NumberSummary::min).min().orElse(0);
                double max =
                        numbers.stream().mapToDouble(NumberSummary::max).max().orElse(1);
                return new ImageLayout(first, width, height, min, max > min ? max : min + 1);
            }
        }
        throw Problem.error(Location.file(table.file()), Message.of("data.profile/no-pixels", width, height, wanted))
                .toException();
    }
}

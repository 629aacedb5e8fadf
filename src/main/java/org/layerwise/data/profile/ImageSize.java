package org.layerwise.data.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How many pixels an image has.
 *
 * @param width across
 * @param height down
 */
public record ImageSize(int width, int height) {
    private static final Pattern TEXT = Pattern.compile("\\s*([1-9]\\d{0,3})\\s*[xX×]\\s*([1-9]\\d{0,3})\\s*");

    /** So many columns of numbers side by side could be an image's pixels. */
    private static final int FEWEST = 16;

    /** What {@code 28x28} or {@code 28×28} says; empty when it is no size. */
    public static Optional<ImageSize> parse(String text) {
        Matcher size = TEXT.matcher(text);
        return size.matches()
                ? Optional.of(new ImageSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                : Optional.empty();
    }

    /** The sizes that the most columns of numbers side by side, the target apart, make without a rest; none where they are few. */
    public static List<ImageSize> fitting(List<ColumnProfile> columns, String target) {
        int run = 0;
        int most = 0;
        for (ColumnProfile column : columns) {
            run = column.numbers() != null && !column.name().equals(target) ? run + 1 : 0;
            most = Math.max(most, run);
        }
        int pixels = most;
        return pixels < FEWEST
                ? List.of()
                : IntStream.rangeClosed(2, pixels / 2)
                        .filter(width -> pixels % width == 0)
                        .mapToObj(width -> new ImageSize(width, pixels / width))
                        .toList();
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return width + "×" + height;
    }
}

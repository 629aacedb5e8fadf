package org.layerwise.data.augment;

/**
 * Which features of an encoded row are the pixels of an image, and how each was scaled: a feature is {@code (x − shift) / scale}
 * of the table's number x. A pixel that is no feature, being the same in all training rows, counts as background, which is x = 0.
 */
public final class PixelGrid {
    private final int width;
    private final int height;
    private final int channels;
    private final int[] places;
    private final float[] shifts;
    private final float[] scales;

    /**
     * An image.
     *
     * @param width pixels across
     * @param height pixels down
     * @param channels numbers of each pixel
     * @param places the feature of number {@code (y · width + x) · channels + c}; −1 where it is none. Kept, not copied.
     * @param shifts of each number. Kept, not copied.
     * @param scales of each number, none 0. Kept, not copied.
     */
    public PixelGrid(int width, int height, int channels, int[] places, float[] shifts, float[] scales) {
        int size = width * height * channels;
        if (places.length != size || shifts.length != size || scales.length != size) {
            throw new IllegalArgumentException(places.length + " places, " + shifts.length + " shifts and "
                    + scales.length + " scales for an image of " + size + " numbers");
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.places = places;
        this.shifts = shifts;
        this.scales = scales;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /** How many numbers an image has, background included. */
    int size() {
        return places.length;
    }

    /** The feature of a number; −1 where it is none. */
    int place(int number) {
        return places[number];
    }

    /**
     * The table's numbers of a row.
     *
     * @param row features of a row
     * @return {@code [height × width × channels]}
     */
    public float[] image(float[] row) {
        float[] image = new float[places.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = places[i] < 0 ? 0 : row[places[i]] * scales[i] + shifts[i];
        }
        return image;
    }

    /** Copies the encoded numbers of a row out of it; those that are no feature are left alone. */
    void read(float[] row, int at, float[] encoded) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                encoded[i] = row[at + places[i]];
            }
        }
    }

    /** What number {@code to} is when it takes the value that number {@code from} had; −1: background. */
    float moved(float[] encoded, int from, int to) {
        if (from < 0 || places[from] < 0) {
            return (0 - shifts[to]) / scales[to];
        }
        if (shifts[from] == shifts[to] && scales[from] == scales[to]) {
            return encoded[from];
        }
        return (encoded[from] * scales[from] + shifts[from] - shifts[to]) / scales[to];
    }

    /** Moves the pixels of a row: pixel {@code (x, y)} becomes what {@code (x0 + x · stepX, y0 + y · stepY)} was. */
    void move(float[] row, int at, float[] scratch, int x0, int stepX, int y0, int stepY) {
        read(row, at, scratch);
        int to = 0;
        for (int y = 0; y < height; y++) {
            int fromY = y0 + y * stepY;
            for (int x = 0; x < width; x++) {
                int fromX = x0 + x * stepX;
                boolean within = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height;
                for (int c = 0; c < channels; c++, to++) {
                    if (places[to] >= 0) {
                        int from = within ? (fromY * width + fromX) * channels + c : -1;
                        row[at + places[to]] = moved(scratch, from, to);
                    }
                }
            }
        }
    }

    /** {@code 8 × 8}, or {@code 32 × 32 × 3}. */
    @Override
    public String toString() {
        return width + " × " + height + (channels > 1 ? " × " + channels : "");
    }
}

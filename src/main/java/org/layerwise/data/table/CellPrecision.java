package org.layerwise.data.table;

/** How exactly a column's numbers are taken: as what a reader of the model, such as ONNX, hands them in. */
public enum CellPrecision {
    /** Rounded to single precision, 24 bits: enough for all but numbers that lie close together far from zero. */
    FLOAT32,
    /** As they are, in double precision. */
    FLOAT64;

    /** The share of a column's standard deviation that rounding may take away. */
    private static final double SHARE = 1e-3;

    /** A number as it is taken. */
    public double of(double number) {
        return switch (this) {
            case FLOAT32 -> (float) number;
            case FLOAT64 -> number;
        };
    }

    /** All of these, as they are taken. Modified. */
    public void apply(double[] numbers) {
        if (this == FLOAT32) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) numbers[i];
            }
        }
    }

    /**
     * What a column needs: double precision where single precision would move a number by more than a thousandth of the
     * population standard deviation. A constant needs none.
     *
     * @param numbers of the training rows; NaN where missing. Not modified.
     */
    public static CellPrecision needed(double[] numbers) {
        double sum = 0;
        double moved = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                double by = Math.abs(number - (float) number);
                moved = by > moved ? by : moved;
                least = number < least ? number : least;
                most = number > most ? number : most;
                sum += number;
                count++;
            }
        }
        if (!(least < most) || moved <= SHARE * (most - least) / Math.sqrt(2.0 * count)) {
            return FLOAT32; // two numbers alone, most − least apart, make a deviation of that much
        }
        double mean = sum / count;
        double squares = 0;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                squares += (number - mean) * (number - mean);
            }
        }
        return moved > SHARE * Math.sqrt(squares / count) ? FLOAT64 : FLOAT32;
    }
}

package org.layerwise.data.read.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.RandomStream;

class DecimalsTest {
    private final char[] buffer = new char[Decimals.LONGEST];

    private String text(double value) {
        return new String(buffer, 0, Decimals.write(value, buffer));
    }

    private String text(float value) {
        return new String(buffer, 0, Decimals.write(value, buffer));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "40, 40",
        "-0.0, -0",
        "0, 0",
        "0.30000000000000004, 0.30000000000000004",
        "1e15, 1000000000000000",
        "123456789012345680, 123456789012345680",
        "1e21, 1e21",
        "-1.5e300, -1.5e300",
        "1e-6, 0.000001",
        "0.0001234, 0.0001234",
        "2.5e-30, 2.5e-30",
        "1.7976931348623157e308, 1.7976931348623157e308"
    })
    void aDoubleIsItsShortestDecimal(double value, String expected) {
        assertEquals(expected, text(value));
    }

    @Test
    void aSinglePrecisionNumberIsNotAsLongAsTheDoubleItEquals() {
        assertEquals("0.1", text(0.1f));
        assertEquals("16777216", text(16777216f));
        assertEquals("3.4028235e38", text(Float.MAX_VALUE));
        assertEquals("-0.25", text(-0.25f));
    }

    @Test
    void theSameNumberIsReadAgainAndNoDigitIsTooMany() {
        RandomStream random = new RandomStream(3);
        for (int i = 0; i < 20_000; i++) {
            double wide = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            double few = Math.rint(random.nextGaussian() * 1e4) / Math.pow(10, random.nextInt(5));
            for (double value : new double[] {wide, few, Math.rint(wide)}) {
                String text = text(value);
                assertEquals(value, Double.parseDouble(text), text);
                assertTrue(digits(text) <= digits(Double.toString(value)), text);
                String single = text((float) value);
                assertEquals((float) value, Float.parseFloat(single), single);
                assertTrue(digits(single) <= digits(Float.toString((float) value)), single);
            }
        }
    }

    private static int digits(String text) {
        return new BigDecimal(text).stripTrailingZeros().precision();
    }

    @ParameterizedTest
    @CsvSource({
        "1250, 2, 12.50",
        "-1, 3, -0.001",
        "0, 2, 0.00",
        "7, 0, 7",
        "-9223372036854775808, 0, -9223372036854775808"
    })
    void digitsKeepTheirPlaces(long digits, int places, String expected) {
        assertEquals(expected, new String(buffer, 0, Decimals.write(digits, places, buffer)));
    }
}

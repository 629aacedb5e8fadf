package org.layerwise.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.math.Allocation;

/** Images of known pixels, worked out by hand. */
class AugmentationTest {
    /** Two by two numbers 1 2 / 3 4, each scaled in its own way, behind a feature that is no pixel. */
    private static final PixelGrid SCALED =
            new PixelGrid(2, 2, 1, new int[] {1, 2, 3, 4}, new float[] {1, 0, 2, 0}, new float[] {1, 2, 4, 8});

    private static final float[] ENCODED = {7, 0, 1, 0.25f, 0.5f};

    private static FMatrixRMaj row(float... values) {
        return FMatrixRMaj.wrap(1, values.length, values.clone());
    }

    private static float[] once(PixelGrid grid, float[] row, Augmentation... kinds) {
        FMatrixRMaj x = row(row);
        new Augmenter(List.of(kinds), grid, new RandomStream(1)).apply(x, null);
        return x.data;
    }

    @Test
    void aFlippedPixelIsScaledAsItsNewPlaceIs() {
        // numbers 2 1 / 4 3
        assertArrayEquals(new float[] {7, 1, 0.5f, 0.5f, 0.375f}, once(SCALED, ENCODED, new Flip(1, 0)));
        // numbers 3 4 / 1 2
        assertArrayEquals(new float[] {7, 2, 2, -0.25f, 0.25f}, once(SCALED, ENCODED, new Flip(0, 1)));
        // numbers 4 3 / 2 1
        assertArrayEquals(new float[] {7, 3, 1.5f, 0, 0.125f}, once(SCALED, ENCODED, new Flip(1, 1)));
        assertArrayEquals(ENCODED, once(SCALED, ENCODED, new Flip(0, 0)));
    }

    /** All nine images that a shift by one pixel can give, background being the number 0: −1, 0, −0.5 and 0 when encoded. */
    @Test
    void aShiftGivesEachOfItsImagesEquallyOften() {
        Map<String, String> expected = new HashMap<>();
        expected.put("[7.0, 0.0, 1.0, 0.25, 0.5]", "1 2 / 3 4");
        expected.put("[7.0, -1.0, 0.5, -0.5, 0.375]", "0 1 / 0 3");
        expected.put("[7.0, 1.0, 0.0, 0.5, 0.0]", "2 0 / 4 0");
        expected.put("[7.0, -1.0, 0.0, -0.25, 0.25]", "0 0 / 1 2");
        expected.put("[7.0, 2.0, 2.0, -0.5, 0.0]", "3 4 / 0 0");
        expected.put("[7.0, -1.0, 0.0, -0.5, 0.125]", "0 0 / 0 1");
        expected.put("[7.0, -1.0, 0.0, 0.0, 0.0]", "0 0 / 2 0");
        expected.put("[7.0, -1.0, 1.5, -0.5, 0.0]", "0 3 / 0 0");
        expected.put("[7.0, 3.0, 0.0, -0.5, 0.0]", "4 0 / 0 0");
        Augmenter shift = new Augmenter(List.of(new Shift(1)), SCALED, new RandomStream(5));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 9000; i++) {
            FMatrixRMaj x = row(ENCODED);
            shift.apply(x, null);
            String image = Arrays.toString(x.data).replace("-0.0,", "0.0,").replace("-0.0]", "0.0]");
            assertTrue(expected.containsKey(image), image);
            seen.merge(image, 1, Integer::sum);
        }
        assertEquals(Set.copyOf(expected.keySet()), seen.keySet());
        seen.forEach((image, count) -> assertEquals(1000, count, 150, expected.get(image)));
    }

    @Test
    void aShiftGoesAsFarAsItMay() {
        float[] shifts = new float[25];
        float[] scales = new float[25];
        int[] places = new int[25];
        Arrays.fill(scales, 1);
        Arrays.setAll(places, i -> i);
        PixelGrid grid = new PixelGrid(5, 5, 1, places, shifts, scales);
        Augmenter shift = new Augmenter(List.of(new Shift(2)), grid, new RandomStream(3));
        Set<Integer> reached = new java.util.TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            float[] center = new float[25];
            center[12] = 1;
            FMatrixRMaj x = row(center);
            shift.apply(x, null);
            int at = 0;
            while (x.data[at] == 0) {
                at++;
            }
            reached.add(at);
        }
        assertEquals(25, reached.size(), "every pixel from the center");
    }

    /** Three by one pixels of two channels; the last pixel's first channel never changes and is no feature. */
    @Test
    void channelsMoveTogetherAndWhatIsNoFeatureIsBackground() {
        PixelGrid grid =
                new PixelGrid(3, 1, 2, new int[] {0, 1, 2, 3, -1, 4}, new float[6], new float[] {1, 1, 1, 1, 1, 1});
        assertArrayEquals(
                new float[] {0, 50, 20, 30, 11}, once(grid, new float[] {10, 11, 20, 30, 50}, new Flip(1, 0)));
        assertArrayEquals(new float[] {10, 11, 20, 30, 0, 50}, grid.image(new float[] {10, 11, 20, 30, 50}));
        assertEquals("3 × 1 × 2", grid.toString());
    }

    @Test
    void noiseHasItsDeviationAndKeepsToPixels() {
        Augmenter noise = new Augmenter(List.of(new Noise(0.5)), SCALED, new RandomStream(2));
        double sum = 0;
        double squares = 0;
        int rows = 20_000;
        for (int i = 0; i < rows; i++) {
            FMatrixRMaj x = row(ENCODED);
            noise.apply(x, null);
            assertEquals(7, x.data[0]);
            for (int k = 1; k < 5; k++) {
                double by = x.data[k] - ENCODED[k];
                sum += by;
                squares += by * by;
            }
        }
        assertEquals(0, sum / (4 * rows), 4 * 0.5 / Math.sqrt(4.0 * rows));
        assertEquals(0.5, Math.sqrt(squares / (4 * rows)), 0.01);
    }

    @Test
    void targetsThatAreTheFeaturesMoveWithThemAndGetNoNoise() {
        FMatrixRMaj x = row(ENCODED);
        FMatrixRMaj y = row(ENCODED);
        new Augmenter(List.of(new Noise(0.1), new Flip(1, 0)), SCALED, new RandomStream(1)).apply(x, y);
        assertArrayEquals(new float[] {7, 1, 0.5f, 0.5f, 0.375f}, y.data);
        assertFalse(Arrays.equals(x.data, y.data));
        for (int k = 1; k < 5; k++) {
            assertEquals(y.data[k], x.data[k], 2, "noise of another place, scaled anew");
        }
        Augmenter shift = new Augmenter(List.of(new Shift(1), new Flip(0.5, 0.5)), SCALED, new RandomStream(1));
        for (int i = 0; i < 100; i++) {
            x = row(ENCODED);
            y = row(ENCODED);
            shift.apply(x, y);
            assertArrayEquals(x.data, y.data);
        }
    }

    @Test
    void rowsOfABatchAreDrawnOneByOneAndTheStateIsTheStreams() {
        List<Augmentation> all = List.of(new Shift(1), new Flip(0.5, 0.5), new Noise(0.1));
        FMatrixRMaj batch = new FMatrixRMaj(6, 5);
        for (int i = 0; i < 6; i++) {
            System.arraycopy(ENCODED, 0, batch.data, 5 * i, 5);
        }
        RandomStream stream = new RandomStream(9);
        new Augmenter(all, SCALED, stream).apply(batch, null);
        RandomStream again = new RandomStream(9);
        Augmenter first = new Augmenter(all, SCALED, again);
        RandomStream resumed = new RandomStream(0);
        Augmenter second = new Augmenter(all, SCALED, resumed);
        for (int i = 0; i < 6; i++) {
            if (i == 3) {
                resumed.restore(again.state());
            }
            FMatrixRMaj x = row(ENCODED);
            (i < 3 ? first : second).apply(x, null);
            assertArrayEquals(Arrays.copyOfRange(batch.data, 5 * i, 5 * i + 5), x.data);
        }
        assertArrayEquals(stream.state(), resumed.state());
    }

    @Test
    void nothingIsAllocated() {
        FMatrixRMaj batch = new FMatrixRMaj(64, 5);
        FMatrixRMaj targets = new FMatrixRMaj(64, 5);
        Augmenter augmenter =
                new Augmenter(List.of(new Shift(1), new Flip(0.5, 0.5), new Noise(0.1)), SCALED, new RandomStream(1));
        Allocation.assertNone(() -> augmenter.apply(batch, targets));
    }
}

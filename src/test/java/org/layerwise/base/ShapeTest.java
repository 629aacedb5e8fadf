package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void hasSizesARankAndATotal() {
        Shape image = Shape.of(28, 28, 3);
        assertEquals(List.of(28, 28, 3), image.sizes());
        assertEquals(3, image.rank());
        assertEquals(2352, image.size());
        assertEquals(image, new Shape(List.of(28, 28, 3)));
    }

    @Test
    void isWrittenWithAndWithoutTheBatch() {
        assertEquals("[64]", Shape.of(64).toString());
        assertEquals("[28 × 28 × 1]", Shape.of(28, 28, 1).toString());
        assertEquals("[batch × 64]", Shape.of(64).withBatch());
        assertEquals("[batch × 28 × 28 × 1]", Shape.of(28, 28, 1).withBatch());
    }

    @Test
    void refusesWhatIsNoShape() {
        assertRefused("a shape has at least one axis and every axis at least 1, not []");
        assertRefused("a shape has at least one axis and every axis at least 1, not [3, 0]", 3, 0);
        assertRefused("a shape has at least one axis and every axis at least 1, not [-1]", -1);
    }

    /** Something that a person's network can ask for. */
    @Test
    void moreValuesThanAnArrayHoldsAreAProblem() {
        assertEquals(
                "a shape holds at most 2^31 − 1 values, not [65536, 32768]. Make the layer, or those before it, smaller.",
                assertThrows(ProblemException.class, () -> Shape.of(65536, 32768))
                        .getMessage());
        assertThrows(ProblemException.class, () -> Shape.of(65536, 65536, 65536, 65536));
    }

    private static void assertRefused(String message, int... sizes) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Shape.of(sizes))
                        .getMessage());
    }
}

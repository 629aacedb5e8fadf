package org.layerwise.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineNumbersTest {
    private static int[] all(LineNumbers lines) {
        return IntStream.range(0, lines.size()).map(lines::line).toArray();
    }

    @Test
    void givesBackEveryLine() {
        int[] lines = {2, 3, 4, 7, 8, 20, 22, 23, 24, 30};
        assertArrayEquals(lines, all(LineNumbers.of(lines)));
        assertArrayEquals(new int[0], all(LineNumbers.of()));
        assertArrayEquals(new int[] {9}, all(LineNumbers.of(9)));
    }

    @Test
    void refusesRowsThatAreNotThere() {
        LineNumbers lines = LineNumbers.of(2, 3);
        assertEquals(3, lines.line(1));
        assertThrows(IndexOutOfBoundsException.class, () -> lines.line(2));
        assertThrows(IndexOutOfBoundsException.class, () -> lines.line(-1));
    }

    @Test
    void linesBeyondTheLargestIntAreTheLargest() {
        LineNumbers lines = new LineNumbers();
        lines.append(Integer.MAX_VALUE - 1L);
        lines.append(Integer.MAX_VALUE);
        lines.append(Integer.MAX_VALUE + 5L);
        int most = Integer.MAX_VALUE;
        assertArrayEquals(new int[] {most - 1, most, most}, all(lines));
    }
}

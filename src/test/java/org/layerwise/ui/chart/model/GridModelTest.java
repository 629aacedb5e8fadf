package org.layerwise.ui.chart.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridModelTest {
    private final GridModel grid = new GridModel(List.of("dense1", "dense2"));

    @Test
    void columnsAreMergedByTheMeanOfTheirNumbersAndTheWholeHistoryStays() {
        int columns = 2 * MergedColumns.MOST + 2;
        for (int step = 1; step <= columns; step++) {
            grid.append(step, new double[] {step, step % 2 == 0 ? Double.NaN : 5});
        }
        List<GridModel.Column> found = grid.columns();
        assertTrue(found.size() <= MergedColumns.MOST, found.size() + " columns");
        assertEquals(1, found.getFirst().from());
        assertEquals(columns, found.getLast().to());
        assertArrayEquals(new double[] {2.5, 5}, found.getFirst().values(), "of the steps 1 … 4");
        assertArrayEquals(new double[] {columns, Double.NaN}, grid.latest(), "as it came last");
    }

    @Test
    void whatIsReplacedKeepsWhatCameAfterwards() {
        for (int step = 5; step <= 8; step++) {
            grid.append(step, new double[] {0, 0});
        }
        GridModel record = new GridModel(List.of("dense1", "dense2"));
        for (int step = 1; step <= 6; step++) {
            record.append(step, new double[] {1, 1});
        }
        grid.replaceBy(record);
        assertEquals(
                List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0),
                grid.columns().stream().map(GridModel.Column::to).toList());
        assertEquals(1, grid.columns().get(5).values()[0]);
        assertEquals(0, grid.columns().get(6).values()[0]);
    }

    @Test
    void columnsOfAnotherLengthOrOutOfOrderAreRefused() {
        grid.append(3, new double[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> grid.append(4, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> grid.append(2, new double[] {1, 2}));
    }
}

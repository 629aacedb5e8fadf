package org.layerwise.ui.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StepTimesTest {

    @Test
    void stepsAreEpochsAndSecondsAndBack() {
        StepTimes times = new StepTimes(50);
        assertFalse(times.has(StepUnit.TIME));
        times.add(100, 10);
        times.add(200, 40);
        assertTrue(times.has(StepUnit.TIME) && times.has(StepUnit.EPOCH));
        assertEquals(3, times.of(150, StepUnit.EPOCH));
        assertEquals(150, times.step(3, StepUnit.EPOCH));
        assertEquals(5, times.of(50, StepUnit.TIME));
        assertEquals(25, times.of(150, StepUnit.TIME));
        assertEquals(80, times.of(400, StepUnit.TIME), "beyond the last as fast as on the whole");
        for (double step : new double[] {0, 1, 50, 100, 150, 200, 300}) {
            assertEquals(step, times.step(times.of(step, StepUnit.TIME), StepUnit.TIME), 1e-9);
        }
    }

    @Test
    void aPictureSeesTheTimesAsTheyWere() {
        StepTimes times = new StepTimes(0);
        times.add(10, 1);
        StepUnits then = times.now();
        times.add(20, 100);
        assertEquals(2, then.of(20, StepUnit.TIME));
        assertEquals(100, times.of(20, StepUnit.TIME));
        assertFalse(then.has(StepUnit.EPOCH));
    }

    @Test
    void timeNeverGoesBack() {
        StepTimes times = new StepTimes(0);
        times.add(10, 5);
        times.add(20, 4);
        times.add(10, 6);
        assertEquals(10, times.of(20, StepUnit.TIME), "what goes back is passed over");
    }

    @Test
    void anAxisOfEpochsIsSpreadByThem() {
        StepTimes times = new StepTimes(50);
        ChartOptions options = new ChartOptions(AxisScale.LINEAR, AxisScale.LOG10, StepUnit.EPOCH, 0, false);
        StepAxis axis = StepAxis.of(options, times);
        assertEquals(1, axis.place(500), 1e-12);
        assertEquals(500, axis.step(1), 1e-9);
        StepAxis unknown = StepAxis.of(options.withXUnit(StepUnit.TIME), times);
        assertEquals(StepUnit.STEP, unknown.unit(), "what is not known is not shown");
    }
}

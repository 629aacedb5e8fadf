package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** When a run's files are written while it goes on. */
class PacedWriterTest {
    private static final long SECOND = 1_000_000_000L;

    private final Recorded.HandTicker ticker = new Recorded.HandTicker();
    private final List<Problem> reported = new ArrayList<>();

    private PacedWriter writer(CheckpointPace pace) {
        return new PacedWriter(pace, ticker, reported::addAll);
    }

    /** Looks at the writer after each second, and writes when it is time. */
    private List<Long> written(PacedWriter writer, int until, double secondsToWrite) {
        List<Long> times = new ArrayList<>();
        while (ticker.nanos() < until * SECOND) {
            ticker.pass(SECOND);
            if (writer.isTime(true, 1, 1)) {
                times.add(ticker.nanos() / SECOND);
                assertTrue(writer.write(() -> ticker.pass(Math.round(secondsToWrite * SECOND))));
            }
        }
        return times;
    }

    @Test
    void theFirstOfAKeptRunComesSoonTheOthersEveryHalfMinute() {
        assertEquals(List.of(2L, 32L, 62L, 92L), written(writer(CheckpointPace.OF_KEPT_RUNS), 95, 0));
    }

    @Test
    void aMinuteIsBetweenTwoOtherwise() {
        assertEquals(List.of(60L, 120L, 180L), written(writer(CheckpointPace.everyEpochs(0)), 200, 0));
    }

    @Test
    void writingTakesATwentiethOfTheTimeAtMost() {
        assertEquals(List.of(2L, 46L, 90L), written(writer(CheckpointPace.OF_KEPT_RUNS), 100, 2.1));
    }

    @Test
    void epochsAreCountedWhateverTheTime() {
        PacedWriter writer = writer(CheckpointPace.everyEpochs(3));
        ticker.pass(1_000 * SECOND);
        assertFalse(writer.isTime(true, 2, 16));
        assertFalse(writer.isTime(false, 3, 16));
        assertTrue(writer.isTime(true, 3, 16));
    }

    @Test
    void theClockIsLookedAtNowAndThenWithinAnEpoch() {
        PacedWriter writer = writer(CheckpointPace.OF_KEPT_RUNS);
        ticker.pass(3 * SECOND);
        assertFalse(writer.isTime(false, 1, 15));
        assertTrue(writer.isTime(false, 1, 16));
    }

    @Test
    void whatCannotBeWrittenIsReportedOnceUntilItCould() {
        PacedWriter writer = writer(CheckpointPace.OF_KEPT_RUNS);
        Runnable full = () -> {
            throw Problem.error(Location.NOWHERE, Message.verbatim("full")).toException();
        };
        assertFalse(writer.write(full));
        assertFalse(writer.write(full));
        assertEquals(1, reported.size());
        assertEquals("full", writer.failure().orElseThrow().getMessage());
        assertTrue(writer.write(() -> {}));
        assertTrue(writer.failure().isEmpty());
        assertFalse(writer.write(full));
        assertEquals(2, reported.size());
    }
}

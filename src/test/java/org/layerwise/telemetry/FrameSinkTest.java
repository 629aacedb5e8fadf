package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** METRICS.csv, the working file from which it can be written later, and the cadence. */
class FrameSinkTest {
    @TempDir
    Path folder;

    @Test
    void metricsAreOneRowPerNumberStepsBeforeTheirEpochsEnd() {
        StringWriter out = new StringWriter();
        MetricsWriter writer = new MetricsWriter(out, Frames.LAYOUT);
        writer.step(Frames.step(9, false));
        writer.step(Frames.step(10));
        writer.epoch(Frames.epoch(1));
        writer.step(Frames.step(12));
        assertEquals("""
                epoch,step,metric,layer,value
                1,10,loss/batch,,0.1
                1,10,learning-rate,,0.001
                1,10,activation/mean,dense1,-1.0E-8
                1,10,loss/train,,0.1
                1,10,accuracy/train,,0.25
                2,12,loss/batch,,0.08333333333333333
                2,12,learning-rate,,0.001
                2,12,activation/mean,dense1,NaN
                """, out.toString());
    }

    @Test
    void replayOfTheLogIsTheDirectRecordByteForByte() {
        StringWriter direct = new StringWriter();
        Frames.tell(new MetricsWriter(direct, Frames.LAYOUT));
        FrameLog log = FrameLog.create(folder.resolve("run.log"), Frames.LAYOUT);
        Frames.tell(log);
        StringWriter replayed = new StringWriter();
        FrameLog.replay(folder.resolve("run.log"), new MetricsWriter(replayed, Frames.LAYOUT));
        assertEquals(direct.toString(), replayed.toString());
        assertEquals(1 + 15 * 3 + 3 * 2, direct.toString().lines().count());
    }

    @Test
    void anOpenLogIsReplayedToItsLastWholeEpoch() {
        FrameLog log = FrameLog.create(folder.resolve("run.log"), Frames.LAYOUT);
        log.step(Frames.step(1));
        log.epoch(Frames.epoch(1));
        log.step(Frames.step(11));
        List<Long> steps = new ArrayList<>();
        FrameLog.replay(folder.resolve("run.log"), new FrameSink() {
            @Override
            public void step(StepFrame frame) {
                steps.add(frame.step());
            }

            @Override
            public void epoch(EpochFrame frame) {
                steps.add(-frame.step());
            }

            @Override
            public void close() {
                throw new AssertionError("whoever asks for it closes it");
            }
        });
        log.close();
        assertEquals(List.of(1L, -10L), steps);
    }

    @Test
    void aLogThatCannotBeMadeNamesItself() {
        UncheckedIOException thrown = assertThrows(
                UncheckedIOException.class, () -> FrameLog.create(folder.resolve("absent/run.log"), Frames.LAYOUT));
        assertEquals("the run's record run.log cannot be used", thrown.getMessage());
    }

    @Test
    void aFullDiskIsSaidByTheMetrics() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        UncheckedIOException thrown =
                assertThrows(UncheckedIOException.class, () -> new MetricsWriter(full, Frames.LAYOUT));
        assertEquals("METRICS.csv cannot be written: No space left on device", thrown.getMessage());
    }

    @Test
    void layoutFindsChannelsByMetricAndLayer() {
        assertEquals(2, Frames.LAYOUT.stepPlace("activation/mean", "dense1"));
        assertEquals(-1, Frames.LAYOUT.stepPlace("activation/mean", "dense2"));
        assertEquals(1, Frames.LAYOUT.epochPlace("accuracy/train"));
        assertEquals(-1, Frames.LAYOUT.epochPlace("r2/train"));
    }

    @Test
    void cadenceFollowsTheNumbersInAStep() {
        TelemetrySpec chosen = new TelemetrySpec(0);
        assertEquals(1, chosen.cadence(0, 0, 0));
        assertEquals(1, chosen.cadence(10_000, 10_000, 50_000));
        assertEquals(2, chosen.cadence(10_001, 10_000, 50_000));
        assertEquals(50, chosen.cadence(999_999, 0, 1));
        assertEquals(50, chosen.cadence(Long.MAX_VALUE / 2, 7, 1));
        assertEquals(2, chosen.cadence(0, 0, 50_001));
        assertEquals(50, chosen.cadence(999_999, 0, 2_500_000));
        assertEquals(51, chosen.cadence(999_999, 0, 2_500_001));
        assertEquals(Integer.MAX_VALUE, chosen.cadence(0, 0, Long.MAX_VALUE));
        assertEquals(7, new TelemetrySpec(7).cadence(10_000_000, 0, Long.MAX_VALUE));
    }
}

package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.runs.sqlite.StoreSpeed.Written;

/** What the store promises to do in a time. Where others use the machine too, the processor's time is what counts. */
@Tag("slow")
class StoreSpeedTest {
    @TempDir
    Path folder;

    /** 3 million points a second are promised of a quiet machine; a quarter of it is asked for of a busy one. */
    @Test
    void aSmallNetworksRunIsWrittenAsFastAsItIsTrained() throws Exception {
        StoreSpeed speed = new StoreSpeed(folder);
        speed.write("warm", 60, Long.MAX_VALUE, 2);
        Written written = speed.write("sustained", 60, Long.MAX_VALUE, 10);
        assertTrue(written.points() > 0.75e6, written::toString);
        assertTrue(written.bytes() < 10, written::toString);
    }

    @Test
    void aRunOfTenMillionPointsIsReadInASecond() throws Exception {
        StoreSpeed speed = new StoreSpeed(folder);
        for (int[] shape : new int[][] {{200, 50_000}, {20, 500_000}}) {
            Written run = speed.write("w" + shape[0], shape[0], shape[1], 1000);
            StoreSpeed.follow(run);
            double[] read = StoreSpeed.follow(run);
            assertEquals(shape[1], (int) read[3]);
            assertTrue(read[2] < 1, shape[1] + " steps: " + read[2] + " s");
        }
    }

    @Test
    void tenThousandRunsAreListedInAFifthOfASecond() throws Exception {
        double[] times = new StoreSpeed(folder).list(10_000);
        assertTrue(times[3] < 0.2, times[3] + " s");
    }
}

package org.layerwise.runs.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.StepFrame;

/**
 * Of which steps histograms are kept: a few hundred of a run, evenly spread however long it is. Those of steps that a stride
 * divides are kept, and those of the first; when there are too many, the stride doubles and about half of them go.
 */
final class ShotPlan {
    /** So many are kept at most. */
    static final int MOST = 512;

    private final int floats;
    private final List<Long> kept = new ArrayList<>();
    private volatile long stride = 1;

    /** @param before the steps of those that are kept already, ascending */
    ShotPlan(FrameLayout layout, List<Long> before) {
        floats = layout.arrays();
        kept.addAll(before);
        while (before.size() > 1 && before.stream().allMatch(step -> isOn(step, 2 * stride))) {
            stride *= 2;
        }
    }

    private static boolean isOn(long step, long stride) {
        return step == 1 || step % stride == 0;
    }

    /** Whether those of a step are to be kept. Any thread. */
    boolean wants(long step) {
        return floats > 0 && isOn(step, stride);
    }

    /** Bytes that those of one step take. */
    long bytes() {
        return (long) floats * Float.BYTES;
    }

    /** What keeps those of a frame; called once for each that is wanted, in order. */
    StoreWriter.Write keep(RunRow row, StepFrame frame) {
        long step = frame.step();
        byte[] data = Blobs.floats(frame.arrays(), floats);
        kept.add(step);
        long before = stride;
        if (kept.size() > MOST) {
            long now = 2 * before;
            stride = now;
            kept.removeIf(each -> !isOn(each, now));
        }
        long after = stride;
        return connection -> {
            Database.update(
                    connection, "INSERT INTO shot (run, step, data) VALUES (?, ?, ?)", row.number(), step, data);
            if (after != before) {
                Database.update(
                        connection,
                        "DELETE FROM shot WHERE run = ? AND step <> 1 AND step % ? <> 0",
                        row.number(),
                        after);
            }
        };
    }
}

package org.layerwise.runs.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.runs.RunFigure;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;

/** The figures of a run's epochs so far: last and best of each, and a thinned curve of the monitored loss. */
final class EpochTally {
    /** Values that the curve has at most. */
    private static final int CURVE = 64;

    private final List<String> metrics;
    private final int monitored;
    private final Map<String, RunFigure> figures = new LinkedHashMap<>();
    private final List<Float> curve = new ArrayList<>();
    private int stride = 1;
    private int epochs;
    private boolean changed;

    EpochTally(FrameLayout layout) {
        metrics = layout.epoch().stream().map(Slice::measure).toList();
        int validation = layout.epochPlace("loss/validation");
        monitored = validation >= 0 ? validation : layout.epochPlace("loss/train");
    }

    /** Takes an epoch's figures in. */
    void add(EpochFrame frame) {
        epochs = frame.epoch();
        changed = true;
        for (int i = 0; i < metrics.size(); i++) {
            String metric = metrics.get(i);
            double value = frame.values()[i];
            RunFigure before = figures.get(metric);
            figures.put(
                    metric,
                    before == null ? RunFigure.first(value, frame.epoch()) : before.then(metric, value, frame.epoch()));
        }
        if (monitored >= 0 && epochs % stride == 0) {
            curve.add((float) frame.values()[monitored]);
            if (curve.size() > CURVE) {
                thin();
            }
        }
    }

    /** Keeps every second value: those of epochs that the doubled stride divides. */
    private void thin() {
        List<Float> kept = new ArrayList<>();
        for (int i = 1; i < curve.size(); i += 2) {
            kept.add(curve.get(i));
        }
        curve.clear();
        curve.addAll(kept);
        stride *= 2;
    }

    boolean isChanged() {
        return changed;
    }

    /** What is to be written of it now. */
    Snapshot snapshot() {
        Snapshot now = new Snapshot(epochs, new LinkedHashMap<>(figures), Blobs.floats(curve), changed);
        changed = false;
        return now;
    }

    /** The figures at one moment. */
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    record Snapshot(int epochs, Map<String, RunFigure> figures, byte[] curve, boolean changed) {

        void write(Connection connection, long run) throws SQLException {
            if (!changed) {
                return;
            }
            Database.update(connection, "UPDATE run SET curve = ? WHERE number = ?", curve, run);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR REPLACE INTO figure (run, place, metric, last, best, best_epoch) VALUES (?, ?, ?, ?, ?, ?)")) {
                int place = 0;
                for (Map.Entry<String, RunFigure> each : figures.entrySet()) {
                    RunFigure figure = each.getValue();
                    insert.setLong(1, run);
                    insert.setInt(2, place++);
                    insert.setString(3, each.getKey());
                    set(insert, 4, figure.last());
                    set(insert, 5, figure.best());
                    insert.setInt(6, figure.bestEpoch());
                    insert.executeUpdate();
                }
            }
        }

        private static void set(PreparedStatement insert, int place, double value) throws SQLException {
            if (Double.isNaN(value)) {
                insert.setNull(place, Types.REAL);
            } else {
                insert.setDouble(place, value);
            }
        }
    }
}

package org.layerwise.ui.data.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.app.OpenTable;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.Table;

/** Profiles of the columns that an experiment reads differently than the table was looked through, each made once. */
public final class RereadColumns {
    /** A column of more rows is not looked through again while somebody waits: its figures stay those of the opening. */
    static final int MOST_ROWS = 200_000;

    private final Map<ColumnReading, ColumnProfile> made = new HashMap<>();

    /** Forgets the profiles of the former table. */
    public void forget() {
        made.clear();
    }

    /** A profile of each column, as the experiment reads it. */
    public List<ColumnProfile> of(OpenTable source, DataSpec data) {
        if (source.table().rowCount() > MOST_ROWS) {
            return source.profiles();
        }
        Map<String, ColumnReading> readings = new HashMap<>();
        data.reading().forEach(reading -> readings.put(reading.name(), reading));
        List<ColumnProfile> profiles = new ArrayList<>();
        for (ColumnProfile found : source.profiles()) {
            ColumnProfile profile = data.targets().contains(found.name()) ? found.asTarget() : found;
            ColumnReading reading = readings.getOrDefault(found.name(), ColumnReading.plain(found.name()));
            profiles.add(reading.equals(profile.reading()) ? profile : again(source.table(), data, reading, profile));
        }
        return profiles;
    }

    private ColumnProfile again(Table table, DataSpec data, ColumnReading reading, ColumnProfile before) {
        if (reading.isPlain()) {
            return before; // it would be found out anew
        }
        return made.computeIfAbsent(
                reading, how -> Profiler.profile(data.reads(table), table.column(how.name()), (at, row) -> true));
    }
}

package org.layerwise.ui.data.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwise.app.OpenTable;
import org.layerwise.app.TableLooks;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.Table;

/** Profiles of the columns that an experiment reads differently than the table was looked through, each made once. */
public final class RereadColumns {
    /** So many cells are looked through at once, while somebody waits; more of them in the background. */
    static final int MOST_CELLS = 50_000;

    private final TableLooks looks;
    private final Runnable known;
    private final Map<ColumnReading, ColumnProfile> made = new HashMap<>();
    private final Set<ColumnReading> underWay = new HashSet<>();
    private int tables;

    /** @param known told when profiles that were made in the background are there */
    public RereadColumns(TableLooks looks, Runnable known) {
        this.looks = looks;
        this.known = known;
    }

    /** Forgets the profiles of the former table. */
    public void forget() {
        made.clear();
        underWay.clear();
        tables++;
    }

    /** A profile of each column as the experiment reads it; of one that is still being looked through, as it was. */
    public List<ColumnProfile> of(OpenTable source, DataSpec data) {
        Map<String, ColumnReading> readings = new HashMap<>();
        data.reading().forEach(reading -> readings.put(reading.name(), reading));
        Set<String> targets = Set.copyOf(data.targets());
        List<ColumnReading> wanted = new ArrayList<>();
        for (ColumnProfile found : source.profiles()) {
            ColumnReading reading = readings.get(found.name());
            if (reading != null
                    && isOther(reading, asUsed(found, targets))
                    && !made.containsKey(reading)
                    && !underWay.contains(reading)) {
                wanted.add(reading);
            }
        }
        look(wanted, source.table(), data);
        List<ColumnProfile> profiles = new ArrayList<>();
        for (ColumnProfile found : source.profiles()) {
            ColumnProfile profile = asUsed(found, targets);
            ColumnReading reading = readings.get(found.name());
            profiles.add(reading != null && isOther(reading, profile) ? made.getOrDefault(reading, profile) : profile);
        }
        return profiles;
    }

    private static ColumnProfile asUsed(ColumnProfile found, Set<String> targets) {
        return targets.contains(found.name()) ? found.asTarget() : found;
    }

    /** A plain reading, which no column has in the experiment, would be found out anew and come to what was found. */
    private static boolean isOther(ColumnReading reading, ColumnProfile profile) {
        return !reading.equals(profile.reading());
    }

    private void look(List<ColumnReading> wanted, Table file, DataSpec data) {
        if (wanted.isEmpty()) {
            return;
        }
        if ((long) wanted.size() * file.rowCount() <= MOST_CELLS) {
            Table table = data.reads(file);
            wanted.forEach(reading ->
                    made.put(reading, Profiler.profile(table, table.column(reading.name()), (at, row) -> true)));
            return;
        }
        int asked = tables;
        underWay.addAll(wanted);
        looks.profile(data, wanted.stream().map(ColumnReading::name).toList(), profiles -> {
            if (asked == tables) {
                for (int i = 0; i < profiles.size(); i++) {
                    made.put(wanted.get(i), profiles.get(i));
                    underWay.remove(wanted.get(i));
                }
                known.run();
            }
        });
    }
}

package org.layerwise.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.experiment.Experiment;

/** Which notices still hold: a remark on how a column's cells are written goes when they are read differently. */
final class StandingNotices {
    private StandingNotices() {}

    static List<Problem> of(List<Problem> notices, OpenTable table, Optional<Experiment> experiment) {
        Map<String, Set<Message>> settled =
                experiment.map(now -> settled(table, now)).orElse(Map.of());
        return settled.isEmpty()
                ? notices
                : notices.stream()
                        .filter(notice -> !(notice.where() instanceof Location.InFile place
                                && settled.getOrDefault(place.columnName(), Set.of())
                                        .contains(notice.text())))
                        .toList();
    }

    /** @param reading how the column is read; null: as the rest of the table */
    private static boolean isOther(@Nullable ColumnReading reading, ColumnProfile profile) {
        return reading == null ? !profile.reading().isPlain() : !reading.equals(profile.reading());
    }

    /** By column that is read differently than was found out: the remarks on how its cells are written. */
    private static Map<String, Set<Message>> settled(OpenTable table, Experiment now) {
        Map<String, ColumnReading> readings = new HashMap<>();
        now.data().reading().forEach(reading -> readings.put(reading.name(), reading));
        Map<String, Set<Message>> settled = new HashMap<>();
        Set<String> targets = Set.copyOf(now.data().targets());
        for (ColumnProfile found : table.profiles()) {
            ColumnProfile profile = targets.contains(found.name()) ? found.asTarget() : found;
            if (!profile.findings().remarks().isEmpty() && isOther(readings.get(found.name()), profile)) {
                Set<Message> texts = new HashSet<>();
                profile.findings().remarks().forEach(remark -> texts.add(remark.text()));
                settled.put(found.name(), texts);
            }
        }
        return settled;
    }
}

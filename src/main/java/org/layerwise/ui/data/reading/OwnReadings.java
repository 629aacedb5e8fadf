package org.layerwise.ui.data.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.OddCells;
import org.layerwise.ui.fx.Texts;

/** Words for the columns that say themselves how their cells are read, whatever the Reading panel says of the table. */
final class OwnReadings {
    /** So many columns are named. */
    private static final int LISTED = 5;

    private OwnReadings() {}

    /** One sentence for each policy of text among numbers that columns have, and how many have readings of their own; may be empty. */
    static String words(List<ColumnReading> readings) {
        List<String> sentences = new ArrayList<>();
        for (OddCells policy : List.of(OddCells.MISSING, OddCells.SKIP, OddCells.STOP)) {
            List<String> columns = readings.stream()
                    .filter(reading -> reading.text() == policy)
                    .map(ColumnReading::name)
                    .toList();
            if (!columns.isEmpty()) {
                sentences.add(sentence(policy, columns.size(), list(columns)));
            }
        }
        if (!readings.isEmpty()) {
            sentences.add(Texts.get("data.reading.own", readings.size()));
        }
        return String.join(" ", sentences);
    }

    private static String sentence(OddCells policy, int count, String columns) {
        return switch (policy) {
            case MISSING -> Texts.get("data.reading.own.missing", count, columns);
            case SKIP -> Texts.get("data.reading.own.skip", count, columns);
            case STOP, TABLE -> Texts.get("data.reading.own.stop", count, columns);
        };
    }

    private static String list(List<String> columns) {
        String listed = columns.stream().limit(LISTED).collect(Collectors.joining(", "));
        return columns.size() > LISTED ? listed + ", …" : listed;
    }
}

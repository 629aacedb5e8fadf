package org.layerwise.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.layerwise.bench.BenchRow;
import org.layerwise.catalog.JsonText;

/**
 * The least that each network's time must be better than the peer's by. Ratios only: they hold on other machines too, where
 * times do not.
 *
 * @param byNetwork the floor of each network
 */
record RatioFloors(Map<String, Double> byNetwork) {

    RatioFloors {
        byNetwork = Map.copyOf(byNetwork);
    }

    /** Reads {@code {"4-16-3": 50, …}}. */
    static RatioFloors read(Path file) throws IOException {
        Map<String, Double> floors = new TreeMap<>();
        JsonText.parse(Files.readString(file), file.toString())
                .properties()
                .forEach(entry -> floors.put(entry.getKey(), entry.getValue().doubleValue()));
        return new RatioFloors(floors);
    }

    /** What fell below its floor, or has none; empty when all is well. */
    List<String> findings(List<BenchRow> rows) {
        List<String> findings = new ArrayList<>();
        for (BenchRow row : rows) {
            Double ratio = row.ratio();
            Double floor = byNetwork.get(row.network());
            if (floor == null) {
                findings.add(row.network() + " has no floor.");
            } else if (ratio != null && ratio < floor) {
                findings.add(String.format(
                        Locale.ROOT,
                        "%s: %.3g times as fast as the peer, expected at least %.3g.",
                        row.network(),
                        ratio,
                        floor));
            }
        }
        return findings;
    }
}

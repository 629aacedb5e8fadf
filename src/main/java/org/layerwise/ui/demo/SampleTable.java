package org.layerwise.ui.demo;

import java.nio.file.Path;
import org.layerwise.app.SampleTables;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** The tables in {@code sample-data}, beside the program. */
final class SampleTable {
    private SampleTable() {}

    static Path named(String name) {
        return SampleTables.beside().stream()
                .filter(file -> file.endsWith(name))
                .findFirst()
                .orElseThrow(
                        () -> Problem.error(Location.file("sample-data/" + name), Message.of("ui.demo/no-sample-table"))
                                .toException());
    }
}

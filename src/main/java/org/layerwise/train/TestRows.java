package org.layerwise.train;

import java.nio.file.Path;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.Table;

/** Tells the table that a model was trained on from the one it is tested on. */
final class TestRows {
    private TestRows() {}

    /**
     * Requires that a table holds a part.
     *
     * @param split whose test part is a table of its own
     * @throws org.layerwise.base.ProblemException naming the table that does
     */
    static void require(SplitSpec split, DataSpec data, Table table, Part part) {
        boolean first = table.fingerprint().equals(data.fingerprint());
        boolean second = table.fingerprint().equals(split.testFingerprint());
        if (part == Part.TEST ? second : first) {
            return;
        }
        String name = part.name().toLowerCase(Locale.ROOT);
        String wanted = part == Part.TEST ? split.testTable() : data.table();
        boolean same = String.valueOf(Path.of(table.file()).getFileName())
                .equals(String.valueOf(Path.of(wanted).getFileName()));
        if (same && !first && !second) {
            throw Problem.error(Location.file(table.file()), Message.of("train/table-changed", name))
                    .toException();
        }
        Message text = second
                ? Message.of("train/table-is-test", name, wanted)
                : first
                        ? Message.of("train/table-is-train", name, wanted)
                        : Message.of("train/table-is-neither", name, wanted);
        throw Problem.error(Location.file(table.file()), text.hinted(Message.of("train/give-that-file")))
                .toException();
    }
}

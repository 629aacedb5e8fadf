package org.layerwise.cli;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.CellReadings;
import org.layerwise.experiment.ExperimentEdit;

/** The settings among {@code --set PATH=VALUE} that say how a table's file is read: {@code data.format…}, {@code data.faults…}, {@code data.missing}, {@code data.reading…}. */
final class ReadingSettings {
    private ReadingSettings() {}

    /** Whether a setting is one of them. */
    static boolean has(String setting) {
        return setting.strip().startsWith("data.format.") || setting.strip().startsWith("data.faults.");
    }

    private static boolean isOfCells(String setting) {
        return setting.strip().startsWith("data.missing") || setting.strip().startsWith(ExperimentEdit.READING);
    }

    /** How a table is to be read by these settings; others are passed over, and what none sets is found out. */
    static ReadOptions of(List<String> settings) {
        ReadOptions options = ReadOptions.AUTO;
        for (String setting : settings) {
            options = has(setting) ? ExperimentEdit.apply(ReadOptions.class, options, "data", setting) : options;
        }
        return options;
    }

    /** How cells are read by these settings; what none sets is found out. */
    static CellReadings readings(List<String> settings) {
        DataSpec data = new DataSpec("", "", "", Task.RECONSTRUCTION, MissingTokens.DEFAULTS, List.of());
        for (String setting : settings) {
            if (isOfCells(setting)) {
                data = ExperimentEdit.apply(DataSpec.class, data, "data", setting);
            }
        }
        return data.readings();
    }

    /** As {@link #of}, where no other settings can be meant. */
    static ReadOptions ofAll(List<String> settings) {
        for (String setting : settings) {
            if (!has(setting) && !isOfCells(setting)) {
                throw Problem.error(Location.path("--set", setting), Message.of("cli/not-about-reading"))
                        .toException();
            }
        }
        return of(settings);
    }
}

package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.train.Model;

/** The settings among {@code --set PATH=VALUE} that say how a table's file is read: {@code data.format…}, {@code data.faults…}, {@code data.missing}, {@code data.reading…}. */
final class ReadingSettings {
    /** What {@code --set} says where a model reads another table. */
    static final String OF_ANOTHER_TABLE =
            "Says how this table is written where that is not as the model's was: data.format.decimal=comma,"
                    + " data.format.encoding=utf-8, data.missing=[\"\",\"-\"], data.faults.text=missing. May be repeated;"
                    + " recorded nowhere. Default: as the model's";

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

    /**
     * A model that takes cells of another table as these settings say.
     *
     * @throws org.layerwise.base.ProblemException when one is about something else
     */
    static Model applied(Model model, List<String> settings) {
        requireOfReading(settings);
        DataSpec given = model.experiment().data();
        DataSpec data = given;
        for (String setting : settings) {
            if (isOfCells(setting)) {
                data = ExperimentEdit.apply(DataSpec.class, data, "data", setting);
            }
        }
        return data.equals(given)
                ? model
                : new Model(
                        model.experiment().withData(data),
                        model.plan(),
                        model.weights(),
                        model.pipeline().reading(data.missing(), data.reading()),
                        model.provenance());
    }

    /** Another table for a model: written as it is found out for one like the model's, but for what these settings say. */
    static Table readLike(Path table, Model model, List<String> settings) {
        DataSpec data = model.experiment().data();
        if (settings.stream().noneMatch(ReadingSettings::has)) {
            return TableReader.readLike(table, data.format(), data.faults());
        }
        ReadOptions options = new ReadOptions(TableReader.formatLike(table, data.format()), data.faults());
        for (String setting : settings) {
            options = has(setting) ? ExperimentEdit.apply(ReadOptions.class, options, "data", setting) : options;
        }
        return TableReader.read(table, options.format(), options.faults());
    }

    /** As {@link #of}, where no other settings can be meant. */
    static ReadOptions ofAll(List<String> settings) {
        requireOfReading(settings);
        return of(settings);
    }

    private static void requireOfReading(List<String> settings) {
        for (String setting : settings) {
            if (!has(setting) && !isOfCells(setting)) {
                throw Problem.error(Location.path("--set", setting), Message.of("cli/not-about-reading"))
                        .toException();
            }
        }
    }
}

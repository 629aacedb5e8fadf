package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Seed;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.Table;

/** The tables that come with Layerwise, prepared with nothing but defaults. */
class SampleDataTest {
    private static Table read(String file) {
        return TableReader.read(Path.of("sample-data", file), CsvFormat.AUTO);
    }

    @Test
    void penguinsMissWhatTheyMiss() {
        List<ColumnProfile> profiles =
                Profiler.profile(read("penguins.csv"), new MissingTokens(MissingTokens.DEFAULTS));
        assertEquals(
                List.of(0, 0, 2, 2, 2, 2, 11),
                profiles.stream().map(ColumnProfile::missing).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "penguins.csv, species, CLASSIFICATION, 344, 9, 3",
        "penguins.csv, body_mass_g, REGRESSION, 342, 11, 1",
        "iris.csv, species, CLASSIFICATION, 150, 4, 3",
        "seattle-weather.csv, temp_max, REGRESSION, 1461, 15, 1",
        "digits.csv, digit, CLASSIFICATION, 1797, 64, 10",
        "spirals.csv, spiral, CLASSIFICATION, 1000, 2, 1",
        "moons.csv, moon, CLASSIFICATION, 1000, 2, 1"
    })
    void everyTableIsReadyForTraining(String file, String target, Task task, int rows, int features, int outputs) {
        Table table = read(file);
        DataDefaults defaults = Tables.defaults(table, file, target, null, new MissingTokens(MissingTokens.DEFAULTS));
        PreparedData prepared =
                PreparedData.of(table, defaults.data(), PipelineSpec.DEFAULT, SplitSpec.DEFAULT, new Seed(1));
        assertEquals(task, defaults.data().task());
        assertEquals(rows, prepared.train().rows() + prepared.validation().rows());
        assertEquals(Math.round(rows * 0.2), prepared.validation().rows());
        assertEquals(0, prepared.test().rows());
        assertEquals(features, prepared.train().features().numCols);
        assertEquals(outputs, prepared.validation().targets().numCols);
    }
}

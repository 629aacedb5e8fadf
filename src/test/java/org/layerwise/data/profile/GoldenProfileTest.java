package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Every number column of the sample tables against NumPy. */
class GoldenProfileTest {
    private static final double NEAR = 1e-11;

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "iris", "seattle-weather", "moons"})
    void columnsAgreeWithNumPy(String name) {
        Table table = TableReader.read(Path.of("sample-data", name + ".csv"), CsvFormat.AUTO);
        List<ColumnProfile> profiles = Profiler.profile(table, new MissingTokens(MissingTokens.DEFAULTS));
        JsonNode golden = Golden.file("profile").get("columns").get(name);
        assertEquals(
                Golden.names(golden),
                profiles.stream()
                        .filter(profile -> profile.numbers() != null)
                        .map(ColumnProfile::name)
                        .toList());
        for (String column : Golden.names(golden)) {
            compare(golden.get(column), profiles.get(table.column(column)));
        }
    }

    private static void compare(JsonNode golden, ColumnProfile profile) {
        NumberSummary numbers = profile.numbers();
        if (numbers == null) {
            throw new AssertionError(profile.name() + " has no numbers");
        }
        assertEquals(golden.get("count").intValue(), profile.count(), profile.name());
        assertEquals(golden.get("missing").intValue(), profile.missing(), profile.name());
        assertEquals(golden.get("distinct").intValue(), profile.distinct(), profile.name());
        near(golden.get("min").doubleValue(), numbers.min(), profile.name());
        near(golden.get("mean").doubleValue(), numbers.mean(), profile.name());
        near(golden.get("std").doubleValue(), numbers.std(), profile.name());
        near(golden.get("max").doubleValue(), numbers.max(), profile.name());
        Quantiles quantiles = numbers.quantiles();
        double[] five = {quantiles.p05(), quantiles.p25(), quantiles.p50(), quantiles.p75(), quantiles.p95()};
        double[] expected = Golden.doubles(golden.get("quantiles"));
        IntStream.range(0, 5).forEach(i -> near(expected[i], five[i], profile.name() + ", quantile " + i));
        assertArrayEquals(
                Golden.doubles(golden.get("histogram")),
                numbers.histogram().stream().mapToDouble(Integer::doubleValue).toArray(),
                profile.name());
    }

    private static void near(double expected, double actual, String what) {
        assertEquals(expected, actual, NEAR * Math.max(1, Math.abs(expected)), what);
    }
}

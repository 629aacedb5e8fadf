package org.layerwise.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Correlations, separation and projection of the sample tables against NumPy and scikit-learn. */
class GoldenOverviewTest {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    private static JsonNode golden(String name) {
        return Golden.file("profile").get("overview").get(name);
    }

    private static TableOverview overview(String name) {
        Table table = TableReader.read(Path.of("sample-data", name + ".csv"), CsvFormat.AUTO);
        return new OverviewMaker(table, Profiler.profile(table, MISSING))
                .withTarget(golden(name).get("target").stringValue(), true)
                .make();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "iris", "digits"})
    void correlations(String name) {
        Correlations correlations = overview(name).correlations();
        List<String> columns = texts(golden(name).get("columns"));
        List<String> shown = correlations.columns();
        JsonNode golden = golden(name).get("correlations");
        for (int a = 0; a < golden.size(); a++) {
            int own = shown.indexOf(columns.get(a));
            if (own >= 0) {
                for (int b = 0; b < shown.size(); b++) {
                    double expected =
                            golden.get(a).get(columns.indexOf(shown.get(b))).doubleValue();
                    assertEquals(expected, correlations.values().get(own).get(b), 1e-12, columns.get(a));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "iris", "digits"})
    void separation(String name) {
        Separation separation = overview(name).separation();
        assertNotNull(separation);
        JsonNode golden = golden(name);
        List<String> columns = texts(golden.get("columns"));
        Map<String, ColumnSeparation> byName =
                separation.columns().stream().collect(Collectors.toMap(ColumnSeparation::column, Function.identity()));
        int classes = golden.get("classes").size();
        for (int c = 0; c < columns.size(); c++) {
            ColumnSeparation one = byName.get(columns.get(c));
            if (one != null) {
                JsonNode expected = golden.get("separation").get(c);
                near(expected.get("within").doubleValue(), one.within(), columns.get(c));
                near(expected.get("between").doubleValue(), one.between(), columns.get(c));
                if (one.within() > 0 && !name.equals("penguins")) { // there without gaps: n is known
                    int rows = separation.classes().stream()
                            .mapToInt(ClassSpread::rows)
                            .sum();
                    double f = one.fisher() * (rows - classes) / (classes - 1);
                    near(expected.get("f").doubleValue(), f, columns.get(c));
                }
            }
        }
        near(golden.get("overall").get("within").doubleValue(), separation.within(), "within");
        near(golden.get("overall").get("between").doubleValue(), separation.between(), "between");
        for (int k = 0; k < classes; k++) {
            near(
                    golden.get("spread").get(k).doubleValue(),
                    separation.classes().get(k).spread(),
                    "spread " + k);
            for (int j = 0; j < classes; j++) {
                near(
                        golden.get("distance").get(k).get(j).doubleValue(),
                        separation.distances().get(k).get(j),
                        "distance");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "iris", "digits"})
    void projection(String name) {
        Projection projection = overview(name).projection();
        assertNotNull(projection);
        JsonNode golden = golden(name).get("pca");
        near(golden.get("shares").get(0).doubleValue(), projection.firstShare(), "first axis");
        near(golden.get("shares").get(1).doubleValue(), projection.secondShare(), "second axis");
        double flipX = Math.signum(golden.get("points").get(0).get(0).doubleValue()
                * projection.points().getFirst().x());
        double flipY = Math.signum(golden.get("points").get(0).get(1).doubleValue()
                * projection.points().getFirst().y());
        for (int i = 0; i < golden.get("points").size(); i++) {
            ProjectedRow point = projection.points().get(i);
            assertEquals(i, point.row());
            assertEquals(golden.get("points").get(i).get(0).doubleValue(), flipX * point.x(), 1e-6, "x of row " + i);
            assertEquals(golden.get("points").get(i).get(1).doubleValue(), flipY * point.y(), 1e-6, "y of row " + i);
        }
    }

    @Test
    void noColumnOfTheSampleTablesIsTakenForTheAnswer() {
        for (String name : List.of("penguins", "iris", "digits")) {
            assertEquals(List.of(), overview(name).leaks(), name);
        }
    }

    private static void near(double expected, double actual, String what) {
        assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)), what);
    }
}

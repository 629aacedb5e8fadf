package org.layerwise.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.Inline;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.Param;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.nn.graph.BlockSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.telemetry.TelemetrySpec;

/**
 * The tables of {@code src/docs/files.md} say what the declarations say. To write them anew: {@code mvn test
 * -Dtest=FilesPageTest -Dpage.write=true}.
 */
class FilesPageTest {
    private static final Path PAGE = Path.of("src/docs/files.md");

    /** The tables, by the key that they are about. */
    private static final Map<String, Class<? extends Record>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("data", DataSpec.class);
        TABLES.put("data.columns[]", ColumnSpec.class);
        TABLES.put("data.format", CsvFormat.class);
        TABLES.put("data.faults", FaultPolicy.class);
        TABLES.put("pipeline", PipelineSpec.class);
        TABLES.put("split", SplitSpec.class);
        TABLES.put("network[] node", NodeSpec.class);
        TABLES.put("network[] block", BlockSpec.class);
        TABLES.put("regularization", RegularizationSpec.class);
        TABLES.put("training", TrainingSpec.class);
        TABLES.put("telemetry", TelemetrySpec.class);
    }

    private static String table(Class<? extends Record> type) {
        StringBuilder table = new StringBuilder("| key | default | meaning |\n|---|---|---|\n");
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                continue;
            }
            Param param = component.getAnnotation(Param.class);
            table.append("| `").append(component.getName()).append("` | ");
            if (param == null) {
                table.append("needed | see above |\n");
            } else {
                String value = param.value().isEmpty() ? "" : "`" + param.value() + "`";
                table.append(value).append(" | ").append(param.doc().replace("|", "\\|")).append(" |\n");
            }
        }
        return table.toString();
    }

    @Test
    void itsTablesAreThoseOfTheDeclarations() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page;
        for (Map.Entry<String, Class<? extends Record>> entry : TABLES.entrySet()) {
            String begin = "<!-- table: " + entry.getKey() + " -->\n";
            int from = expected.indexOf(begin);
            int to = expected.indexOf("<!-- end -->", from);
            assertEquals(true, from >= 0 && to > from, "the page has no table of " + entry.getKey());
            expected = expected.substring(0, from + begin.length()) + table(entry.getValue()) + expected.substring(to);
        }
        if (Boolean.getBoolean("page.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE));
    }

    /** The annotated example is an experiment, and says all there is to say. */
    @Test
    void itsExampleIsAnExperiment() throws IOException {
        String page = Files.readString(PAGE);
        String example = page.substring(page.indexOf("```json\n") + 8, page.indexOf("\n```", page.indexOf("```json\n")));
        String json = example.replaceAll("(?m)\\s*//.*$", "");
        Experiment experiment = ExperimentJson.read(json, "files.md");
        assertEquals(
                JsonText.print(ExperimentJson.tree(experiment)),
                JsonText.print(JsonText.parse(json, "files.md")),
                "the example leaves nothing out");
        assertEquals(JsonCodec.write(experiment), JsonCodec.write(ExperimentJson.read(json, "")));
    }
}

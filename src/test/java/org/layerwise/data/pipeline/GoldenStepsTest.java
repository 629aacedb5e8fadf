package org.layerwise.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.ImputeMean;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepChain;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

/** Steps against scikit-learn and NumPy. */
class GoldenStepsTest {
    @TestFactory
    Stream<DynamicTest> givesWhatScikitLearnGives() {
        JsonNode cases = Golden.file("steps").get("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(entry -> DynamicTest.dynamicTest(entry.get("name").stringValue(), () -> check(entry)));
    }

    private static void check(JsonNode entry) {
        List<Step> steps = new ArrayList<>();
        entry.get("steps").forEach(node -> steps.add(Golden.value(Step.class, node)));
        ColumnData training = cells(entry.get("train"));
        ColumnContent reads = training instanceof ColumnData.Numbers ? ColumnContent.NUMBERS : ColumnContent.TEXTS;
        StepChain.require(reads, steps, "");
        FittedColumn fitted =
                FittedColumn.of("x", reads, CellPrecision.FLOAT64, StepChain.fit(steps, training, new ImputeMean()));
        float[][] values = FittedColumns.encode(fitted, cells(entry.get("new")));
        JsonNode expected = entry.get("features");
        for (int row = 0; row < expected.size(); row++) {
            double[] features = Golden.doubles(expected.get(row));
            assertEquals(features.length, values.length);
            for (int i = 0; i < features.length; i++) {
                double size = Math.max(1, Math.abs(features[i]));
                assertEquals(features[i], values[i][row], 1e-6 * size, "row " + row + ", feature " + i);
            }
        }
    }

    private static ColumnData cells(JsonNode list) {
        boolean numbers = StreamSupport.stream(list.spliterator(), false).noneMatch(JsonNode::isString);
        double[] values = new double[list.size()];
        @Nullable String[] texts = new @Nullable String[list.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode cell = list.get(i);
            values[i] = numbers && cell.isNumber() ? (float) cell.doubleValue() : Double.NaN;
            texts[i] = cell.isString() ? cell.stringValue() : null;
        }
        return numbers ? ColumnData.Numbers.of("x", values) : new ColumnData.Texts("x", texts);
    }
}

package org.layerwise.files.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.CellPrecision;
import tools.jackson.databind.node.ObjectNode;

class ColumnsToStepsTest {
    private static FittedPipeline migrated(String json) {
        ObjectNode pipeline = (ObjectNode) JsonText.parse(json.replace('\'', '"'), "p.json");
        ColumnsToSteps.migrate(pipeline);
        return new JsonCodec("p.json").read(FittedPipeline.class, pipeline, "");
    }

    @Test
    void everyKindOfColumnBecomesSteps() {
        FittedPipeline pipeline = migrated("""
                {'columns': [
                  {'kind': 'number', 'name': 'n', 'imputation': 4.5, 'shift': 4.25, 'scale': 1.5},
                  {'kind': 'category', 'name': 'c', 'imputation': 'v', 'categories': ['u', 'v']},
                  {'kind': 'index', 'name': 'i', 'categories': ['x', 'y', 'z']},
                  {'kind': 'steps', 'name': 's', 'reads': 'numbers',
                   'steps': [{'kind': 'fill', 'values': [7.0]}], 'features': ['s']}],
                 'target': {'kind': 'several-values', 'values': [
                   {'kind': 'values', 'column': 'y', 'mean': 1.5, 'scale': 2.5},
                   {'kind': 'values', 'column': 'z', 'mean': 0.5, 'scale': 1.0}]},
                 'missing': ['']}""");
        assertEquals(
                List.of(
                        FittedColumns.number("n", 4.5, 4.25, 1.5),
                        FittedColumns.category("c", "v", List.of("u", "v")),
                        FittedColumns.index("i", List.of("x", "y", "z")),
                        FittedColumns.number("s", 7)),
                pipeline.columns());
        assertEquals(
                new MultiRegressionTarget(List.of(
                        new RegressionTarget("y", 1.5, 2.5, CellPrecision.FLOAT32),
                        new RegressionTarget("z", 0.5, 1, CellPrecision.FLOAT32))),
                pipeline.target());
    }

    @Test
    void whatVersion1LeftOutHasItsDefaults() {
        FittedPipeline pipeline = migrated("""
                {'columns': [{'kind': 'number', 'name': 'n'}],
                 'target': {'kind': 'values', 'column': 'y'}, 'missing': ['']}""");
        assertEquals(List.of(FittedColumns.number("n", 0, 0, 1)), pipeline.columns());
        assertEquals(new RegressionTarget("y", 0, 1, CellPrecision.FLOAT32), pipeline.target());
    }
}

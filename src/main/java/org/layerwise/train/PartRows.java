package org.layerwise.train;

import org.layerwise.base.Severity;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.split.Split;
import org.layerwise.data.split.TargetRows;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Which rows of a table a part is made of, as they were divided when a model was trained. */
public final class PartRows {
    private PartRows() {}

    /**
     * The rows of a part that have a target, as places in the table.
     *
     * @param part any but all needs the very table that the model was trained with; test, where a second table is the test
     *     part, needs that one
     * @param problems takes what is noticed on the way
     * @throws org.layerwise.base.ProblemException when it is another table
     */
    public static int[] of(Model model, Table table, Part part, ProblemCollector problems) {
        DataSpec data = model.experiment().data();
        SplitSpec spec = model.experiment().split();
        if (part == Part.ALL) {
            return TargetRows.rows(data, table, problems);
        }
        if (spec.hasTestTable()) {
            TestRows.require(spec, data, table, part);
            if (part == Part.TEST) {
                return TargetRows.rows(data, table, problems);
            }
        }
        data.checkFingerprint(table, Severity.ERROR).ifPresent(problem -> {
            throw problem.toException();
        });
        Split split = Split.of(spec, data, table, model.experiment().seeds(), problems);
        return switch (part) {
            case ALL -> table.allRows();
            case TRAIN -> split.train();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }
}

package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.pipeline.ShiftScale;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.table.CategoryOrder;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Fits how the target is encoded on some rows of a table. */
final class TargetFitter {
    private static final int SHOWN = 5;

    private static final Message INDICES = Message.of("data.prepare/indices");

    private final Scaling scaling;
    private final DataSpec data;
    private final Table table;
    private final int[] rows;
    private final ProblemCollector problems;

    /** @param scaling of targets that are numbers */
    TargetFitter(Scaling scaling, DataSpec data, Table table, int[] rows, ProblemCollector problems) {
        this.scaling = scaling;
        this.data = data;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
    }

    /** @param columns the features' columns as fitted, at least one */
    FittedTarget fit(List<FittedColumn> columns) {
        return switch (data.task()) {
            case CLASSIFICATION -> new ClassTarget(data.target(), classes(data.target()));
            case REGRESSION -> {
                List<RegressionTarget> values =
                        data.targets().stream().map(this::values).toList();
                yield values.size() == 1 ? values.getFirst() : new MultiRegressionTarget(values);
            }
            case MULTI_LABEL ->
                new MultiLabelTarget(data.targets().stream().map(this::label).toList());
            case RECONSTRUCTION -> reconstruction(columns);
        };
    }

    private List<String> classes(String column) {
        int index = table.column(column);
        TreeSet<String> classes = new TreeSet<>();
        for (int row : rows) {
            if (!table.isMissing(row, index)) {
                classes.add(table.label(row, index));
            }
        }
        if (classes.size() < 2) {
            Message tooFew = classes.isEmpty()
                    ? Message.of("data.prepare/no-class")
                    : Message.of("data.prepare/one-class", classes.getFirst());
            Message hint = data.task() == Task.CLASSIFICATION
                    ? Message.of("data.prepare/stratify")
                    : Message.of("data.prepare/drop-label");
            throw Problem.error(Location.column(table.file(), column), tooFew.hinted(hint))
                    .toException();
        }
        return CategoryOrder.sorted(classes);
    }

    private ClassTarget label(String column) {
        List<String> texts = classes(column);
        if (texts.size() > 2) {
            List<String> shown = new ArrayList<>(texts.subList(0, Math.min(SHOWN, texts.size())));
            if (shown.size() < texts.size()) {
                shown.add("…");
            }
            throw Problem.error(
                            Location.column(table.file(), column),
                            Message.of("data.prepare/label-in-training", texts.size(), shown))
                    .toException();
        }
        return new ClassTarget(column, MultiLabelTarget.order(texts));
    }

    private RegressionTarget values(String column) {
        double[] values = NumberColumn.read(table, table.column(column), rows, problems);
        problems.throwIfErrors();
        CellPrecision cells = CellPrecision.needed(values);
        cells.apply(values);
        ShiftScale fitted = scaling.step()
                .flatMap(step -> FittedColumn.of(
                                column,
                                ColumnContent.NUMBERS,
                                cells,
                                List.of(step.fit(ColumnData.Numbers.of(column, values))))
                        .shiftScale())
                .orElse(ShiftScale.NONE);
        return new RegressionTarget(column, fitted.shift(), fitted.scale(), cells);
    }

    private ReconstructionTarget reconstruction(List<FittedColumn> columns) {
        for (FittedColumn column : columns) {
            if (column.categoryNumbers() > 0) {
                problems.add(
                        INDICES,
                        Problem.error(
                                Location.column(table.file(), column.name()), Message.of("data.prepare/index-target")));
            }
        }
        problems.throwIfErrors();
        return new ReconstructionTarget(FittedPipeline.featureNames(columns));
    }
}

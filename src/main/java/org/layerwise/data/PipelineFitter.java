package org.layerwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.data.step.ColumnData;
import org.layerwise.data.step.Content;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.FittedOneHot;
import org.layerwise.data.step.FittedStep;
import org.layerwise.data.step.ImputeMean;
import org.layerwise.data.step.ImputeMode;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepChain;
import org.layerwise.data.table.CategoryOrder;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Fits a pipeline on some rows of a table. */
final class PipelineFitter {
    private final PipelineSpec spec;
    private final DataSpec data;
    private final Table table;
    private final int[] rows;
    private final ProblemCollector problems;
    private final MissingTokens missing;

    PipelineFitter(PipelineSpec spec, DataSpec data, Table table, int[] rows, ProblemCollector problems) {
        this.spec = spec;
        this.data = data;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
        this.missing = data.missingTokens();
    }

    FittedPipeline fit() {
        List<ColumnSpec> features = data.features();
        for (ColumnSpec feature : features) {
            if (table.indexOf(feature.name()) < 0) {
                problems.add("missing columns", table.noColumn(feature.name()));
            }
        }
        problems.throwIfErrors();
        List<FittedColumn> columns = new ArrayList<>();
        for (ColumnSpec feature : features) {
            fit(feature).ifPresent(columns::add);
        }
        problems.throwIfErrors();
        if (columns.isEmpty()) {
            throw Problem.error(
                            Where.file(table.file()),
                            "no column is left for the network to see.",
                            "Use at least one column other than the target.")
                    .toException();
        }
        FittedTarget target = new TargetFitter(spec.targetScaling(), data, table, rows, problems).fit(columns);
        problems.throwIfErrors();
        return new FittedPipeline(columns, target, data.missing());
    }

    private Optional<? extends FittedColumn> fit(ColumnSpec feature) {
        if (!feature.steps().isEmpty()) {
            return fitSteps(feature);
        }
        return switch (feature.type()) {
            case NUMBER, INTEGER -> fitNumber(feature, spec.scaling());
            case BOOLEAN -> isZeroOrOne(feature) ? fitNumber(feature, new NoScaling()) : fitSteps(feature);
            case ORDINAL, DATE -> fitSteps(feature);
            case CATEGORY, IDENTIFIER -> fitCategory(feature);
        };
    }

    /** Whether a boolean is written in digits, so that it is read as a number. */
    private boolean isZeroOrOne(ColumnSpec column) {
        int index = table.column(column.name());
        for (int row : rows) {
            double number = table.number(row, index);
            if (number != 0 && number != 1 && !missing.isMissing(table.cell(row, index))) {
                return false;
            }
        }
        return true;
    }

    private Optional<FittedSteps> fitSteps(ColumnSpec column) {
        if (column.isDropped()) {
            return Optional.empty();
        }
        Content content = ColumnSpec.content(column.type());
        ColumnCells source = new ColumnCells(table, missing);
        ColumnData cells = source.read(column.name(), content, rows, problems);
        if (ColumnCells.isMissing(cells)) {
            leaveOut(column, "has no value in the training rows", "Ignore the column.");
            return Optional.empty();
        }
        List<Step> wanted = column.steps().isEmpty()
                ? TypeSteps.unrecorded(column.type(), cells.texts(), spec.scaling())
                : column.steps();
        if (wanted.stream().anyMatch(DateParts.class::isInstance)) {
            source.requireDates(cells, rows, problems);
        }
        Step filling = switch (column.missing()) {
            case MEAN -> new ImputeMean();
            case MODE -> new ImputeMode();
        };
        List<FittedStep> steps = StepChain.fit(wanted, cells, filling);
        for (FittedStep step : steps) {
            if (step instanceof FittedOneHot oneHot && oneHot.categories().size() > spec.maxCategories()) {
                leaveOut(
                        column,
                        "has " + oneHot.categories().size() + " categories, more than " + spec.maxCategories()
                                + " for one-hot",
                        "Take the step frequency or index instead, allow more in the pipeline, or ignore the column.");
                return Optional.empty();
            }
        }
        return Optional.of(FittedSteps.of(column.name(), content, steps));
    }

    private Optional<FittedNumber> fitNumber(ColumnSpec column, Scaling scaling) {
        float[] values = NumberColumn.read(table, table.column(column.name()), rows, missing, problems);
        float[] present = present(values);
        if (present.length == 0) {
            leaveOut(column, "has no value in the training rows", "Ignore the column.");
            return Optional.empty();
        }
        float imputation = switch (column.missing()) {
            case MEAN -> mean(present);
            case MODE -> mode(present);
        };
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? imputation : values[i];
        }
        Affine affine = scaling.fit(values);
        return Optional.of(new FittedNumber(column.name(), imputation, affine.shift(), affine.scale()));
    }

    private Optional<FittedColumn> fitCategory(ColumnSpec column) {
        int index = table.column(column.name());
        Map<String, Integer> counts = new HashMap<>();
        for (int row : rows) {
            String cell = table.cell(row, index);
            if (!missing.isMissing(cell)) {
                counts.merge(cell, 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            leaveOut(column, "has no value in the training rows", "Ignore the column.");
            return Optional.empty();
        }
        if (counts.size() > spec.maxCategories()) {
            leaveOut(
                    column,
                    "has " + counts.size() + " categories, more than " + spec.maxCategories(),
                    "Merge rare categories in the file, allow more in the pipeline, or ignore the column.");
            return Optional.empty();
        }
        List<String> categories = CategoryOrder.sorted(counts.keySet());
        return Optional.of(
                switch (column.encoding().given(spec.encoding())) {
                    case ONE_HOT -> new FittedCategory(column.name(), mostFrequent(categories, counts), categories);
                    case INDEX -> new FittedIndex(column.name(), categories);
                });
    }

    /** The first in order among equals. */
    private static String mostFrequent(List<String> categories, Map<String, Integer> counts) {
        String mode = categories.getFirst();
        for (String category : categories) {
            if (counts.getOrDefault(category, 0) > counts.getOrDefault(mode, 0)) {
                mode = category;
            }
        }
        return mode;
    }

    private void leaveOut(ColumnSpec column, String reason, String hint) {
        problems.add(
                "columns left out",
                Problem.warning(
                        Where.column(table.file(), column.name()), "the column " + reason + "; it is left out.", hint));
    }

    static float[] present(float[] values) {
        float[] present = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                present[count++] = value;
            }
        }
        return Arrays.copyOf(present, count);
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }

    /** The most frequent value, the smallest among equals. */
    private static float mode(float[] values) {
        TreeMap<Float, Integer> counts = new TreeMap<>();
        for (float value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        float mode = values[0];
        int most = 0;
        for (Map.Entry<Float, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                mode = entry.getKey();
            }
        }
        return mode;
    }
}

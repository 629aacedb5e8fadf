package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.decorrelate.FittedNone;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.Spelling;
import org.layerwise.data.pipeline.StepInput;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.ImputeMean;
import org.layerwise.data.step.ImputeMode;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepChain;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedOneHot;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedNoWindows;
import org.layerwise.data.window.FittedWindowing;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.NoWindows;
import org.layerwise.data.window.TimeWindows;

/** Fits a pipeline on the training rows of a table. */
public final class PipelineFitter {
    private static final Message MISSING_COLUMNS = Message.of("data.prepare/missing-columns");
    private static final Message LEFT_OUT = Message.of("data.prepare/left-out");

    private final PipelineSpec spec;
    private final DataSpec data;
    private final Table table;
    private final int[] rows;
    private final ProblemCollector problems;

    private PipelineFitter(PipelineSpec spec, DataSpec data, Table table, int[] rows, ProblemCollector problems) {
        this.spec = spec;
        this.data = data;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * Fits the pipeline on the training rows; no other row is looked at.
     *
     * @param rows row numbers of {@code file}, each with a target value
     * @param problems takes the warnings: columns left out
     * @throws org.layerwise.base.ProblemException when a column is missing, a number cannot be read, no feature is left, or the
     *     features cannot be decorrelated
     */
    public static FittedPipeline fit(
            PipelineSpec spec, DataSpec data, Table file, int[] rows, ProblemCollector problems) {
        Table table = data.reads(file);
        FittedPipeline separate = new PipelineFitter(spec, data, table, rows, problems).fit();
        return new ProjectionFitter(spec.decorrelation(), separate, table, rows).fit(problems);
    }

    private FittedPipeline fit() {
        List<ColumnSpec> features = WindowColumns.of(spec.windows(), data);
        for (ColumnSpec feature : features) {
            if (table.indexOf(feature.name()) < 0) {
                problems.add(MISSING_COLUMNS, table.noColumn(feature.name()));
            }
        }
        problems.throwIfErrors();
        List<FittedColumn> columns = new ArrayList<>();
        for (ColumnSpec feature : features) {
            fit(feature).ifPresent(columns::add);
        }
        problems.throwIfErrors();
        if (columns.isEmpty()) {
            throw Problem.error(Location.file(table.file()), Message.of("data.prepare/no-column"))
                    .toException();
        }
        FittedTarget target = located(
                String.join(", ", data.targets()),
                () -> new TargetFitter(spec.targetScaling(), data, table, rows, problems).fit(columns));
        problems.throwIfErrors();
        return new FittedPipeline(columns, target, data.missing(), new FittedNone(), data.reading(), windows(columns));
    }

    private FittedWindowing windows(List<FittedColumn> columns) {
        return switch (spec.windows()) {
            case NoWindows _ -> new FittedNoWindows();
            case TimeWindows windows -> {
                List<String> used = columns.stream().map(FittedColumn::name).toList();
                boolean isDate = data.column(windows.time())
                        .filter(column -> column.type() == ColumnType.DATE)
                        .isPresent();
                yield FittedWindows.fit(
                        windows,
                        isDate,
                        table,
                        rows,
                        data.targets().stream().filter(used::contains).toList());
            }
        };
    }

    /** Whether a boolean is written in digits, so that it is read as a number. */
    private boolean isZeroOrOne(ColumnSpec column) {
        int index = table.column(column.name());
        for (int row : rows) {
            double number = table.number(row, index);
            if (number != 0 && number != 1 && !table.isMissing(row, index)) {
                return false;
            }
        }
        return true;
    }

    private Optional<FittedColumn> fit(ColumnSpec column) {
        if (column.isDropped()) {
            return Optional.empty();
        }
        boolean digits = column.type() == ColumnType.BOOLEAN && column.steps().isEmpty() && isZeroOrOne(column);
        ColumnContent content = digits ? ColumnContent.NUMBERS : ColumnSpec.content(column.type());
        StepInput source = new StepInput(table);
        ProblemCollector seen = new ProblemCollector();
        ColumnData cells = source.read(column.name(), content, CellPrecision.FLOAT64, rows, seen);
        if (seen.problems().stream().anyMatch(Problem::isError)) {
            seen.problems()
                    .forEach(problem -> problems.add(Message.of("data.table/not-numbers", column.name()), problem));
        } // what counts as missing is said when the rows are encoded, and once
        if (StepInput.isMissing(cells)) {
            leaveOut(column, Message.of("data.prepare/empty-in-training"));
            return Optional.empty();
        }
        CellPrecision precision = precision(cells);
        Step filling = switch (column.missing()) {
            case MEAN -> new ImputeMean();
            case MODE -> new ImputeMode();
        };
        boolean chosen = !column.steps().isEmpty();
        List<Step> wanted = chosen ? column.steps() : DefaultSteps.unrecorded(column, cells, spec, filling);
        if (wanted.stream().anyMatch(DateParts.class::isInstance)) {
            source.requireDates(cells, rows, problems);
        }
        List<FittedStep> steps = located(column.name(), () -> StepChain.fit(wanted, cells, filling));
        return isTooWide(column, steps, chosen)
                ? Optional.empty()
                : Optional.of(FittedColumn.of(column.name(), content, precision, steps)
                        .with(spellings(column, steps)));
    }

    /** Runs what fits a column; a problem that knows no place is that column's. */
    private <T> T located(String column, Supplier<T> fitting) {
        try {
            return fitting.get();
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(problem -> problem.where() instanceof Location.Nowhere
                            ? problem.at(Location.column(table.file(), column))
                            : problem)
                    .toList());
        }
    }

    /** The ways in which the training rows write categories beside the one that counts. */
    private List<Spelling> spellings(ColumnSpec column, List<FittedStep> steps) {
        if (steps.stream().allMatch(step -> step.known().isEmpty())) {
            return List.of();
        }
        int index = table.column(column.name());
        Map<String, String> found = new TreeMap<>();
        for (int row : rows) {
            String cell = table.cell(row, index);
            String label = table.label(row, index);
            if (!cell.equals(label) && !table.isMissing(row, index)) {
                found.put(cell, label);
            }
        }
        return found.entrySet().stream()
                .map(each -> new Spelling(each.getKey(), each.getValue()))
                .toList();
    }

    /** How exactly cells are taken from now on. Numbers are rounded to it in place. */
    private static CellPrecision precision(ColumnData cells) {
        if (!(cells instanceof ColumnData.Numbers numbers)) {
            return CellPrecision.FLOAT32;
        }
        double[] values = numbers.open().getFirst().values();
        CellPrecision needed = CellPrecision.needed(values);
        needed.apply(values);
        return needed;
    }

    /** Leaves a column out that has too many categories: for one-hot, and where nothing else was chosen for any encoding. */
    private boolean isTooWide(ColumnSpec column, List<FittedStep> steps, boolean chosen) {
        for (FittedStep step : steps) {
            int categories = step.known().map(List::size).orElse(0);
            if (chosen && step instanceof FittedOneHot && categories > spec.maxCategories()) {
                leaveOut(column, Message.of("data.prepare/many-for-one-hot", categories, spec.maxCategories()));
                return true;
            }
            if (!chosen && DefaultSteps.isPlainCategory(column.type()) && categories > spec.maxCategories()) {
                leaveOut(column, Message.of("data.prepare/many-in-training", categories, spec.maxCategories()));
                return true;
            }
        }
        return false;
    }

    private void leaveOut(ColumnSpec column, Message why) {
        problems.add(LEFT_OUT, Problem.warning(Location.column(table.file(), column.name()), why));
    }
}

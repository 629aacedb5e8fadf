package org.layerwise.data.pipeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.table.CellPrecision;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * A table's cells as steps take them.
 *
 * @param table read as the steps were fitted
 */
public record StepInput(Table table) {
    /**
     * Some rows of a column.
     *
     * @param content numbers or texts
     * @param precision how exactly numbers are taken
     * @param rows row numbers of the table
     * @param problems takes cells that are no numbers; they are missing then
     * @throws org.layerwise.base.ProblemException when the table has no such column
     */
    public ColumnData read(
            String name, ColumnContent content, CellPrecision precision, int[] rows, ProblemCollector problems) {
        int column = table.column(name);
        return switch (content) {
            case NUMBERS -> {
                double[] values = NumberColumn.read(table, column, rows, problems);
                precision.apply(values);
                yield ColumnData.Numbers.of(name, values);
            }
            case TEXTS, DONE -> {
                @Nullable String[] cells = new @Nullable String[rows.length];
                Map<String, String> known = new HashMap<>(); // millions of rows have few different texts
                for (int i = 0; i < cells.length; i++) {
                    String cell = table.cell(rows[i], column);
                    cells[i] = table.isMissing(cell, column)
                            ? null
                            : known.computeIfAbsent(table.label(cell, column), text -> text);
                }
                yield new ColumnData.Texts(name, cells);
            }
        };
    }

    /** Some rows of a fitted column. */
    public ColumnData read(FittedColumn column, int[] rows, ProblemCollector problems) {
        return read(column.name(), column.reads(), column.cells(), rows, problems);
    }

    /**
     * Looks for cells that are no dates.
     *
     * @param rows the table's rows behind the cells
     * @param problems takes an error for each
     */
    public void requireDates(ColumnData cells, int[] rows, ProblemCollector problems) {
        ColumnData.Texts texts = cells.texts();
        int column = table.column(texts.name());
        for (int i = 0; i < rows.length; i++) {
            String cell = texts.cells()[i];
            if (cell != null && DateText.parse(cell).isEmpty()) {
                problems.add(
                        Message.of("data.pipeline/no-dates", texts.name()),
                        Problem.error(
                                table.where(rows[i], column),
                                Message.of("data.pipeline/no-date", cell, DateText.RULE)));
            }
        }
    }

    /** Whether no row has a value. */
    public static boolean isMissing(ColumnData cells) {
        return switch (cells) {
            case ColumnData.Numbers numbers ->
                Arrays.stream(numbers.open().getFirst().values()).allMatch(Double::isNaN);
            case ColumnData.Texts texts -> Arrays.stream(texts.cells()).allMatch(cell -> cell == null);
        };
    }
}

package org.layerwise.data.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.table.Table;

/**
 * Finds that another table writes its numbers with other marks than the training table: a decimal comma for the point, or groups
 * of thousands. Then nearly every number would be an error of its own, and none would say why.
 */
public final class OtherMarks {
    /** So many rows are looked at. */
    private static final int ROWS = 200;

    /** So many cells at least must be no numbers; fewer are named one by one. */
    private static final int FEWEST = 3;

    /** The share of them that other marks must make numbers. */
    private static final double NEARLY_ALL = 0.9;

    private static final List<NumberFormat> FORMATS = List.of(
            new NumberFormat(',', '\0'),
            new NumberFormat('.', '\0'),
            new NumberFormat('.', ','),
            new NumberFormat(',', '.'),
            new NumberFormat('.', ' '),
            new NumberFormat(',', ' '),
            new NumberFormat('.', '\''));

    private final Table table;
    private final List<String> unread = new ArrayList<>();
    private int firstRow = -1;
    private int firstColumn;

    private OtherMarks(Table table) {
        this.table = table;
    }

    /**
     * Ends with one error, where a table's columns of numbers, those to predict among them, are written with other marks.
     *
     * @param table as it was read
     * @throws org.layerwise.base.ProblemException naming a number, and the settings to read it by
     */
    public static void require(FittedPipeline pipeline, Table table) {
        List<String> columns = new ArrayList<>(numbers(pipeline));
        switch (pipeline.target()) {
            case RegressionTarget one -> columns.add(one.column());
            case MultiRegressionTarget several -> several.values().forEach(value -> columns.add(value.column()));
            case ClassTarget _, MultiLabelTarget _, ReconstructionTarget _ -> {}
        }
        Table read = pipeline.reads(table);
        new OtherMarks(read).find(columns, read.allRows()).ifPresent(OtherMarks::fail);
    }

    /** As above, of some rows and of the columns that are predicted from alone. */
    static void require(FittedPipeline pipeline, Table read, int[] rows) {
        new OtherMarks(read).find(numbers(pipeline), rows).ifPresent(OtherMarks::fail);
    }

    private static void fail(Problem problem) {
        throw problem.toException();
    }

    private static List<String> numbers(FittedPipeline pipeline) {
        return pipeline.columns().stream()
                .filter(column -> column.reads() == ColumnContent.NUMBERS)
                .map(FittedColumn::name)
                .toList();
    }

    private Optional<Problem> find(List<String> columns, int[] rows) {
        int looked = Math.min(ROWS, rows.length);
        for (String name : columns) {
            int column = table.indexOf(name);
            if (column >= 0) {
                look(column, rows, looked);
            }
        }
        if (unread.size() < FEWEST) {
            return Optional.empty();
        }
        List<String> settings = new ArrayList<>();
        Set<Character> decimals = new HashSet<>();
        for (NumberFormat format : FORMATS) {
            // groups are offered where the numbers are none without
            if (!format.equals(table.numbers())
                    && !decimals.contains(format.decimal())
                    && unread.stream().filter(format::isNumber).count() >= NEARLY_ALL * unread.size()) {
                decimals.add(format.decimal());
                settings.add(settings(format));
            }
        }
        return settings.isEmpty() ? Optional.empty() : Optional.of(problem(settings));
    }

    /** Collects the cells of a column that are no numbers, where half of all that have a value are none. */
    private void look(int column, int[] rows, int looked) {
        List<String> odd = new ArrayList<>();
        int first = -1;
        int filled = 0;
        for (int i = 0; i < looked; i++) {
            if (!Double.isNaN(table.number(rows[i], column))) {
                filled++;
            } else if (!table.isMissing(rows[i], column)) {
                filled++;
                odd.add(table.cell(rows[i], column));
                first = first < 0 ? rows[i] : first;
            }
        }
        if (odd.size() * 2 >= filled && !odd.isEmpty()) {
            unread.addAll(odd);
            if (firstRow < 0) {
                firstRow = first;
                firstColumn = column;
            }
        }
    }

    private Problem problem(List<String> settings) {
        Object way = settings.getFirst();
        for (String other : settings.subList(1, settings.size())) {
            way = Message.of("data.pipeline/or", way, other);
        }
        return Problem.error(
                Location.column(table.file(), table.columns().get(firstColumn)),
                Message.of(
                        "data.pipeline/other-marks",
                        table.cell(firstRow, firstColumn),
                        table.place(firstRow),
                        table.numbers().rule(),
                        way));
    }

    /** The settings that change how numbers are read, as {@code --set} takes them: never both marks the same on the way. */
    private String settings(NumberFormat format) {
        NumberFormat now = table.numbers();
        List<String> settings = new ArrayList<>();
        boolean groups = format.thousands() != now.thousands();
        boolean clash = format.thousands() == now.decimal();
        if (groups && !clash) {
            settings.add("--set data.format.thousands=" + mark(format.thousands()));
        }
        if (format.decimal() != now.decimal()) {
            if (format.decimal() == now.thousands() && clash) {
                settings.add("--set data.format.thousands=none");
            }
            settings.add("--set data.format.decimal=" + mark(format.decimal()));
        }
        if (groups && clash) {
            settings.add("--set data.format.thousands=" + mark(format.thousands()));
        }
        return String.join(" ", settings);
    }

    private static String mark(char mark) {
        return switch (mark) {
            case ',' -> "comma";
            case '.' -> "point";
            case ' ' -> "space";
            case '\'' -> "apostrophe";
            default -> "none";
        };
    }
}

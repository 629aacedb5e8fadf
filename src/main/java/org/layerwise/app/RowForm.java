package org.layerwise.app;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.LineNumbers;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.data.table.Table;
import org.layerwise.data.table.TextColumn;
import org.layerwise.train.Model;

/**
 * What a model asks of one row.
 *
 * @param fields one for each column that the model uses, in its order
 * @param table the rows to begin from; null where they are not at hand
 * @param numbers how they are written, in the rows and by whoever fills it in
 * @param faults what is done about faults in the cells, as in the rows of a table
 */
public record RowForm(List<Field> fields, @Nullable Table table, NumberFormat numbers, FaultPolicy faults) {
    /** Digits of a range's ends. */
    private static final int DIGITS = 6;

    /**
     * One cell to fill in.
     *
     * @param column its name
     * @param choices the usual values of a column of texts; empty for numbers
     * @param range between which numbers or dates the cells were that trained the model, as its table writes them; empty for
     *     texts, and where it is not known
     * @param typical what a row may well have there; empty where that is not known
     * @param slide the numbers that it can be moved through; null for texts and dates, and where they are not known
     */
    public record Field(
            String column,
            List<String> choices,
            String range,
            String typical,
            @Nullable CellSlide slide) {
        public Field {
            choices = List.copyOf(choices);
        }

        /** A cell that is typed or chosen. */
        public Field(String column, List<String> choices, String range, String typical) {
            this(column, choices, range, typical, null);
        }

        public boolean isNumber() {
            return choices.isEmpty();
        }

        public boolean hasRange() {
            return !range.isEmpty();
        }
    }

    public RowForm {
        fields = List.copyOf(fields);
    }

    /**
     * The form of a model.
     *
     * @param open the table that is open, from whose rows it is filled in where it has all columns; null for none
     */
    public static RowForm of(Model model, @Nullable OpenTable open) {
        boolean fits = open != null
                && model.pipeline().columns().stream()
                        .allMatch(column -> open.table().indexOf(column.name()) >= 0);
        NumberFormat numbers = open != null && fits
                ? open.table().numbers()
                : model.experiment().data().format().numbers();
        List<Field> fields = new ArrayList<>();
        for (FittedColumn column : model.pipeline().columns()) {
            TypicalCell typical = TypicalCell.of(column, numbers);
            fields.add(
                    open != null && fits
                            ? field(open.profile(column.name()), reading(model, column.name()), numbers, typical)
                            : new Field(column.name(), typical.choices(), "", typical.cell()));
        }
        return new RowForm(
                fields,
                open != null && fits ? open.table() : null,
                numbers,
                model.experiment().data().faults());
    }

    /** How the model reads a column, which may be another way than the one found out for the open table. */
    private static ColumnReading reading(Model model, String column) {
        return model.pipeline().reading().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseGet(() -> ColumnReading.plain(column));
    }

    private static Field field(
            ColumnProfile profile, ColumnReading reading, NumberFormat numbers, TypicalCell typical) {
        if (profile.numbers() != null) {
            NumberWriting writing = NumberWriting.of(numbers, reading.unit(), profile.examples());
            String range = range(
                    writing.text(profile.numbers().min(), DIGITS),
                    writing.text(profile.numbers().max(), DIGITS));
            return new Field(profile.name(), List.of(), range, typical.cell(), slide(profile.numbers(), writing));
        }
        return new Field(
                profile.name(),
                profile.frequent().stream().map(CategoryCount::category).toList(),
                profile.dates() == null ? "" : dates(profile.dates(), reading, profile.examples()),
                typical.cell());
    }

    private static @Nullable CellSlide slide(NumberSummary numbers, NumberWriting writing) {
        return numbers.min() < numbers.max()
                ? new CellSlide(numbers.min(), numbers.max(), numbers.integers(), writing)
                : null;
    }

    private static String range(String smallest, String largest) {
        return smallest + " … " + largest;
    }

    /** From when to when, with day and month in the order in which the column's cells have them. */
    private static String dates(DateSpan span, ColumnReading reading, List<String> examples) {
        String separator = examples.stream().anyMatch(cell -> cell.contains("/")) ? "/" : "-";
        return switch (reading.dates()) {
            case DAY_FIRST -> dates(span, "d" + separator + "M" + separator + "uuuu");
            case MONTH_FIRST -> dates(span, "M" + separator + "d" + separator + "uuuu");
            case YEAR_MONTH -> dates(span, "uuuu" + separator + "MM");
            case STANDARD, COMPACT, UNIX_SECONDS, UNIX_MILLISECONDS -> span.text();
        };
    }

    private static String dates(DateSpan span, String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        LocalDateTime last = span.last();
        return range(format.format(span.first()), format.format(last));
    }

    /** How many rows there are to begin from. */
    public int rows() {
        return table == null ? 0 : table.rowCount();
    }

    /** The cells of a row to begin from, for the fields in their order. */
    public List<String> cellsOf(int row) {
        Table source = Objects.requireNonNull(table, "there are no rows");
        return fields.stream()
                .map(field -> source.cell(row, source.column(field.column())))
                .toList();
    }

    /** Cells of a row as the training rows were on the whole, for the fields in their order. */
    public List<String> typicalCells() {
        return fields.stream().map(Field::typical).toList();
    }

    /** A table of this one row, read as a table of many is. */
    public Table rowOf(List<String> cells) {
        TextColumn[] columns = cells.stream().map(RowForm::column).toArray(TextColumn[]::new);
        List<String> names = fields.stream().map(Field::column).toList();
        return new Table("", "", names, columns, LineNumbers.of(1), List.of(), numbers, faults, ReadTotals.clean(1));
    }

    private static TextColumn column(String cell) {
        TextColumn column = new TextColumn();
        column.append(cell.toCharArray(), 0, cell.length());
        column.trimToSize();
        return column;
    }
}

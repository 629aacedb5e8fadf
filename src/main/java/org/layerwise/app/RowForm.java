package org.layerwise.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.table.NumberFormat;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;

/**
 * What a model asks of one row.
 *
 * @param fields one for each column that the model uses, in its order
 * @param table the rows to begin from; null where they are not at hand
 * @param numbers how they are written, in the rows and by whoever fills it in
 */
public record RowForm(List<Field> fields, @Nullable Table table, NumberFormat numbers) {

    /**
     * One cell to fill in.
     *
     * @param column its name
     * @param choices the usual values of a column of texts; empty for numbers
     * @param smallest of a column of numbers; NaN for texts, and where it is not known
     * @param largest of a column of numbers; NaN for texts, and where it is not known
     * @param typical what a row may well have there; empty where that is not known
     */
    public record Field(String column, List<String> choices, double smallest, double largest, String typical) {
        public Field {
            choices = List.copyOf(choices);
        }

        public boolean isNumber() {
            return choices.isEmpty();
        }

        /** Whether it is known between which numbers the cells were that trained the model. */
        public boolean hasRange() {
            return smallest <= largest;
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
                            ? field(open.profile(column.name()), typical)
                            : new Field(column.name(), typical.choices(), Double.NaN, Double.NaN, typical.cell()));
        }
        return new RowForm(fields, open != null && fits ? open.table() : null, numbers);
    }

    private static Field field(ColumnProfile profile, TypicalCell typical) {
        return profile.numbers() == null
                ? new Field(
                        profile.name(),
                        profile.frequent().stream().map(CategoryCount::category).toList(),
                        Double.NaN,
                        Double.NaN,
                        typical.cell())
                : new Field(
                        profile.name(),
                        List.of(),
                        profile.numbers().min(),
                        profile.numbers().max(),
                        typical.cell());
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

    /** A table of this one row. */
    public Table rowOf(List<String> cells) {
        return Table.ofRows("", fields.stream().map(Field::column).toList(), List.of(cells), numbers);
    }
}

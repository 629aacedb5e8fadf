package org.layerwise.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;

/**
 * What a model asks of one row.
 *
 * @param fields one for each column that the model uses, in its order
 * @param table the rows to begin from
 */
public record RowForm(List<Field> fields, Table table) {

    /**
     * One cell to fill in.
     *
     * @param column its name
     * @param choices the usual values of a column of texts; empty for numbers
     * @param smallest of a column of numbers; NaN for texts
     * @param largest of a column of numbers; NaN for texts
     */
    public record Field(String column, List<String> choices, double smallest, double largest) {
        public Field {
            choices = List.copyOf(choices);
        }

        public boolean isNumber() {
            return choices.isEmpty();
        }
    }

    public RowForm {
        fields = List.copyOf(fields);
    }

    /** The form of a model for the columns of the table that it was trained on. */
    public static RowForm of(Model model, OpenTable trainedOn) {
        List<Field> fields = new ArrayList<>();
        for (FittedColumn column : model.pipeline().columns()) {
            Optional<ColumnProfile> known = trainedOn.profiles().stream()
                    .filter(profile -> profile.name().equals(column.name()))
                    .findFirst();
            known.ifPresent(profile -> fields.add(field(profile)));
        }
        return new RowForm(fields, trainedOn.table());
    }

    private static Field field(ColumnProfile profile) {
        return profile.numbers() == null
                ? new Field(
                        profile.name(),
                        profile.frequent().stream().map(CategoryCount::category).toList(),
                        Double.NaN,
                        Double.NaN)
                : new Field(
                        profile.name(),
                        List.of(),
                        profile.numbers().min(),
                        profile.numbers().max());
    }

    /** The cells of a row of the table that the model was trained on, for the fields in their order. */
    public List<String> cellsOf(int row) {
        return fields.stream()
                .map(field -> table.cell(row, table.column(field.column())))
                .toList();
    }

    /** A table of this one row. */
    public Table rowOf(List<String> cells) {
        return Table.ofRows("", fields.stream().map(Field::column).toList(), List.of(cells));
    }
}

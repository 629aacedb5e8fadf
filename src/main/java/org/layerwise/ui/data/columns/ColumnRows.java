package org.layerwise.ui.data.columns;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Preparation;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.ui.fx.Numbers;

/** Puts together what the screen shows of each column. */
public final class ColumnRows {
    private ColumnRows() {}

    /**
     * One for each of the table's columns.
     *
     * @param problems of all columns, worst first
     * @param remarks what else is known of a column, told where nothing is wrong with it
     */
    public static List<ColumnRow> of(
            OpenTable source,
            DataSpec data,
            @Nullable Preparation preparation,
            List<Problem> problems,
            Function<String, Optional<Problem>> remarks) {
        return source.profiles().stream()
                .map(profile -> new ColumnRow(
                        profile,
                        data.column(profile.name()).orElse(null),
                        profile.name().equals(data.weights()),
                        fill(preparation, profile.name()),
                        problemsOf(profile.name(), problems, remarks)))
                .toList();
    }

    private static List<Problem> problemsOf(
            String column, List<Problem> problems, Function<String, Optional<Problem>> remarks) {
        List<Problem> own = problems.stream()
                .filter(problem -> columnOf(problem).equals(column))
                .toList();
        return own.isEmpty() ? remarks.apply(column).stream().toList() : own;
    }

    /** The column a problem is about; empty when it is about none. */
    public static String columnOf(Problem problem) {
        return problem.where() instanceof Location.InFile place ? place.columnName() : "";
    }

    private static String fill(@Nullable Preparation preparation, String column) {
        if (preparation == null || preparation.data() == null) {
            return "";
        }
        for (FittedColumn fitted : preparation.data().pipeline().columns()) {
            if (fitted.name().equals(column)) {
                return fitted.filling()
                        .map(value -> value instanceof Double number ? Numbers.number(number) : value.toString())
                        .orElse("");
            }
        }
        return "";
    }
}

package org.layerwise.ui.data.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Preparation;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.fx.Numbers;

/** Puts together what the page shows of each column, looking at everything once: tables may have thousands of columns. */
public final class ColumnRows {
    private final Map<String, ColumnSpec> specs = new HashMap<>();
    private final Map<String, FittedColumn> fitted = new HashMap<>();
    private final Map<String, List<Problem>> own = new HashMap<>();
    private final Function<String, Optional<Problem>> remarks;

    private ColumnRows(
            DataSpec data,
            @Nullable Preparation preparation,
            List<Problem> problems,
            Function<String, Optional<Problem>> remarks) {
        this.remarks = remarks;
        data.columns().forEach(spec -> specs.put(spec.name(), spec));
        if (preparation != null && preparation.data() != null) {
            preparation.data().pipeline().columns().forEach(column -> fitted.put(column.name(), column));
        }
        problems.forEach(problem -> own.computeIfAbsent(columnOf(problem), name -> new ArrayList<>())
                .add(problem));
    }

    /**
     * One for each of the table's columns.
     *
     * @param profiles of the columns, in the table's order
     * @param problems of all columns, worst first
     * @param remarks what else is known of a column, shown where nothing is wrong with it
     */
    public static List<ColumnRow> of(
            List<ColumnProfile> profiles,
            Experiment experiment,
            @Nullable Preparation preparation,
            List<Problem> problems,
            Function<String, Optional<Problem>> remarks) {
        ColumnRows maker = new ColumnRows(experiment.data(), preparation, problems, remarks);
        String weights = experiment.data().weights();
        Encoding encoding = experiment.pipeline().encoding();
        return profiles.stream()
                .map(profile -> {
                    ColumnSpec spec = maker.specs.get(profile.name());
                    return new ColumnRow(
                            profile,
                            spec,
                            profile.name().equals(weights),
                            spec == null
                                    ? ColumnRow.Fills.NONE
                                    : new ColumnRow.Fills(
                                            FillChoice.offered(spec, encoding), FillChoice.of(spec, encoding)),
                            profile.missing() == 0 ? "" : maker.fill(profile.name()),
                            maker.problemsOf(profile.name()));
                })
                .toList();
    }

    private List<Problem> problemsOf(String column) {
        List<Problem> found = own.getOrDefault(column, List.of());
        return found.isEmpty() ? remarks.apply(column).stream().toList() : List.copyOf(found);
    }

    /** The column a problem is about; empty when it is about none. */
    public static String columnOf(Problem problem) {
        return problem.where() instanceof Location.InFile place ? place.columnName() : "";
    }

    private String fill(String column) {
        FittedColumn found = fitted.get(column);
        return found == null
                ? ""
                : found.filling()
                        .map(value -> value instanceof Double number ? Numbers.number(number) : value.toString())
                        .orElse("");
    }
}

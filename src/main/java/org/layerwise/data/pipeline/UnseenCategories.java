package org.layerwise.data.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.table.Table;

/** Which rows have categories that training never saw. */
public final class UnseenCategories {
    private UnseenCategories() {}

    /**
     * For each row, the cells with a category that training never saw: {@code island: Atlantis}; empty for a row without one.
     *
     * @param file has all the pipeline's columns
     * @param rows row numbers of {@code file}
     */
    public static List<String> of(FittedPipeline pipeline, Table file, int[] rows) {
        Table table = pipeline.reads(file);
        List<String> flags = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            flags.add("");
        }
        for (FittedColumn column : pipeline.columns()) {
            known(column).ifPresent(known -> {
                Set<String> set = new HashSet<>(known);
                int place = table.column(column.name());
                for (int i = 0; i < rows.length; i++) {
                    String cell = table.label(rows[i], place);
                    if (!table.isMissing(rows[i], place) && !set.contains(cell)) {
                        String flag = column.name() + ": " + cell;
                        flags.set(i, flags.get(i).isEmpty() ? flag : flags.get(i) + "; " + flag);
                    }
                }
            });
        }
        return flags;
    }

    /** The categories that a column was fitted with; none for numbers. */
    private static Optional<List<String>> known(FittedColumn column) {
        return column.categories().flatMap(FittedStep::known);
    }
}

package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunFigure;

/**
 * One figure of a run in numbers, on training and on validation rows.
 *
 * @param figure its name: {@code loss}
 * @param train null where it is not told
 * @param validation null without a validation part
 */
public record ResultRow(
        String figure, @Nullable RunFigure train, @Nullable RunFigure validation) {

    /** The rows of a run's figures, in their order. */
    static List<ResultRow> of(Map<String, RunFigure> figures) {
        Map<String, ResultRow> rows = new LinkedHashMap<>();
        figures.forEach((metric, value) -> {
            int slash = metric.indexOf('/');
            String name = slash < 0 ? metric : metric.substring(0, slash);
            ResultRow row = rows.getOrDefault(name, new ResultRow(name, null, null));
            rows.put(
                    name,
                    metric.endsWith("/validation")
                            ? new ResultRow(name, row.train, value)
                            : new ResultRow(name, value, row.validation));
        });
        return new ArrayList<>(rows.values());
    }
}

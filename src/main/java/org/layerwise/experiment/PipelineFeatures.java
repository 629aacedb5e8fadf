package org.layerwise.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnType;
import org.layerwise.nn.graph.Features;

/**
 * A fitted pipeline's columns, as input nodes name them.
 *
 * @param layout which numbers of a prepared row come from which column
 * @param leftOut the table's columns of numbers that are no features
 */
public record PipelineFeatures(FeatureLayout layout, List<String> leftOut) implements Features {

    public PipelineFeatures {
        leftOut = List.copyOf(leftOut);
    }

    /** Of columns of which none is known to be left out. */
    public PipelineFeatures(FeatureLayout layout) {
        this(layout, List.of());
    }

    /** With the columns that an experiment leaves out. */
    static PipelineFeatures of(FeatureLayout layout, DataSpec data) {
        return new PipelineFeatures(
                layout,
                data.columns().stream()
                        .filter(column -> column.use() == ColumnUse.IGNORED
                                && !data.targets().contains(column.name())
                                && !column.name().equals(data.weights())
                                && (column.type().isNumeric() || column.type() == ColumnType.BOOLEAN))
                        .map(ColumnSpec::name)
                        .toList());
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int steps() {
        return layout.steps();
    }

    @Override
    public int[] places(List<String> columns) {
        if (columns.isEmpty()) {
            return IntStream.range(0, width()).toArray();
        }
        for (String column : columns) {
            if (layout.mixed().contains(column)) {
                throw new ProblemException(Problem.error(
                        Location.path("", "columns"),
                        Message.of(
                                "experiment/no-features-of-its-own",
                                column,
                                layout.spans().getFirst().column())));
            }
            if (!layout.contains(column)) {
                List<String> known =
                        layout.spans().stream().map(FeatureLayout.Span::column).toList();
                throw new ProblemException(Problem.error(
                        Location.path("", "columns"), Message.of("experiment/no-such-feature", column, known)));
            }
        }
        return layout.indices(columns);
    }
}

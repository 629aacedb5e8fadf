package org.layerwise.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.nn.graph.Features;

/**
 * A fitted pipeline's columns, as input nodes name them.
 *
 * @param layout which numbers of a prepared row come from which column
 */
public record PipelineFeatures(FeatureLayout layout) implements Features {

    @Override
    public int width() {
        return layout.width();
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

package org.layerwise.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
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
                        "\"" + column + "\" has no features of its own: it went into the principal components.",
                        "Name components such as " + layout.spans().getFirst().column()
                                + ", or none for all; or set pipeline.decorrelation to zca-whitening, which keeps columns, or "
                                + "to none."));
            }
            if (!layout.contains(column)) {
                String known = String.join(
                        ", ",
                        layout.spans().stream().map(FeatureLayout.Span::column).toList());
                throw new ProblemException(Problem.error(
                        Location.path("", "columns"),
                        "\"" + column + "\" is not a feature of the table.",
                        "Use some of: " + known + "."));
            }
        }
        return layout.indices(columns);
    }
}

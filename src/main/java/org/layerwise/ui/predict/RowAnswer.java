package org.layerwise.ui.predict;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.train.Predictions;

/**
 * What the model says of the row in the form.
 *
 * @param predictions of this one row; null when it cannot be predicted
 * @param problems what was flagged, or why it cannot
 */
record RowAnswer(@Nullable Predictions predictions, List<Problem> problems) {
    static final RowAnswer NONE = new RowAnswer(null, List.of());

    RowAnswer {
        problems = List.copyOf(problems);
    }
}

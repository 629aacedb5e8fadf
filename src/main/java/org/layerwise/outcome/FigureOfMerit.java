package org.layerwise.outcome;

import java.util.List;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.train.Evaluation;

/** The one figure by which two evaluations of a model are compared; the larger, the better. */
enum FigureOfMerit {
    ACCURACY("accuracy"),
    R2("r2"),
    /** Where there is no R², as for a constant target: the loss with its sign turned. */
    LOSS("loss");

    final String id;

    FigureOfMerit(String id) {
        this.id = id;
    }

    /** The figure that an evaluation has. */
    static FigureOfMerit of(Evaluation evaluation) {
        for (FigureOfMerit figure : List.of(ACCURACY, R2)) {
            MetricValue value = evaluation.metrics().get(figure.id);
            if (value instanceof MetricValue.Known) {
                return figure;
            }
        }
        return LOSS;
    }

    double read(Evaluation evaluation) {
        MetricValue value = evaluation.metrics().get(id);
        return value == null ? -evaluation.loss() : value.orElse(Double.NaN);
    }
}

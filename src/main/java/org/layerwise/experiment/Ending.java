package org.layerwise.experiment;

import java.util.HashSet;
import java.util.Set;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.data.DataSpec;
import org.layerwise.data.PipelineSpec;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.loss.BinaryCrossEntropy;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.loss.MeanSquaredError;

/**
 * How a network ends that suits a target.
 *
 * @param units of the last Dense layer
 * @param function of the last activation
 * @param loss that goes with it
 */
public record Ending(int units, ActivationFunction function, Loss loss) {

    /**
     * The ending for what an experiment is to predict: two classes one unit, sigmoid and binary cross-entropy; more classes
     * softmax and categorical cross-entropy; labels a sigmoid each with binary cross-entropy; numbers linear and mean squared
     * error, and so for a reconstruction, with a unit for each feature.
     *
     * @param rows of the table from which features are counted, where they are the target
     * @throws org.layerwise.base.ProblemException when the target has fewer than two classes, or there are no features
     */
    public static Ending of(DataSpec data, PipelineSpec pipeline, Table table, int[] rows) {
        return switch (data.task()) {
            case CLASSIFICATION -> classes(classCount(data, table));
            case REGRESSION -> numbers(data.targets().size());
            case MULTI_LABEL -> new Ending(data.targets().size(), new Sigmoid(), new BinaryCrossEntropy());
            case RECONSTRUCTION ->
                numbers(pipeline.fit(data, table, rows, new ProblemCollector())
                        .target()
                        .width());
        };
    }

    private static Ending numbers(int units) {
        return new Ending(units, new Linear(), new MeanSquaredError());
    }

    private static Ending classes(int classes) {
        return classes == 2
                ? new Ending(1, new Sigmoid(), new BinaryCrossEntropy())
                : new Ending(classes, new Softmax(), new CategoricalCrossEntropy());
    }

    /** How many classes the target column has. */
    private static int classCount(DataSpec data, Table table) {
        MissingTokens missing = data.missingTokens();
        int column = table.column(data.target());
        Set<String> classes = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String cell = table.cell(row, column);
            if (!missing.isMissing(cell)) {
                classes.add(cell);
            }
        }
        if (classes.size() < 2) {
            throw Problem.error(
                            Where.column(table.file(), data.target()),
                            "the target has " + classes.size() + " class; at least 2 are needed.",
                            "Choose another target.")
                    .toException();
        }
        return classes.size();
    }
}

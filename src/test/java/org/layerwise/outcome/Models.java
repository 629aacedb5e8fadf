package org.layerwise.outcome;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.train.Model;
import org.layerwise.train.Runs;

/** Models whose weights are given, not trained. */
public final class Models {
    private Models() {}

    /**
     * A regression with one hidden layer of tanh units, its features as they are in the table.
     *
     * @param kernel {@code [features][units]}
     * @param last {@code [units]}
     */
    public static Model tanh(Table table, int units, double[][] kernel, double[] bias, double[] last, double lastBias) {
        NewExperiment plain = NewExperiment.defaults();
        Experiment made = new NewExperiment(
                        List.of(units),
                        plain.activation(),
                        plain.initializer(),
                        plain.regularizer(),
                        0,
                        false,
                        plain.optimizer(),
                        plain.split(),
                        plain.training(),
                        1)
                .of(Runs.experiment(table).data(), table);
        Experiment experiment = ExperimentEdit.apply(
                made, List.of("pipeline.scaling.kind=none", "split.validation=0", "training.blas=java"));
        Model model = Runs.trainer(experiment, Runs.prepare(table, experiment)).model();
        RegressionTarget target = (RegressionTarget) model.pipeline().target();
        List<Float> first = new ArrayList<>();
        for (double[] row : kernel) {
            for (double value : row) {
                first.add((float) value);
            }
        }
        List<Float> second = new ArrayList<>();
        for (double value : last) {
            second.add((float) (value / target.scale()));
        }
        float[][] parts = model.weights().emptyCopy();
        fill(parts[0], first);
        fill(parts[1], floats(bias));
        fill(parts[2], second);
        fill(parts[3], List.of((float) ((lastBias - target.mean()) / target.scale())));
        model.weights().restore(parts);
        return model;
    }

    private static List<Float> floats(double[] values) {
        List<Float> list = new ArrayList<>();
        for (double value : values) {
            list.add((float) value);
        }
        return list;
    }

    private static void fill(float[] part, List<Float> values) {
        if (part.length != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + part.length);
        }
        for (int i = 0; i < part.length; i++) {
            part[i] = values.get(i);
        }
    }
}

package org.layerwise.train;

import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;

/**
 * A trained network with all it needs to predict from a raw table.
 *
 * @param experiment what it was trained by
 * @param plan its nodes with their shapes
 * @param weights their parameters
 * @param pipeline fitted on the training rows
 * @param provenance where it comes from
 */
public record Model(Experiment experiment, Plan plan, Weights weights, FittedPipeline pipeline, Provenance provenance) {
    /** How many rows of a table trained it: none of any table but the one it was trained on. */
    public int rowsTrainedOn(Table table) {
        String trained = experiment.data().fingerprint();
        return !trained.isEmpty() && trained.equals(table.fingerprint()) ? provenance.trainingRows() : 0;
    }

    /** The same with its tables named otherwise. */
    public Model withExperiment(Experiment other) {
        return new Model(other, plan, weights, pipeline, provenance);
    }
}

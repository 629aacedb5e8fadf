package org.layerwise.run;

import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Plan;
import org.layerwise.train.Trainer;

/**
 * A recipe whose tables are read, divided and encoded, and whose network fits them.
 *
 * @param recipe what it was made from
 * @param experiment the recipe's, its output head fitted to the target
 * @param data the rows of each part
 * @param plan the network's nodes with their shapes
 * @param problems warnings and notes, those about the table first
 */
public record PreparedRun(
        RunRecipe recipe, Experiment experiment, PreparedData data, Plan plan, List<Problem> problems) {
    public PreparedRun {
        problems = List.copyOf(problems);
    }

    /**
     * Trains these rows otherwise, apart from any run that is kept: with weights of its own.
     *
     * @param other with the same data and network: another seed, schedule, number of epochs
     * @param resources that it may use
     */
    public Trainer trainer(Experiment other, Resources resources) {
        int threads = resources.threadsFor(other.training().threads());
        return new Trainer(other, data, plan, threads, Ticker.SYSTEM);
    }
}

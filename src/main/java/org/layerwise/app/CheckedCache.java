package org.layerwise.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.experiment.Experiment;

/** The experiment as it was checked last, until something changes. */
final class CheckedCache {
    private @Nullable CheckedExperiment checked;

    /** To be called whenever the experiment, or what its table became, is another. */
    void forget() {
        checked = null;
    }

    /** @param pipeline what the table became, asked for where nothing is known yet */
    CheckedExperiment of(Experiment experiment, Supplier<Optional<FittedPipeline>> pipeline) {
        CheckedExperiment known = checked;
        if (known == null) {
            known = CheckedExperiment.of(experiment, pipeline.get());
            checked = known;
        }
        return known;
    }
}

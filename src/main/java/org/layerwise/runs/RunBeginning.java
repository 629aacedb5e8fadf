package org.layerwise.runs;

import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.run.Run;
import org.layerwise.run.RunProgress;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.telemetry.FrameLayout;

/**
 * What a store is told of a run that begins, or goes on.
 *
 * @param recipe what it is made from
 * @param layout of its frames
 * @param progress where it says how far it is
 * @param fingerprint of the table that it really trains on
 * @param testFingerprint likewise of the test table; empty for none
 * @param blas what multiplies the matrices
 * @param firstStep how many updates were made before
 * @param seconds that were trained before
 * @param warnings what was found when it was made ready
 */
public record RunBeginning(
        RunRecipe recipe,
        FrameLayout layout,
        RunProgress progress,
        String fingerprint,
        String testFingerprint,
        String blas,
        long firstStep,
        double seconds,
        List<Problem> warnings) {

    /** Of a run that is ready, and not yet started. */
    public static RunBeginning of(Run run) {
        return new RunBeginning(
                run.recipe().withExperiment(run.experiment()),
                run.layout(),
                run.progress(),
                run.data().table().fingerprint(),
                run.recipe().testTable() == null ? "" : run.data().testTable().fingerprint(),
                run.blasName(),
                run.progress().step(),
                run.recipe().start() instanceof RunStart.ResumedState resumed
                        ? resumed.state().standing().seconds()
                        : 0,
                run.problems());
    }

    /** How many epochs were over before. */
    public int firstEpochs() {
        return recipe.start() instanceof RunStart.ResumedState resumed
                ? resumed.state().standing().wholeEpochs()
                : 0;
    }
}

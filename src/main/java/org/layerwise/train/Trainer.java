package org.layerwise.train;

import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Version;
import org.layerwise.base.Where;
import org.layerwise.data.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.math.Gemm;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;

/**
 * One run of an experiment: batch, forward, loss, backward, clip, step, probe. {@link #run} is called once, on the run's
 * thread; {@link #weights} may be changed before it.
 */
public final class Trainer {
    private final Experiment experiment;
    private final PreparedData data;
    private final Plan plan;
    private final Weights weights;
    private final Gemm gemm;
    private final FrameLayout layout;
    private final int cadence;
    private final int batch;
    private final TrainingLoop loop;
    private RunEnd end = RunEnd.UNFINISHED;

    /**
     * Plans the network and draws its first weights.
     *
     * @throws ProblemException when the network does not fit the data
     */
    public Trainer(Experiment experiment, PreparedData data) {
        this.experiment = experiment;
        this.data = data;
        this.plan = ExperimentPlan.of(experiment, data.pipeline());
        this.weights = Weights.initialize(plan, experiment.seeds());
        this.gemm = experiment.training().blas().gemm();
        this.batch = Math.min(experiment.training().batch(), data.train().rows());
        this.layout = RunLayout.of(
                plan,
                new Scores(data.pipeline().target()).isClassification(),
                data.validation().rows() > 0);
        this.cadence = experiment.telemetry().cadence(plan.trainableCount(), plan.activationsPerRow() * batch);
        this.loop = new TrainingLoop(experiment, data, plan, weights, gemm, layout, cadence, batch);
    }

    public Plan plan() {
        return plan;
    }

    /** The weights being trained. Only the run changes them once it has begun. */
    public Weights weights() {
        return weights;
    }

    public FrameLayout layout() {
        return layout;
    }

    /** Steps between samples. */
    public int cadence() {
        return cadence;
    }

    /** Updates in one epoch. */
    public int stepsPerEpoch() {
        return (data.train().rows() + batch - 1) / batch;
    }

    /** What multiplies the matrices. */
    public String blasName() {
        return gemm.name();
    }

    /**
     * Trains to the end, whichever comes first.
     *
     * @param sinks told of sampled steps and epochs, and closed
     * @return why it ended
     */
    public RunEnd run(RunControl control, List<FrameSink> sinks, RunListener listener) {
        try {
            end = loop.run(control, sinks, listener);
            return end;
        } finally {
            sinks.forEach(FrameSink::close);
            listener.ended(end);
            control.ended();
        }
    }

    /** The problem to tell when the loss was not finite. */
    public Problem notFinite() {
        return Problem.error(
                Where.step(step() + 1, ""),
                "the loss became NaN or infinite; the run has ended and the last finite weights are kept.",
                "Try a smaller learning rate, gradient clipping, or scaled columns.");
    }

    /** The model as the weights stand now, copied. Between two updates, or after the run. */
    public Model model() {
        return new Model(
                experiment,
                plan,
                weights.copy(),
                data.pipeline(),
                new Provenance(
                        Version.TEXT,
                        "Java " + Runtime.version(),
                        Provenance.thisPlatform(),
                        gemm.name(),
                        data.train().rows(),
                        epoch(),
                        step(),
                        end));
    }

    /** The epoch of the last update, from 1; 0 before the first. */
    public int epoch() {
        return loop.epoch();
    }

    /** How many updates were made. */
    public long step() {
        return loop.step();
    }
}

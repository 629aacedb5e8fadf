package org.layerwise.train;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.base.Version;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.experiment.Experiment;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.train.measure.EpochScope;
import org.layerwise.train.measure.LiveProbe;
import org.layerwise.train.measure.Measures;

/**
 * One run of an experiment: batch, forward, loss, backward, clip, step, probe. {@link #run} is called once, on the run's
 * thread; {@link #weights} may be changed before it.
 */
public final class Trainer {
    private final Experiment experiment;
    private final PreparedData data;
    private final Plan plan;
    private final Weights weights;
    private final ThreadTeam team;
    private final Gemm gemm;
    private final FrameLayout layout;
    private final LiveProbe live;
    private final int batch;
    private final TrainingLoop loop;
    private RunEnd end = RunEnd.UNFINISHED;

    /**
     * Draws the first weights and makes every buffer.
     *
     * @param plan of the experiment's network for these data, whose problems are known
     * @param threads that work on a step at most, the run's own included
     * @param ticker measures the time limit
     */
    public Trainer(Experiment experiment, PreparedData data, Plan plan, int threads, Ticker ticker) {
        this.experiment = experiment;
        this.data = data;
        this.plan = plan;
        this.weights = Weights.initialize(plan, experiment.seeds());
        this.team = ThreadTeam.of(threads);
        this.gemm = experiment.training().blas().gemm(team);
        this.batch = Math.min(experiment.training().batch(), data.train().rows());
        LsuvScaling.applyToFirstBatch(experiment, plan, weights, data.train());
        EpochScope scope = new EpochScope(
                new Scores(data.pipeline().target()).isClassification(),
                data.validation().rows() > 0,
                Tallies.of(data.pipeline().target()).keySet());
        this.layout = Measures.layout(experiment.telemetry(), plan, scope);
        this.live = new LiveProbe(experiment.telemetry(), plan, scope);
        int cadence = experiment
                .telemetry()
                .cadence(
                        plan.trainableCount(),
                        plan.activationsPerRow() * batch,
                        (long) experiment.training().epochs() * stepsPerEpoch());
        this.loop = new TrainingLoop(experiment, data, plan, weights, gemm, team, layout, live, cadence, batch, ticker);
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

    /** The measures that the run does not take, for whoever wants to look at some. */
    public LiveProbe live() {
        return live;
    }

    /** Steps between samples. */
    public int cadence() {
        return loop.cadence();
    }

    /** Updates in one epoch. */
    public int stepsPerEpoch() {
        return (data.train().rows() + batch - 1) / batch;
    }

    /** Training rows, all of which are seen once in an epoch. */
    public int rowsPerEpoch() {
        return data.train().rows();
    }

    /** How many epochs are over. */
    public int wholeEpochs() {
        return Math.toIntExact(step() / stepsPerEpoch()) - (loop.isEpochOpen() ? 1 : 0);
    }

    /** How many rows were trained so far, each as often as it was. */
    public long rows() {
        return step() / stepsPerEpoch() * rowsPerEpoch() + step() % stepsPerEpoch() * batch;
    }

    /** What multiplies the matrices. */
    public String blasName() {
        return gemm.name();
    }

    /**
     * Takes every update's learning rate from its number, and not from the experiment's schedule. Before {@link #run}.
     *
     * @param rates of the updates, counted from 1
     */
    public void ramp(LongToDoubleFunction rates) {
        loop.ramp(rates);
    }

    /**
     * Trains to the end, whichever comes first. What a sink or the listener throws comes out here, the end then being
     * {@link RunEnd#FAILED} and the weights the last finite ones; whoever catches it tells the control by
     * {@link RunControl#fail}, the reason at hand.
     *
     * @param sinks told of sampled steps and epochs, and closed
     * @return why it ended
     */
    public RunEnd run(RunControl control, List<FrameSink> sinks, RunListener listener) {
        RunEnd reason = RunEnd.FAILED;
        try {
            reason = loop.run(control, sinks, listener);
        } finally {
            end = reason;
            if (reason == RunEnd.FAILED) {
                loop.fallBack();
            }
            team.close();
            try {
                sinks.forEach(FrameSink::close);
            } finally {
                listener.ended(reason);
            }
        }
        control.ended();
        return reason;
    }

    /** The problem to tell when the loss or a weight was not finite: the first step and layer where it was so. */
    public Problem notFinite() {
        return loop.notFinite();
    }

    /**
     * The model as the weights stand now, copied. Between two updates, or after the run. Its experiment names the fingerprint
     * of the table that did train it, also when the file had changed since the experiment was made; likewise of the test table.
     */
    public Model model() {
        return model(weights.copy());
    }

    private Model model(Weights values) {
        SplitSpec split = experiment.split();
        return new Model(
                experiment
                        .withData(experiment
                                .data()
                                .withTable(
                                        experiment.data().table(), data.table().fingerprint()))
                        .withSplit(
                                split.hasTestTable()
                                        ? split.withTestTable(
                                                split.testTable(),
                                                data.testTable().fingerprint())
                                        : split),
                plan,
                values,
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

    /**
     * The run as it stands, between two updates or after a run that was stopped. Its arrays are the run's own, weights
     * included: it is written before the run goes on.
     */
    public Checkpoint checkpoint() {
        return loop.save(model(weights));
    }

    /**
     * Goes back to where a run of the same experiment on the same data stood. Before {@link #run}.
     *
     * @throws ProblemException when the data are prepared otherwise than they were then, or the checkpoint contradicts itself
     */
    public void resume(Checkpoint checkpoint) {
        if (!data.pipeline().equals(checkpoint.model().pipeline())) {
            throw CheckpointedState.contradiction("pipeline", Message.of("train/checkpoint-pipeline"));
        }
        loop.restore(checkpoint);
        float[][] values = weights.emptyCopy();
        checkpoint.model().weights().save(values);
        weights.restore(values);
    }

    /** The last step so far that METRICS.csv has rows of: a sampled one, or an epoch's last; 0 before the first. */
    public long lastRecordedStep() {
        long sampled = Math.max(step() / cadence() * cadence(), Math.min(1, step()));
        return Math.max(sampled, (long) wholeEpochs() * stepsPerEpoch());
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

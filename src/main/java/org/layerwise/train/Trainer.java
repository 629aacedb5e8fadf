package org.layerwise.train;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Version;
import org.layerwise.base.Where;
import org.layerwise.data.Dataset;
import org.layerwise.data.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.math.Gemm;
import org.layerwise.math.Matrices;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.op.Pass;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

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
    private RunEnd end = RunEnd.COMPLETED;
    private int epoch;
    private long step;

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
     * @param sinks told of sampled steps and epochs
     * @return why it ended
     */
    public RunEnd run(RunControl control, List<FrameSink> sinks, RunListener listener) {
        Network network = Network.forTraining(plan, weights, batch, gemm, experiment.seeds());
        StepProbe probe = new StepProbe(network, layout);
        Updater updater = new Updater(
                weights, experiment.optimizer(), experiment.regularization().clipping());
        Evaluator evaluator = new Evaluator(plan, weights, data.pipeline().target(), gemm);
        BestWeights best = new BestWeights(experiment.training().stopping(), weights);
        RandomStream shuffle = experiment.seeds().stream("shuffle");
        Scores scores = new Scores(data.pipeline().target());
        FMatrixRMaj x = new FMatrixRMaj(0, 0);
        FMatrixRMaj y = new FMatrixRMaj(0, 0);
        Dataset train = data.train();
        int[] order = new int[train.rows()];
        java.util.Arrays.setAll(order, i -> i);
        float[][] lastFinite = weights.emptyCopy();
        try {
            while (epoch < experiment.training().epochs()) {
                if (!control.proceed()) {
                    end = RunEnd.STOPPED;
                    return end;
                }
                epoch++;
                weights.save(lastFinite);
                shuffle.shuffle(order);
                scores.reset();
                for (int from = 0; from < order.length; from += batch) {
                    if (from > 0 && !control.proceed()) {
                        end = RunEnd.STOPPED;
                        return end;
                    }
                    int rows = Math.min(batch, order.length - from);
                    train.gather(order, from, rows, x, y);
                    boolean last = from + rows == order.length;
                    if (!update(network, probe, updater, control, sinks, scores, x, y)) {
                        keepFinite(lastFinite);
                        end = RunEnd.NOT_FINITE;
                        return end;
                    }
                    listener.updated(epoch, step, rows);
                    if (last && endEpoch(evaluator, best, scores, sinks, listener)) {
                        end = RunEnd.EARLY_STOPPED;
                        return end;
                    }
                    control.updated(last);
                }
            }
            end = RunEnd.COMPLETED;
            return end;
        } finally {
            if (end != RunEnd.STOPPED && end != RunEnd.NOT_FINITE) {
                best.restore();
            }
            sinks.forEach(FrameSink::close);
            control.ended();
        }
    }

    /** One update. @return false, and nothing is changed, when the loss is not finite */
    private boolean update(
            Network network,
            StepProbe probe,
            Updater updater,
            RunControl control,
            List<FrameSink> sinks,
            Scores scores,
            FMatrixRMaj x,
            FMatrixRMaj y) {
        network.forward(x, Pass.TRAINING);
        double loss = plan.loss().value(network.lossInput(), y);
        if (!Double.isFinite(loss)) {
            return false;
        }
        step++;
        scores.add(loss, network.prediction(), y);
        plan.loss().gradient(network.lossInput(), y, network.lossGradient());
        network.backward();
        double rate = experiment.schedule().rate(experiment.optimizer().learningRate(), step, epoch);
        boolean recorded = step % cadence == 0;
        boolean sampled = recorded || control.isStepping();
        if (sampled) {
            probe.beforeUpdate(epoch, step, recorded, loss, rate);
        }
        updater.update(rate, step);
        if (sampled) {
            StepFrame frame = probe.afterUpdate();
            sinks.forEach(sink -> sink.step(frame));
        }
        return true;
    }

    /** Tells an epoch's figures. @return whether the run is to end early */
    private boolean endEpoch(
            Evaluator evaluator, BestWeights best, Scores train, List<FrameSink> sinks, RunListener listener) {
        Scores validation = data.validation().rows() > 0 ? evaluator.evaluate(data.validation()) : null;
        EpochSummary summary = new EpochSummary(epoch, step, train, validation);
        double[] values = new double[layout.epoch().size()];
        int at = tell(train, values, 0);
        if (validation != null) {
            tell(validation, values, at);
        }
        EpochFrame frame = new EpochFrame(epoch, step, values);
        sinks.forEach(sink -> sink.epoch(frame));
        listener.epochEnded(summary);
        Scores monitored = summary.monitored();
        return best.isEnough(monitored.loss(), monitored.score());
    }

    private static int tell(Scores scores, double[] values, int from) {
        int at = from;
        values[at++] = scores.loss();
        if (scores.isClassification()) {
            values[at++] = scores.accuracy();
        } else {
            values[at++] = scores.rmse();
            values[at++] = scores.r2();
        }
        return at;
    }

    /** Weights that are not finite go back to what they were at the epoch's beginning. */
    private void keepFinite(float[][] lastFinite) {
        for (Parameter parameter : weights.all()) {
            if (!Matrices.allFinite(parameter.value().data, parameter.size())) {
                weights.restore(lastFinite);
                return;
            }
        }
    }

    /** The problem to tell when the loss was not finite. */
    public Problem notFinite() {
        return Problem.error(
                Where.step(step + 1, ""),
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
                        epoch,
                        step,
                        end));
    }

    public int epoch() {
        return epoch;
    }

    public long step() {
        return step;
    }
}

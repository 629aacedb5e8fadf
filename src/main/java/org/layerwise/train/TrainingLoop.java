package org.layerwise.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongToDoubleFunction;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.augment.Augmenter;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.FigureGoal;
import org.layerwise.experiment.ImageFeatures;
import org.layerwise.experiment.NoGoal;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.schedule.Progress;
import org.layerwise.nn.schedule.Schedule;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.measure.EpochFigures;
import org.layerwise.train.measure.EpochProbe;
import org.layerwise.train.measure.LiveProbe;
import org.layerwise.train.measure.StepProbe;
import org.layerwise.train.measure.Stopwatch;

/** A run's updates, one after the other, with every buffer they need. Belongs to the run's thread. */
final class TrainingLoop {
    /** The stream of the order of rows. */
    static final String SHUFFLE = "shuffle";

    private static final String NOISE = "noise";
    private static final String AUGMENT = "augment";

    private final Experiment experiment;
    private final PreparedData data;
    private int cadence;
    private final int batch;
    private final ThreadTeam team;
    private final TrainingStep training;
    private final Network network;
    private final FrameLayout layout;
    private final EpochProbe epochProbe;
    private final LiveProbe live;
    private final Stopwatch stopwatch;
    private final EpochTallies tallies;
    private final Evaluator evaluator;
    private final BestWeights best;
    private final PlateauWatch plateau;
    private final RandomStream shuffle;
    private final RandomStream noise;
    private final RandomStream augment;
    private final @Nullable Augmenter augmenter;
    private final boolean reconstructs;
    private final Scores scores;
    private final Progress progress;
    private final int[] order;
    private final NonFiniteDetector guard;
    private final CheckpointedState state;
    private final BoundaryState boundary;
    private final RunClock clock;
    private final FMatrixRMaj x = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj y = new FMatrixRMaj(0, 0);
    private final float @Nullable [] w;
    private RunControl control = new RunControl();
    private final BooleanSupplier stopAsked;
    private FrameSink[] sinks = {}; // an array: a list's iterator may be an object after every update
    private RunListener listener = RunListener.NONE;
    private StepProbe probe;
    private @Nullable LongToDoubleFunction ramp;
    private int epoch;
    private long step;
    private int row;
    private double loss;

    TrainingLoop(
            Experiment experiment,
            PreparedData data,
            Plan plan,
            Weights weights,
            Gemm gemm,
            ThreadTeam team,
            FrameLayout layout,
            LiveProbe live,
            int cadence,
            int batch,
            Ticker ticker) {
        this.experiment = experiment;
        this.data = data;
        this.cadence = cadence;
        this.batch = batch;
        this.noise = experiment.seeds().stream(NOISE);
        this.augment = experiment.seeds().stream(AUGMENT);
        this.augmenter = augmenter(experiment, data, augment);
        this.reconstructs = data.train().reconstructs();
        this.w = data.train().emptyWeights(batch);
        Updater updater = new Updater(
                plan,
                weights,
                experiment.optimizer(),
                experiment.regularization().clipping(),
                experiment.regularization().noise(),
                noise,
                team);
        this.team = team;
        this.training = new TrainingStep(plan, weights, batch, gemm, team, experiment.seeds(), updater);
        this.network = training.network();
        this.layout = layout;
        this.epochProbe = new EpochProbe(layout);
        this.live = live;
        this.stopwatch = new Stopwatch(ticker);
        this.tallies = new EpochTallies(data.pipeline().target(), epochProbe.metrics(), live);
        this.probe = probe();
        this.evaluator = new Evaluator(plan, weights, data.pipeline().target(), gemm, team);
        this.best = new BestWeights(experiment.training().stopping(), weights);
        this.plateau = new PlateauWatch(experiment.schedule());
        this.shuffle = experiment.seeds().stream(SHUFFLE);
        this.scores = new Scores(data.pipeline().target());
        this.order = new int[data.train().rows()];
        Arrays.setAll(order, i -> i);
        this.progress = new Progress(
                (order.length + batch - 1) / batch, experiment.training().epochs());
        this.guard = new NonFiniteDetector(weights);
        this.state = new CheckpointedState(streams(), updater, guard, best, scores, order, plateau);
        this.stopAsked = this::isStopAsked;
        this.boundary = new BoundaryState(streams().values(), weights, order);
        this.clock = new RunClock(ticker, experiment.training().timeLimit());
    }

    private static @Nullable Augmenter augmenter(Experiment experiment, PreparedData data, RandomStream random) {
        List<Augmentation> asked = experiment.training().augmentation();
        return asked.isEmpty()
                ? null
                : new Augmenter(asked, ImageFeatures.of(experiment, data.pipeline(), asked), random);
    }

    private Map<String, RandomStream> streams() {
        Map<String, RandomStream> streams = new LinkedHashMap<>();
        streams.put(SHUFFLE, shuffle);
        network.randoms().forEach((node, random) -> streams.put("dropout/" + node, random));
        if (experiment.regularization().noise().isActive()) {
            streams.put(NOISE, noise);
        }
        if (augmenter != null) {
            streams.put(AUGMENT, augment);
        }
        return streams;
    }

    /** The run as it stands between two updates; its arrays are lent. */
    Checkpoint save(Model model) {
        return state.save(model, epoch, step, row, clock.seconds(), cadence);
    }

    /**
     * Goes back to where a run of the same experiment stood, weights apart. Before the run begins.
     *
     * @throws org.layerwise.base.ProblemException when the checkpoint is one of another experiment, or contradicts itself
     */
    void restore(Checkpoint checkpoint) {
        ResumeState standing = checkpoint.standing();
        CheckpointedState.requirePlace(standing, order.length, batch);
        state.restore(checkpoint);
        progress.reduced(plateau.reductions());
        epoch = standing.epoch();
        step = standing.step();
        row = standing.row();
        clock.restore(standing.seconds());
        cadence = standing.cadence() > 0 ? standing.cadence() : cadence;
    }

    /** Goes back to the last finite weights, when some are not finite: after a failure in the middle of an update. */
    void fallBack() {
        guard.fallBack();
    }

    /** Takes every update's rate from its number, and not from the schedule. Before the run begins. */
    void ramp(LongToDoubleFunction rates) {
        ramp = rates;
    }

    int epoch() {
        return epoch;
    }

    long step() {
        return step;
    }

    /** Whether all rows of the epoch are done and its figures are not: the run was stopped while they were worked out. */
    boolean isEpochOpen() {
        return row == order.length;
    }

    /**
     * Trains to the end, whichever comes first. The best weights are put back when epochs or time run out, or epochs stop
     * improving; who stops by hand, or reaches a target, keeps the weights as they stand.
     */
    RunEnd run(RunControl byControl, List<FrameSink> toSinks, RunListener toListener) {
        control = byControl;
        sinks = toSinks.toArray(FrameSink[]::new);
        listener = toListener;
        probe = probe();
        clock.start();
        RunEnd end = trainOn();
        clock.stop();
        switch (end) {
            case COMPLETED, TIME_LIMIT, EARLY_STOPPED -> {
                listener.halted();
                best.restore();
            }
            case STOPPED, TARGET_REACHED -> listener.halted();
            case NOT_FINITE, UNFINISHED, FAILED -> {}
        }
        return end;
    }

    private StepProbe probe() {
        return new StepProbe(network, layout, experiment.telemetry(), List.of(sinks), stopwatch);
    }

    private RunEnd trainOn() {
        while (row > 0 || epoch < experiment.training().epochs()) {
            if (clock.isOver()) {
                return RunEnd.TIME_LIMIT;
            }
            @Nullable
            RunEnd end = row == order.length
                    ? endEpoch() // of a run that was stopped while its validation rows were looked at
                    : control.proceed(clock, row == 0, listener) ? runBatch() : RunEnd.STOPPED;
            if (end != null) {
                return end;
            }
            listener.betweenUpdates(row == 0);
        }
        return RunEnd.COMPLETED;
    }

    /** One update, and what belongs to the beginning or the end of its epoch. @return why the run ends; null: it goes on */
    private @Nullable RunEnd runBatch() {
        boundary.keep(row == 0);
        if (row == 0) {
            beginEpoch();
        }
        int rows = Math.min(batch, order.length - row);
        data.train().gather(order, row, rows, x, y);
        data.train().gatherWeights(order, row, rows, w);
        if (augmenter != null) {
            augmenter.apply(x, reconstructs ? y : null);
        }
        @Nullable RunEnd cut = update();
        if (cut != null) {
            return cut;
        }
        listener.updated(epoch, step, rows, loss);
        row += rows;
        boolean last = row == order.length;
        @Nullable RunEnd end = last ? endEpoch() : null;
        control.updated(last);
        return end;
    }

    private void beginEpoch() {
        epoch++;
        guard.epochBegins();
        shuffle.shuffle(order);
        scores.reset();
    }

    /**
     * One update.
     *
     * @return null when it is made; why the run ends otherwise: stopped, and what was before the update is there again; or the loss
     *     or a weight is not finite, and the last finite weights are there
     */
    private @Nullable RunEnd update() {
        team.giveUpWhen(stopAsked); // an update of a large batch may take longer than a system waits for a process
        boolean maybeShown = isSampled(step + 1) || control.isStepping();
        StepProbe more = maybeShown ? live.ofStep(network, stopwatch) : null;
        stopwatch.start(maybeShown && (probe.readsClock() || (more != null && more.readsClock())));
        loss = training.forward(x, y, w);
        stopwatch.forwardEnded();
        if (team.isGivenUp()) {
            return giveUp();
        }
        if (!Double.isFinite(loss)) {
            guard.lossIsNotFinite(network, step + 1);
            return RunEnd.NOT_FINITE;
        }
        training.backward(y, w);
        stopwatch.backwardEnded();
        if (team.isGivenUp()) {
            return giveUp();
        }
        team.giveUpWhen(ThreadTeam.NEVER);
        step++;
        scores.add(loss, training.weight(y, w), network.prediction(), y);
        Schedule schedule = experiment.schedule();
        double rate = ramp == null
                ? schedule.rate(experiment.optimizer().learningRate(), progress.at(step, epoch))
                : ramp.applyAsDouble(step);
        double momentum = schedule.momentum(progress);
        boolean recorded = isSampled(step);
        if (!recorded && !control.isStepping()) {
            return finiteOrEnd(training.update(rate, momentum, step, false));
        }
        probe.beforeUpdate(epoch, step, recorded, loss, rate);
        if (more != null) {
            more.beforeUpdate(epoch, step, recorded, loss, rate);
        }
        stopwatch.updateBegins();
        boolean finite = training.update(rate, momentum, step, true);
        stopwatch.updateEnded();
        StepFrame frame = probe.afterUpdate();
        for (FrameSink sink : sinks) {
            sink.step(frame);
        }
        if (more != null) {
            live.show(more.afterUpdate());
        }
        return finiteOrEnd(finite);
    }

    private boolean isSampled(long number) {
        return number % cadence == 0 || number == 1;
    }

    private @Nullable RunEnd finiteOrEnd(boolean updatedAreFinite) {
        return guard.isFinite(updatedAreFinite, step) ? null : RunEnd.NOT_FINITE;
    }

    private boolean isStopAsked() {
        return control.isStopRequested();
    }

    /** Undoes what has been done of an update whose weights are not changed yet. */
    private RunEnd giveUp() {
        team.giveUpWhen(ThreadTeam.NEVER);
        if (boundary.putBack()) {
            epoch--;
        }
        return RunEnd.STOPPED;
    }

    /**
     * Reports an epoch's figures, unless the run is stopped while they are worked out: then all of the epoch's rows are done, and
     * the epoch is not over.
     *
     * @return why the run ends with it; null: it goes on
     */
    private @Nullable RunEnd endEpoch() {
        boolean validates = data.validation().rows() > 0;
        Scores validation = validates ? evaluator.evaluateUnless(stopAsked, data.validation(), tallies.begin()) : null;
        if (validates && validation == null) {
            return RunEnd.STOPPED;
        }
        row = 0;
        EpochSummary summary = new EpochSummary(epoch, step, scores, validation);
        EpochFigures trained = scores.figures(Map.of());
        EpochFigures validated = validation == null ? trained : validation.figures(tallies.values());
        EpochFrame frame = epochProbe.frame(epoch, step, trained, validated);
        for (FrameSink sink : sinks) {
            sink.epoch(frame);
        }
        live.epochEnded(epoch, step, trained, validated);
        listener.epochEnded(summary);
        Scores monitored = summary.monitored();
        plateau.epochEnded(monitored.loss());
        progress.reduced(plateau.reductions());
        boolean enough = best.isEnough(monitored.loss(), monitored.score());
        boolean reached = switch (experiment.training().target()) {
            case NoGoal none -> false;
            case FigureGoal target -> target.isReached(monitored.loss(), monitored.score());
        };
        return reached ? RunEnd.TARGET_REACHED : enough ? RunEnd.EARLY_STOPPED : null;
    }

    /** Steps between samples. */
    int cadence() {
        return cadence;
    }

    /** What became NaN or infinite, where and when; meaningful after {@link RunEnd#NOT_FINITE}. */
    Problem notFinite() {
        return guard.problem();
    }
}

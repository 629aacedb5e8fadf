package org.layerwise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.WeightsFile;
import org.layerwise.nn.graph.Plan;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.MemoryEstimate;
import org.layerwise.train.Model;
import org.layerwise.train.Provenance;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;
import org.layerwise.train.RunState;
import org.layerwise.train.Trainer;

/**
 * One run on a thread of its own, whoever asked for it: its controls, its frames, its record. Legal order: what it writes,
 * shows and whom it reports to, then {@link #start}, then {@link #await} or {@link #onChange}. However it ends, there is an
 * end, a problem where something went wrong, and the model so far.
 */
public final class Run {
    private final PreparedRun prepared;
    private final Trainer trainer;
    private final RunControl control;
    private final RunProgress progress;
    private final Followers followers = new Followers();
    private final List<FrameSink> sinks = new ArrayList<>();
    private final RunOutputs outputs;
    private final List<Runnable> changes = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable DisplayRing ring;
    private @Nullable DisplayRing liveRing;
    private volatile @Nullable RunEnd end;
    private volatile @Nullable Problem problem;

    /**
     * Makes the network, and its weights as the recipe says.
     *
     * @param paused whether it waits before its first batch
     * @throws ProblemException when there is too little memory, or what it starts from does not fit
     */
    public Run(PreparedRun prepared, Resources resources, Ticker ticker, boolean paused) {
        this.prepared = prepared;
        Experiment experiment = prepared.experiment();
        int rows = prepared.data().train().rows();
        MemoryEstimate.of(experiment, prepared.plan(), rows)
                .problem(resources.bytes(), Math.min(experiment.training().batch(), rows))
                .ifPresent(tooLarge -> {
                    throw tooLarge.toException();
                });
        try {
            this.trainer = new Trainer(
                    experiment,
                    prepared.data(),
                    prepared.plan(),
                    resources.threadsFor(experiment.training().threads()),
                    ticker);
        } catch (OutOfMemoryError e) {
            throw new ProblemException(Problem.error(Location.NOWHERE, Message.of("run/out-of-memory-at-first")), e);
        }
        switch (prepared.recipe().start()) {
            case RunStart.FreshWeights fresh -> {}
            case RunStart.FirstWeights(Path file) -> trainer.weights().restore(WeightsFile.load(file, prepared.plan()));
            case RunStart.ModelWeights(Path file) ->
                StartingModel.load(file, prepared).putInto(trainer.weights());
            case RunStart.ResumedState resumed -> trainer.resume(resumed.state());
        }
        this.outputs = new RunOutputs(trainer, prepared.recipe(), ticker);
        this.control = new RunControl(paused, this::stateChanged);
        this.progress = new RunProgress(
                ticker,
                experiment.training().epochs(),
                trainer.rowsPerEpoch(),
                trainer.epoch(),
                trainer.step(),
                trainer.rows());
    }

    /** What may keep a resumed run from giving the same bits. */
    public List<Problem> notes() {
        if (!(prepared.recipe().start() instanceof RunStart.ResumedState resumed)) {
            return List.of();
        }
        Provenance then = resumed.state().model().provenance();
        String platform = Provenance.thisPlatform();
        if (then.blas().equals(trainer.blasName()) && then.platform().equals(platform)) {
            return List.of();
        }
        return List.of(Problem.note(
                Location.NOWHERE,
                Message.of("run/other-platform", then.blas(), then.platform(), trainer.blasName(), platform)));
    }

    /** What the run is to write. To be said before {@link #start}. */
    public RunOutputs outputs() {
        return outputs;
    }

    /** Somebody follows on the run's thread, and may fail: the run goes on without it. Before {@link #start}. */
    public void follow(RunListener listener) {
        followers.add(listener);
    }

    /** Somebody takes the frames on the run's own thread, as they come, and must not fail. Before {@link #start}. */
    public void watch(FrameSink sink) {
        sinks.add(sink);
    }

    /** Somebody is told of every change of state, on the thread that makes it. Before {@link #start}. */
    public void onChange(Runnable listener) {
        changes.add(listener);
    }

    /** The newest frames, for the screen; one consumer. To be asked for before {@link #start} the first time. */
    public DisplayRing display() {
        DisplayRing shown = ring;
        if (shown == null) {
            shown = new DisplayRing(trainer.layout());
            ring = shown;
            sinks.add(shown);
        }
        return shown;
    }

    /**
     * The newest frames of the measures that the run does not take, for the screen; one consumer. To be asked for before
     * {@link #start} the first time.
     */
    public DisplayRing liveDisplay() {
        DisplayRing shown = liveRing;
        if (shown == null) {
            shown = new DisplayRing(trainer.live().layout());
            liveRing = shown;
            trainer.live().showIn(shown);
        }
        return shown;
    }

    /** What can be measured while somebody looks at it. */
    public FrameLayout liveLayout() {
        return trainer.live().layout();
    }

    /** Takes these measures too, from the next sampled step on, for {@link #liveDisplay} alone. Any thread. */
    public void measureLive(Set<String> ids) {
        trainer.live().want(ids);
    }

    /** Begins. */
    public void start() {
        outputs.begin(sinks::add, followers::add);
        Threads.start("layerwise-run", this::train);
    }

    private void stateChanged() {
        if (control.state() == RunState.RUNNING) {
            progress.resumed();
        }
        for (Runnable listener : changes) {
            followers.guard(listener);
        }
    }

    /** The run's thread: whatever ends it leaves a reason, and the model so far. */
    private void train() {
        try {
            if (control.state() == RunState.RUNNING) {
                progress.resumed();
            }
            trainer.run(control, List.copyOf(sinks), new Watch());
        } catch (Throwable e) {
            problem = failure(e);
            control.fail();
        } finally {
            try {
                outputs.leave(end == null ? RunEnd.FAILED : end, problem);
            } finally {
                over.countDown();
            }
        }
    }

    /** Follows the run for its own account, then has the others follow. */
    private final class Watch implements RunListener {
        @Override
        public void updated(int epoch, long step, int rows, double loss) {
            progress.updated(epoch, step, rows, loss);
            followers.updated(epoch, step, rows, loss);
        }

        @Override
        public void waited() {
            progress.waited();
        }

        @Override
        public void epochEnded(EpochSummary summary) {
            progress.epochEnded(summary);
            followers.epochEnded(summary);
        }

        @Override
        public void betweenUpdates(boolean epochEnded) {
            followers.betweenUpdates(epochEnded);
        }

        @Override
        public void halted() {
            followers.halted();
        }

        @Override
        public void ended(RunEnd reason) {
            end = reason;
            problem = reason == RunEnd.NOT_FINITE ? trainer.notFinite() : null;
            progress.ended();
            followers.ended(reason);
        }
    }

    private Problem failure(Throwable thrown) {
        Location where = Location.step(trainer.step(), "");
        return thrown instanceof OutOfMemoryError
                ? Problem.error(where, Message.of("run/out-of-memory"))
                : Problem.error(where, Message.of("run/failed", thrown.toString()));
    }

    /** Whether the run is over and everything is written. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** Waits until the run is over and everything is written. */
    public void await() {
        boolean interrupted = false;
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops at the next batch, and waits until everything is written.
     *
     * @return whether it was written within the time
     */
    public boolean stop(int seconds) {
        control.stop();
        try {
            return over.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The experiment as it was when the run began, its output head fitted. */
    public Experiment experiment() {
        return prepared.experiment();
    }

    /** Where its tables are. */
    public TablePaths tables() {
        return TablePaths.of(prepared.recipe());
    }

    /** What it was made from, with the rows. */
    public PreparedRun prepared() {
        return prepared;
    }

    public RunRecipe recipe() {
        return prepared.recipe();
    }

    /** Warnings and notes from when it was made ready. */
    public List<Problem> problems() {
        return prepared.problems();
    }

    public PreparedData data() {
        return prepared.data();
    }

    public Plan plan() {
        return prepared.plan();
    }

    public RunControl control() {
        return control;
    }

    public RunState state() {
        return control.state();
    }

    public FrameLayout layout() {
        return trainer.layout();
    }

    public RunProgress progress() {
        return progress;
    }

    /** Steps between samples. */
    public int cadence() {
        return trainer.cadence();
    }

    /** Updates in one epoch. */
    public int stepsPerEpoch() {
        return trainer.stepsPerEpoch();
    }

    /** How many epochs are over. */
    public int wholeEpochs() {
        return trainer.wholeEpochs();
    }

    /** What multiplies the matrices. */
    public String blasName() {
        return trainer.blasName();
    }

    /** Why the run ended; null while it goes on. */
    public @Nullable RunEnd end() {
        return end;
    }

    /** What went wrong with the training, if anything. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** The model as it is at the next batch boundary, or at the end. */
    public CompletableFuture<Model> model() {
        return control.betweenBatches(trainer::model);
    }
}

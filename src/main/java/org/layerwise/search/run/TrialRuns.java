package org.layerwise.search.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.search.SearchObjective;
import org.layerwise.train.RunEnd;

/** Trains the runs of one search, keeps each in the store, and stops all of them when it is told to. Any thread. */
final class TrialRuns {
    private final RunStore store;
    private final RunOwner owner;
    private final String group;
    private final List<SearchObjective> objectives;
    private final Resources resources;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private final Map<Run, StoredRun> going = new HashMap<>();
    private boolean stopped;

    /** What is kept of a run. */
    enum Keeps {
        /** What is kept of any run. */
        EVERYTHING,
        /** Its record and its model: checkpoints of each of many short trials would take longer than the trials. */
        MODEL,
        /** Its record alone: of a fold, whose rows its experiment does not give. */
        RECORD
    }

    /** @param resources of each run */
    TrialRuns(
            RunStore store,
            RunOwner owner,
            SearchHead head,
            Resources resources,
            Ticker ticker,
            Consumer<List<Problem>> report) {
        this.store = store;
        this.owner = owner;
        this.group = head.name();
        this.objectives = head.plan().objectives();
        this.resources = resources;
        this.ticker = ticker;
        this.report = report;
    }

    /** Runs that go on end at the next batch as interrupted ones, and none begins. */
    synchronized void stop() {
        stopped = true;
        going.forEach(TrialRuns::interrupt);
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    private static void interrupt(Run run, StoredRun kept) {
        kept.interrupt();
        run.control().stop();
    }

    /**
     * Trains a run.
     *
     * @param name in the store, after that of the search
     * @param isHopeless asked after each epoch but the last
     * @return null when it was stopped with the search, or did not begin
     * @throws org.layerwise.base.ProblemException when there is too little memory for it
     */
    @Nullable
    TrainedRun train(String name, PreparedRun prepared, Keeps keeps, Predicate<List<Double>> isHopeless) {
        if (isStopped()) {
            return null;
        }
        Run run = new Run(prepared, resources, ticker, false);
        TrialWatch watch = new TrialWatch(run, objectives, isHopeless);
        run.watch(watch);
        StoredRun kept = store.begin(RunBeginning.of(run), new RunHeading(group + " " + name, group, "", null), owner);
        switch (keeps) {
            case EVERYTHING -> RunKeeping.attach(run, kept, report);
            case MODEL, RECORD -> keepRecord(run, kept);
        }
        if (keeps == Keeps.MODEL) {
            run.outputs().writeModel(kept::model);
        }
        begin(run, kept);
        run.start();
        run.await();
        boolean isInterrupted = end(run);
        RunEnd end = Objects.requireNonNullElse(run.end(), RunEnd.FAILED);
        if (isInterrupted && end == RunEnd.STOPPED) {
            return null;
        }
        Problem problem = run.problem();
        return new TrainedRun(
                kept.id(),
                end,
                watch.isPruned(),
                watch.curves(),
                run.progress().seconds(),
                problem == null ? "" : problem.describe());
    }

    private static void keepRecord(Run run, StoredRun kept) {
        run.outputs().keptAs(kept.id());
        run.outputs().write(kept);
        run.onChange(() -> kept.entered(run.state()));
    }

    private synchronized void begin(Run run, StoredRun kept) {
        going.put(run, kept);
        if (stopped) {
            interrupt(run, kept);
        }
    }

    /** @return whether the search is to stop */
    private synchronized boolean end(Run run) {
        going.remove(run);
        return stopped;
    }
}

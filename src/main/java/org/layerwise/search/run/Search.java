package org.layerwise.search.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.run.Resources;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.search.Direction;
import org.layerwise.search.History;
import org.layerwise.search.space.Proposal;

/**
 * Carries out a search: so many trials at once, each on a thread of its own. Trial k waits for all trials below k less the number of
 * workers, and knows no others, so that the same head gives the same trials in whatever order they end.
 */
public final class Search {
    private final SearchJournal journal;
    private final RunStore store;
    private final Ticker ticker;
    private final SearchListener listener;
    private final TrialRuns runs;
    private final Trials trials;
    private final List<Confirming> confirming = new ArrayList<>();
    /** No trial below is still to begin. */
    private int upcoming;
    /** All trials below are over. */
    private int over;

    private int confirmed;

    /** Settings that are to be trained with a new seed. */
    private record Confirming(int trial, Proposal proposal, long seed) {}

    /**
     * @param start the search made ready
     * @param journal where it is written down
     * @param store that keeps its runs
     * @param resources that all of its runs may use together
     */
    public Search(
            SearchStart start,
            SearchJournal journal,
            RunStore store,
            RunOwner owner,
            Resources resources,
            Ticker ticker,
            SearchListener listener) {
        SearchHead head = journal.head();
        this.journal = journal;
        this.store = store;
        this.ticker = ticker;
        this.listener = listener;
        Resources each = new Resources(
                Math.max(1, resources.threads() / head.workers()), Math.max(1, resources.bytes() / head.workers()));
        this.runs = new TrialRuns(store, owner, head, each, ticker, this::warn);
        this.trials = new Trials(head, start.rows(), runs);
    }

    private synchronized void warn(List<Problem> problems) {
        listener.warned(problems);
    }

    /** Ends it soon, from any thread: what goes on is not finished, and is made again when the search goes on. */
    public void stop() {
        runs.stop();
        wake();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Whether it was told to stop. */
    public boolean isStopped() {
        return runs.isStopped();
    }

    /**
     * Makes the trials that are not over yet, and confirms the best.
     *
     * @param limit after which no trial goes on; null for none
     * @throws ProblemException when a proposal cannot be made, or the journal not written
     */
    public SearchResult run(@Nullable Duration limit) {
        sweep();
        boolean isInTime = work(limit, this::makeTrial);
        if (isInTime && !isStopped() && journal.trials().size() >= journal.planned()) {
            planConfirming();
            work(null, this::confirm);
        }
        return result();
    }

    /** Takes away the runs of trials that were under way when the search was broken off. */
    private void sweep() {
        Set<String> known = new HashSet<>(journal.runs());
        List<String> broken = store.list().stream()
                .filter(run -> run.origin().group().equals(journal.head().name()))
                .filter(run -> !known.contains(run.id()) && !run.goesOn())
                .map(RunInfo::id)
                .toList();
        if (!broken.isEmpty()) {
            store.delete(broken);
            store.purge(broken);
        }
    }

    /** One turn of a worker. */
    private interface Turn {
        /** @return false when there is nothing left to do */
        boolean take();
    }

    /** Has the workers take turns until nothing is left. @return false when the time was over before */
    private boolean work(@Nullable Duration limit, Turn turn) {
        List<FutureTask<Void>> workers = new ArrayList<>();
        for (int i = 0; i < journal.head().workers(); i++) {
            FutureTask<Void> worker = new FutureTask<>(() -> turns(turn), null);
            workers.add(worker);
            Threads.start("layerwise-search-" + (i + 1), worker);
        }
        long end = limit == null ? 0 : ticker.nanos() + limit.toNanos();
        boolean isInTime = true;
        for (FutureTask<Void> worker : workers) {
            if (limit != null && isInTime && !isOver(worker, end - ticker.nanos())) {
                isInTime = false;
                stop();
            }
            isOver(worker, Long.MAX_VALUE);
        }
        return isInTime;
    }

    private void turns(Turn turn) {
        boolean isDone = false;
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = turn.take();
            }
            isDone = true;
        } finally {
            if (!isDone) {
                stop(); // what no trial accounts for ends the others too
            }
        }
    }

    private static boolean isOver(FutureTask<Void> worker, long nanos) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    worker.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    isInterrupted = true;
                } catch (TimeoutException e) {
                    return false;
                }
            }
        } catch (ExecutionException e) {
            throw WorkerFailure.of(e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean makeTrial() {
        int number = next();
        if (number < 0) {
            return false;
        }
        int workers = journal.head().workers();
        History known = result().history().before(number, workers);
        FinishedTrial trial = trials.trial(number, known);
        if (trial == null) {
            return false;
        }
        synchronized (this) {
            journal.add(trial);
            notifyAll();
            listener.trialEnded(trial, result());
        }
        return true;
    }

    /** The next trial to make, when it may begin; −1 when there is none, or the search ends. */
    private synchronized int next() {
        while (journal.trial(upcoming) != null) {
            upcoming++;
        }
        if (upcoming >= journal.planned()) {
            return -1;
        }
        int number = upcoming;
        upcoming++;
        while (!isStopped() && !mayBegin(number)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
        return isStopped() ? -1 : number;
    }

    private boolean mayBegin(int number) {
        while (journal.trial(over) != null) {
            over++;
        }
        return number - journal.head().workers() <= over;
    }

    private void planConfirming() {
        FinishedTrial best = result().best().orElse(null);
        if (best == null) {
            return;
        }
        Set<List<Long>> known = new HashSet<>();
        journal.confirming().forEach(run -> known.add(List.of((long) run.trial(), run.seed())));
        for (long seed : seeds()) {
            for (Confirming each : List.of(
                    new Confirming(ConfirmingRun.UNTOUCHED, new Proposal(Map.of()), seed),
                    new Confirming(best.number(), best.result().proposal(), seed))) {
                if (!known.contains(List.of((long) each.trial(), seed))) {
                    confirming.add(each);
                }
            }
        }
    }

    /** Seeds that no trial has had. */
    private long[] seeds() {
        SearchHead head = journal.head();
        return IntStream.range(0, Confirmation.SEEDS)
                .mapToLong(i -> head.experiment().seed() + head.plan().seeds() + i)
                .toArray();
    }

    private boolean confirm() {
        Confirming next;
        synchronized (this) {
            if (confirmed >= confirming.size() || isStopped()) {
                return false;
            }
            listener.confirming(confirmed, confirming.size());
            next = confirming.get(confirmed);
            confirmed++;
        }
        ConfirmingRun run = trials.confirm(next.trial(), next.proposal(), next.seed());
        if (run == null) {
            return false;
        }
        journal.add(run);
        return true;
    }

    /** What it has found so far. */
    public SearchResult result() {
        return result(journal);
    }

    /** What the search of a journal has found so far. */
    public static SearchResult result(SearchJournal journal) {
        SearchResult found = new SearchResult(journal.head(), journal.trials(), journal.planned(), Optional.empty());
        return found.isComplete()
                ? new SearchResult(
                        journal.head(),
                        found.trials(),
                        found.planned(),
                        found.best().flatMap(best -> confirmation(journal, best)))
                : found;
    }

    private static Optional<Confirmation> confirmation(SearchJournal journal, FinishedTrial best) {
        Map<Long, Double> own = values(journal, best.number());
        Map<Long, Double> untouched = values(journal, ConfirmingRun.UNTOUCHED);
        if (own.size() < Confirmation.SEEDS || untouched.size() < Confirmation.SEEDS) {
            return Optional.empty();
        }
        Direction direction = journal.head().plan().objectives().getFirst().direction();
        return Optional.of(new Confirmation(
                best.number(),
                interval(own),
                interval(untouched),
                MeanInterval.of(own.entrySet().stream()
                        .mapToDouble(each -> direction.loss(untouched.getOrDefault(each.getKey(), Double.NaN))
                                - direction.loss(each.getValue()))
                        .toArray())));
    }

    private static Map<Long, Double> values(SearchJournal journal, int trial) {
        Map<Long, Double> values = new LinkedHashMap<>();
        journal.confirming().stream()
                .filter(run -> run.trial() == trial)
                .forEach(run -> values.put(run.seed(), run.value()));
        return values;
    }

    private static MeanInterval interval(Map<Long, Double> values) {
        return MeanInterval.of(
                values.values().stream().mapToDouble(value -> value).toArray());
    }
}

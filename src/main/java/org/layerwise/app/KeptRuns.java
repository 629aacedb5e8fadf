package org.layerwise.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import org.layerwise.train.BestEpoch;

/**
 * The runs that are kept, as of a moment ago: looked for again and again while somebody asks, in the background. Called on the
 * front.
 */
public final class KeptRuns {
    /** After a look that took long the next one waits for so many times as long. */
    private static final int PATIENCE = 5;

    private static final long NANOS_BETWEEN = 300_000_000;

    private final RunStore store;
    private final Background background;
    private final Ticker ticker;
    private final Supplier<List<ShownRun>> shown;
    private final Runnable changed;
    private Map<String, Optional<BestEpoch>> best = Map.of();
    private List<RunInfo> all = List.of();
    private Map<String, RunInfo> byId = Map.of();
    private Optional<Problem> trouble = Optional.empty();
    private List<Problem> findings = List.of();
    private long version = -1;
    private long next;
    private boolean looking;

    /**
     * @param shown the runs whose best epochs are asked for
     * @param changed run on the front when something is another
     */
    KeptRuns(RunStore store, Background background, Ticker ticker, Supplier<List<ShownRun>> shown, Runnable changed) {
        this.store = store;
        this.background = background;
        this.ticker = ticker;
        this.shown = shown;
        this.changed = changed;
        this.next = ticker.nanos();
    }

    /** All of them, the newest first. */
    public List<RunInfo> all() {
        return all;
    }

    /** One of them. */
    public Optional<RunInfo> info(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Why nothing can be kept at the moment. */
    public Optional<Problem> trouble() {
        return trouble;
    }

    /** What was found when the store was opened. */
    public List<Problem> findings() {
        return findings;
    }

    private record Look(
            long version,
            List<RunInfo> all,
            Map<String, Optional<BestEpoch>> best,
            Optional<Problem> trouble,
            List<Problem> findings,
            long nanos) {}

    /** Looks whether something is another, unless that was done a moment ago. To be called now and then. */
    public void look() {
        if (looking || ticker.nanos() - next < 0) {
            return;
        }
        looking = true;
        long known = version;
        boolean someGoOn = all.stream().anyMatch(RunInfo::goesOn);
        List<RunInfo> before = all;
        List<ShownRun> watched =
                shown.get().stream().filter(run -> run.run().isEmpty()).toList();
        background.quietly(
                () -> {
                    long began = ticker.nanos();
                    long now = store.version();
                    List<RunInfo> found = now == known && !someGoOn ? before : store.list();
                    Map<String, Optional<BestEpoch>> epochs = new HashMap<>();
                    watched.forEach(run -> epochs.put(run.id(), ShownRun.bestOf(run.record())));
                    return new Look(now, found, epochs, store.trouble(), store.findings(), ticker.nanos() - began);
                },
                this::seen,
                problems -> {
                    looking = false;
                    next = ticker.nanos() + NANOS_BETWEEN;
                    trouble = problems.stream().findFirst();
                    changed.run();
                });
    }

    /** Looks at once: something was changed from here. */
    public void lookNow() {
        next = ticker.nanos();
        version = -1;
        look();
    }

    private void seen(Look look) {
        looking = false;
        next = ticker.nanos() + Math.max(NANOS_BETWEEN, PATIENCE * look.nanos());
        version = look.version();
        best = look.best();
        if (!look.all().equals(all)
                || !look.trouble().equals(trouble)
                || !look.findings().equals(findings)) {
            all = look.all();
            byId = all.stream().collect(Collectors.toMap(RunInfo::id, Function.identity()));
            trouble = look.trouble();
            findings = look.findings();
            changed.run();
        }
    }

    /** A shown run's best epoch, as of the last look. */
    Optional<BestEpoch> best(ShownRun run) {
        return best.getOrDefault(run.id(), run.best());
    }
}

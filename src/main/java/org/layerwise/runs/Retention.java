package org.layerwise.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;

/**
 * Which runs go to make room. A run that is starred or tagged, or that a process trains, always stays, and so do all trials of a
 * search that goes on. So do the newest, where their number is said. Of the others those go that are too old, and the oldest while all runs take too much room; where neither
 * an age nor a size is said, all of the others go.
 *
 * @param keep how many of the newest stay, a search with its trials being one; null: none because of that
 * @param age what began longer ago goes; null: nothing because of that
 * @param bytes what all runs may take together; null: anything
 */
public record Retention(
        @Nullable Integer keep,
        @Nullable Duration age,
        @Nullable Long bytes) {

    /**
     * A run that goes.
     *
     * @param why in words that go on after its name
     */
    public record Outgoing(RunInfo run, Message why) {}

    /** Whether it says anything: else every run would go. */
    public boolean isEmpty() {
        return keep == null && age == null && bytes == null;
    }

    /**
     * The runs that go, and why.
     *
     * @param all the newest first
     * @return in the same order; nothing where the rule is empty
     */
    public List<Outgoing> of(List<RunInfo> all, Instant now) {
        if (isEmpty()) {
            return List.of();
        }
        List<RunInfo> others = beyondNewest(all);
        Map<String, Message> going = new HashMap<>();
        if (age == null && bytes == null) {
            Message why = Message.of("runs/beyond-newest", keep == null ? 0 : keep);
            others.forEach(run -> going.put(run.id(), why));
        }
        Duration longest = age;
        if (longest != null) {
            Message why = Message.of("runs/older-than", longest.toDays());
            others.stream()
                    .filter(run -> run.started().isBefore(now.minus(longest)))
                    .forEach(run -> going.put(run.id(), why));
        }
        if (bytes != null) {
            makeRoom(all, others, bytes, going);
        }
        List<Outgoing> inOrder = new ArrayList<>();
        for (RunInfo run : all) {
            Message why = going.get(run.id());
            if (why != null) {
                inOrder.add(new Outgoing(run, why));
            }
        }
        return inOrder;
    }

    /** The oldest go until the rest fits. */
    private static void makeRoom(List<RunInfo> all, List<RunInfo> others, long bytes, Map<String, Message> going) {
        long total = 0;
        for (RunInfo run : all) {
            total += going.containsKey(run.id()) ? 0 : run.bytes();
        }
        for (RunInfo run : others.reversed()) {
            if (total <= bytes) {
                return;
            }
            if (!going.containsKey(run.id())) {
                going.put(run.id(), Message.of("runs/to-make-room"));
                total -= run.bytes();
            }
        }
    }

    /** Those that may go, apart from the newest. */
    private List<RunInfo> beyondNewest(List<RunInfo> all) {
        List<RunInfo> others = new ArrayList<>();
        Set<String> newest = new HashSet<>();
        Set<String> going = all.stream()
                .filter(RunInfo::goesOn)
                .map(run -> run.origin().group())
                .collect(Collectors.toSet());
        for (RunInfo run : all) {
            String group = run.origin().group();
            if (isProtected(run) || (!group.isEmpty() && going.contains(group))) {
                continue;
            }
            String unit = group.isEmpty() ? "run " + run.id() : "group " + group;
            if (keep != null && (newest.contains(unit) || newest.size() < keep)) {
                newest.add(unit);
            } else {
                others.add(run);
            }
        }
        return others;
    }

    /** Whether a run stays whatever the rule says. */
    public static boolean isProtected(RunInfo run) {
        return run.goesOn() || run.label().starred() || !run.label().tags().isEmpty();
    }
}

package org.layerwise.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * Gathers problems while a table is gone through. Of each kind the first {@value #KEPT} are kept and all are counted, so
 * that a column with a million bad cells stays readable.
 */
public final class ProblemCollector {
    /** How many problems of one kind are kept. */
    public static final int KEPT = 100;

    private final Map<Message, Kind> kinds = new LinkedHashMap<>();

    private static final class Kind {
        final List<Problem> kept = new ArrayList<>();
        long count;
    }

    /**
     * Counts a problem, and keeps it when it is among the first of its kind.
     *
     * @param kind what the problems of this kind have in common: {@code unseen categories in island}
     * @param problem one of them
     */
    public void add(Message kind, Problem problem) {
        Kind entry = kinds.computeIfAbsent(kind, name -> new Kind());
        entry.count++;
        if (entry.kept.size() < KEPT) {
            entry.kept.add(problem);
        }
    }

    /** How many problems of this kind were added, kept or not. */
    public long count(Message kind) {
        Kind entry = kinds.get(kind);
        return entry == null ? 0 : entry.count;
    }

    /** The kept problems by kind, in order of arrival; a kind of which more came ends with a problem that says how many. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>();
        kinds.forEach((name, kind) -> {
            all.addAll(kind.kept);
            if (kind.count > KEPT) {
                all.add(new Problem(
                        kind.kept.getFirst().severity(),
                        Location.NOWHERE,
                        Message.of("data.table/in-all", name, kind.count, KEPT)));
            }
        });
        return List.copyOf(all);
    }

    /**
     * Ends the work when there is any error.
     *
     * @throws ProblemException with the kept errors
     */
    public void throwIfErrors() {
        ProblemException.throwIfErrors(problems());
    }
}

package org.layerwise.runs;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** How people name a run: {@code last}, its id, its name, or the beginning of its id, tried in this order. */
final class RunReference {
    /** The run that began last; no run can have it as its name. */
    static final String LAST = "last";

    private static final int LISTED = 10;

    private RunReference() {}

    /** @param all the newest first */
    static RunInfo find(String reference, List<RunInfo> all) {
        if (reference.equals(LAST)) {
            return all.stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("runs/none-yet"))
                            .toException());
        }
        List<Predicate<RunInfo>> ways = List.of(
                run -> run.id().equals(reference),
                run -> run.name().equals(reference),
                run -> !reference.isEmpty() && run.id().startsWith(reference));
        for (Predicate<RunInfo> way : ways) {
            List<RunInfo> found = all.stream().filter(way).toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            if (!found.isEmpty()) {
                String listed = found.stream()
                        .limit(LISTED)
                        .map(run -> run.id() + " (" + run.name() + ")")
                        .collect(Collectors.joining(", "));
                throw Problem.error(Location.NOWHERE, Message.of("runs/several-runs", reference, found.size(), listed))
                        .toException();
            }
        }
        throw Problem.error(Location.NOWHERE, Message.of("runs/no-such-run", reference))
                .toException();
    }
}

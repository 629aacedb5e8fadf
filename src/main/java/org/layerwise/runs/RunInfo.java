package org.layerwise.runs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.run.PreparedRun;

/**
 * What is known of a kept run without opening it.
 *
 * @param id unique in its store
 * @param name what people call it: the table and a number, or what they said
 * @param state what it is doing, or how it ended
 * @param reason what went wrong; empty when nothing did
 * @param started when it began
 * @param ended when it ended; null while it goes on, or where nobody was left to say
 * @param seconds spent training, waiting apart
 * @param progress how far it is
 * @param data what it is trained on
 * @param figures of whole epochs, by the metric's name, in METRICS.csv's order
 * @param curve some values of the monitored loss over its epochs, for a small picture; it may be empty
 * @param label what people wrote to it
 * @param origin where it comes from
 * @param owner the process that trains it, or did last
 * @param settings the experiment's values apart from data and network, by their paths
 * @param bytes that its record and files take, about
 */
public record RunInfo(
        String id,
        String name,
        StoredState state,
        String reason,
        Instant started,
        @Nullable Instant ended,
        double seconds,
        Progress progress,
        Data data,
        Map<String, RunFigure> figures,
        List<Float> curve,
        Label label,
        Origin origin,
        RunOwner owner,
        RunSettings settings,
        long bytes) {

    /**
     * How far a run is.
     *
     * @param epochs that are over
     * @param of that are planned
     * @param steps updates that were made
     */
    public record Progress(int epochs, int of, long steps) {}

    /**
     * What a run is trained on.
     *
     * @param table the table's file
     * @param fingerprint of its content
     * @param testFingerprint of the test table; empty where there is none
     * @param task {@code classification}, …
     */
    public record Data(String table, String fingerprint, String testFingerprint, String task) {}

    /**
     * What people wrote to a run.
     *
     * @param tags in alphabetical order
     */
    public record Label(List<String> tags, String note, boolean starred) {
        public static final Label NONE = new Label(List.of(), "", false);

        public Label {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Where a run comes from.
     *
     * @param group the search whose trial it is; empty for a run by itself
     * @param parent the id of the run that it goes on from in a record of its own; empty for none
     * @param model the file that the model goes to beside the store; empty for none
     */
    public record Origin(String group, String parent, String model) {
        public static final Origin NONE = new Origin("", "", "");
    }

    public RunInfo {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        curve = List.copyOf(curve);
    }

    /** Whether a process trains it. */
    public boolean goesOn() {
        return state == StoredState.RUNNING || state == StoredState.PAUSED;
    }

    /**
     * Refuses what cannot be done to a run that a process trains.
     *
     * @throws org.layerwise.base.ProblemException when one does, naming it
     */
    public void requireEnded() {
        if (goesOn()) {
            throw Problem.error(Location.NOWHERE, Message.of("runs/goes-on", name, owner.describe()))
                    .toException();
        }
    }

    /** The figure by which epochs are compared unless the experiment says otherwise; empty before the first epoch. */
    public Optional<Map.Entry<String, RunFigure>> monitored() {
        return figures.entrySet().stream()
                .filter(each -> each.getKey().equals("loss/validation"))
                .findFirst()
                .or(() -> figures.entrySet().stream()
                        .filter(each -> each.getKey().equals("loss/train"))
                        .findFirst());
    }

    /**
     * Nothing, where it is about to go on with the tables of before.
     *
     * @param ready what goes on
     * @throws org.layerwise.base.ProblemException when a table is another one
     */
    public void requireTables(PreparedRun ready) {
        if (!ready.data().table().fingerprint().equals(data.fingerprint())) {
            throw Problem.error(Location.file(ready.recipe().table().toString()), Message.of("runs/other-table", name))
                    .toException();
        }
        Path test = ready.recipe().testTable();
        if (test != null && !ready.data().testTable().fingerprint().equals(data.testFingerprint())) {
            throw Problem.error(Location.file(test.toString()), Message.of("runs/other-table", name))
                    .toException();
        }
    }
}

package org.layerwise.search.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.layerwise.run.Run;
import org.layerwise.search.SearchObjective;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

/** Follows the objectives of one run on its thread, and stops it where the pruner says so. */
final class TrialWatch implements FrameSink {
    private final Run run;
    private final int[] places;
    private final Predicate<List<Double>> isHopeless;
    private final List<List<Double>> curves = new ArrayList<>();
    private volatile boolean pruned;

    /** @param isHopeless asked after each epoch but the last, with the first objective's curve so far */
    TrialWatch(Run run, List<SearchObjective> objectives, Predicate<List<Double>> isHopeless) {
        this.run = run;
        this.isHopeless = isHopeless;
        this.places = objectives.stream()
                .mapToInt(objective -> run.layout().epochPlace(objective.metric()))
                .toArray();
        objectives.forEach(objective -> curves.add(new ArrayList<>()));
    }

    @Override
    public void step(StepFrame frame) {}

    @Override
    public void epoch(EpochFrame frame) {
        for (int i = 0; i < places.length; i++) {
            curves.get(i).add(places[i] < 0 ? Double.NaN : frame.values()[places[i]]);
        }
        boolean isLast = frame.epoch() >= run.experiment().training().epochs();
        if (!isLast && isHopeless.test(List.copyOf(curves.getFirst()))) {
            pruned = true;
            run.control().stop();
        }
    }

    @Override
    public void close() {}

    /** Whether it has stopped the run. */
    boolean isPruned() {
        return pruned;
    }

    /** A curve for each objective. The run is over. */
    List<List<Double>> curves() {
        return curves;
    }
}

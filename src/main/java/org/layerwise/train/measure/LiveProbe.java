package org.layerwise.train.measure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.Plan;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.telemetry.TelemetrySpec;

/**
 * The measures that a run does not take, taken while somebody looks at them: they are shown and never recorded, and cost
 * nothing while nobody asks. Their frames have places for all of them; what nobody asked for is NaN there.
 *
 * <p>What is wanted may be said on any thread, before the run and while it goes on; the rest belongs to the run's thread.
 */
public final class LiveProbe {
    private final List<Measures.Named> possible;
    private final FrameLayout layout;
    private final EpochProbe epochs;
    private final List<FrameSink> sinks = new CopyOnWriteArrayList<>();
    private volatile Set<String> wanted = Set.of();
    private Set<String> taken = Set.of();
    private @Nullable StepProbe probe;

    public LiveProbe(TelemetrySpec spec, Plan plan, EpochScope scope) {
        possible = Measures.others(spec);
        layout = Measures.layoutOfOthers(spec, plan, scope);
        epochs = new EpochProbe(layout);
    }

    /** Where the values of each measure are in its frames. */
    public FrameLayout layout() {
        return layout;
    }

    /** Hands its frames to a sink from the next step on. */
    public void showIn(FrameSink sink) {
        sinks.add(sink);
    }

    /** Takes these measures from the next sampled step on, and no others; ids of those that the run takes anyway are passed over. */
    public void want(Set<String> ids) {
        wanted = Set.copyOf(ids);
    }

    /** The metrics of the validation part that are asked for, by their names in an evaluation. */
    public Set<String> metrics() {
        return metrics(wanted);
    }

    private Set<String> metrics(Set<String> ids) {
        return possible.stream()
                .filter(named -> ids.contains(named.id()))
                .map(Measures.Named::measure)
                .filter(ValidationMetric.class::isInstance)
                .map(measure -> ((ValidationMetric) measure).metric())
                .collect(Collectors.toSet());
    }

    /** What reads the steps; null while nobody asks. */
    public @Nullable StepProbe ofStep(Network network, Stopwatch times) {
        Set<String> now = wanted;
        if (!now.equals(taken)) {
            taken = now;
            List<Measures.Named> named = possible.stream()
                    .filter(each ->
                            now.contains(each.id()) && layout.of(each.id()).isPresent())
                    .toList();
            probe = named.isEmpty() ? null : new StepProbe(network, layout, named, sinks, times);
        }
        return probe;
    }

    /** Hands over a frame of {@link #ofStep}. */
    public void show(StepFrame frame) {
        for (FrameSink sink : sinks) {
            sink.step(frame);
        }
    }

    /** Hands over the figures of an epoch, where any are asked for. */
    public void epochEnded(int epoch, long step, EpochFigures train, EpochFigures validation) {
        if (layout.epoch().stream().anyMatch(slice -> wanted.contains(slice.measure()))) {
            EpochFrame frame = epochs.frame(epoch, step, train, validation);
            for (FrameSink sink : sinks) {
                sink.epoch(frame);
            }
        }
    }
}

package org.layerwise.app;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.layerwise.run.Run;
import org.layerwise.train.Pace;

/**
 * What the window wishes of the run that it trains, and of those to come: how fast it goes, and what is measured for the window
 * alone. No experiment and no record holds any of it.
 */
public final class RunWishes {
    private final Supplier<Optional<ShownRun>> trained;
    private volatile Pace pace = Pace.FULL;
    private volatile Set<String> measures = Set.of();

    RunWishes(Supplier<Optional<ShownRun>> trained) {
        this.trained = trained;
    }

    /** Goes no faster from now on. */
    public void setPace(Pace to) {
        pace = to;
        toTrained();
    }

    public Pace pace() {
        return pace;
    }

    /** Measures these for the window, beside what a run records. */
    public void measure(Set<String> ids) {
        measures = Set.copyOf(ids);
        toTrained();
    }

    private void toTrained() {
        trained.get().flatMap(ShownRun::run).ifPresent(this::applyTo);
    }

    void applyTo(Run run) {
        run.control().setPace(pace);
        run.measureLive(measures);
    }
}

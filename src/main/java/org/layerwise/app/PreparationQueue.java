package org.layerwise.app;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

/** Works the data out anew when what it depends on has changed: one after another, and only what is still wanted. */
final class PreparationQueue {
    private final Background background;
    private final TestTableCache test;
    private final Consumer<Preparation> made;
    private final Object turn = new Object();
    private volatile Preparation.@Nullable Key wanted;
    private @Nullable Preparation last;

    /** @param made told of each that is made and still wanted, on the front */
    PreparationQueue(Background background, TestTableCache test, Consumer<Preparation> made) {
        this.background = background;
        this.test = test;
        this.made = made;
    }

    /** The last that was made; of another experiment while the next is in the making. */
    Optional<Preparation> last() {
        return Optional.ofNullable(last);
    }

    /** The last, when it is of what is wanted now. */
    Optional<Preparation> settled() {
        return last().filter(each -> each.key().equals(wanted));
    }

    void forget() {
        last = null;
        wanted = null;
    }

    /** Begins to work out what an experiment makes of a table, unless that is done or under way. */
    void want(Table source, Experiment experiment) {
        Preparation.Key key = Preparation.Key.of(source, experiment);
        if (key.equals(wanted)) {
            return;
        }
        wanted = key;
        background.run(
                () -> inTurn(key, source, experiment),
                result -> result.ifPresent(this::take),
                problems -> take(Preparation.failed(key, problems)));
    }

    private void take(Preparation result) {
        if (result.key().equals(wanted)) {
            last = result;
            made.accept(result);
        }
    }

    private Optional<Preparation> inTurn(Preparation.Key key, Table source, Experiment experiment) {
        synchronized (turn) {
            return key.equals(wanted) ? Optional.of(Preparation.of(source, test, experiment)) : Optional.empty();
        }
    }
}

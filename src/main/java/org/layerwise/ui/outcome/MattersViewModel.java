package org.layerwise.ui.outcome;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.LookedAt;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Seed;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.outcome.PartialDependence;
import org.layerwise.outcome.PermutationImportance;
import org.layerwise.outcome.PredictedNumber;
import org.layerwise.outcome.Watch;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/**
 * Which columns a model relies on, and how its prediction goes with one of them. Worked out in the background when it is asked
 * for, and stopped at once. Called on the front.
 */
public final class MattersViewModel {
    /** How often each column is shuffled. */
    static final int REPEATS = 10;

    /** Values of a column that are tried. */
    static final int VALUES = 40;

    /** Rows that the partial dependence is the mean of; as many lines are drawn behind it as can be told apart. */
    static final int ROWS = 500;

    private final Executor background;
    private final Executor front;
    private final ReadOnlyObjectWrapper<@Nullable PermutationImportance> importance = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PartialDependence> dependence = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper column = new ReadOnlyStringWrapper("");
    private @Nullable LookedAt at;
    private @Nullable LookedAt computed;
    private int output;
    private final AtomicInteger importanceAsked = new AtomicInteger();
    private final AtomicInteger dependenceAsked = new AtomicInteger();

    MattersViewModel(Executor background, Executor front) {
        this.background = background;
        this.front = front;
    }

    /** Takes the model as it is now. What was worked out of another run or part goes; of an earlier step it stays. */
    void take(@Nullable LookedAt now) {
        LookedAt before = at;
        at = now;
        if (now == null || before == null || !now.isOf(before.run(), before.part())) {
            stop();
            importance.set(null);
            dependence.set(null);
            computed = null;
            column.set("");
            message.set("");
        }
    }

    /** Whether what is shown is of an earlier state of the model. */
    boolean isStale() {
        LookedAt now = at;
        LookedAt then = computed;
        return now != null
                && then != null
                && now.model().provenance().steps() != then.model().provenance().steps();
    }

    /** Works out the importance of every column. */
    void compute() {
        LookedAt now = at;
        if (now == null) {
            return;
        }
        int mine = importanceAsked.incrementAndGet();
        busy.set(true);
        progress.set(0);
        message.set("");
        Seed seed = now.model().experiment().seeds();
        background.execute(() -> {
            try {
                Watch watch = share -> {
                    front.execute(() -> {
                        if (mine == importanceAsked.get()) {
                            progress.set(share);
                        }
                    });
                    return mine == importanceAsked.get();
                };
                PermutationImportance found = PermutationImportance.of(
                        now.model(), now.table(), now.rows(), REPEATS, PermutationImportance.MOST_ROWS, seed, watch);
                front.execute(() -> finish(mine, now, found));
            } catch (ProblemException e) {
                front.execute(() -> fail(mine, WindowWords.sentence(e.problems().getFirst())));
            } catch (CancellationException e) {
                front.execute(() -> fail(mine, ""));
            }
        });
    }

    private void finish(int mine, LookedAt of, PermutationImportance found) {
        if (mine != importanceAsked.get()) {
            return;
        }
        busy.set(false);
        computed = of;
        importance.set(found);
        if (column.get().isEmpty() && !found.columns().isEmpty()) {
            choose(found.columns().getFirst().column());
        } else {
            dependOn();
        }
    }

    private void fail(int mine, String why) {
        if (mine == importanceAsked.get()) {
            busy.set(false);
            message.set(why);
        }
    }

    /** Ends what is being worked out. */
    void stop() {
        importanceAsked.incrementAndGet();
        dependenceAsked.incrementAndGet();
        busy.set(false);
    }

    /** Shows how the prediction goes with a column. */
    void choose(String name) {
        column.set(name);
        dependOn();
    }

    /** Which class, label or target the prediction is of. */
    void chooseOutput(int which) {
        if (which != output) {
            output = which;
            dependOn();
        }
    }

    int output() {
        return output;
    }

    private void dependOn() {
        LookedAt now = at;
        String name = column.get();
        if (now == null || name.isEmpty()) {
            return;
        }
        int mine = dependenceAsked.incrementAndGet();
        PredictedNumber number = new PredictedNumber(output);
        background.execute(() -> {
            try {
                PartialDependence found = PartialDependence.of(
                        now.model(),
                        now.table(),
                        now.rows(),
                        name,
                        number,
                        VALUES,
                        ROWS,
                        now.model().experiment().seeds(),
                        share -> mine == dependenceAsked.get());
                front.execute(() -> {
                    if (mine == dependenceAsked.get()) {
                        dependence.set(found);
                    }
                });
            } catch (ProblemException e) {
                front.execute(() -> {
                    if (mine == dependenceAsked.get()) {
                        dependence.set(null);
                        message.set(WindowWords.sentence(e.problems().getFirst()));
                    }
                });
            } catch (CancellationException e) {
                // another question was asked since
                System.getLogger(getClass().getName()).log(System.Logger.Level.TRACE, "stopped", e);
            }
        });
    }

    /** The columns that a model uses, by name. */
    static List<String> columns(LookedAt of) {
        return of.model().experiment().data().features().stream()
                .filter(each -> !each.isDropped())
                .map(ColumnSpec::name)
                .toList();
    }

    /** In one line, what was looked at. */
    String source() {
        PermutationImportance found = importance.get();
        if (found == null) {
            return "";
        }
        String rows = found.rows() < found.of()
                ? Texts.get("outcome.matters.sample", found.rows(), found.of())
                : Texts.get("outcome.matters.rows", found.rows());
        return Texts.get(
                "outcome.matters.source", Texts.get("figure.name." + found.figure()), found.baseline(), rows, REPEATS);
    }

    ReadOnlyObjectProperty<@Nullable PermutationImportance> importanceProperty() {
        return importance.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable PartialDependence> dependenceProperty() {
        return dependence.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyStringProperty columnProperty() {
        return column.getReadOnlyProperty();
    }
}

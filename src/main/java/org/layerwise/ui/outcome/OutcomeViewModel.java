package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.LookedAt;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.outcome.Outcome;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Part;
import org.layerwise.train.Provenance;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/**
 * What the shown run's model predicts of one part of its rows, beside what is true. While the run goes on and the page is in
 * sight, it is looked at again and again, no more than a fifth of the time. Called on the front.
 */
public final class OutcomeViewModel {
    private static final long PAUSE_NANOS = 1_000_000_000;

    /** Of the time, a look takes no more than one part in so many. */
    private static final long SHARE = 5;

    /**
     * What is shown.
     *
     * @param outcomes one for each target
     * @param evaluation of the same rows
     * @param step of the run, up to which the model was trained
     */
    public record Shown(LookedAt at, List<Outcome> outcomes, Evaluation evaluation, long step) {
        public Shown {
            outcomes = List.copyOf(outcomes);
        }
    }

    private final Workbench workbench;
    private final Executor background;
    private final Executor front;
    private final Ticker ticker;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.VALIDATION);
    private final ObjectProperty<ModelChoice> choice = new SimpleObjectProperty<>(ModelChoice.LAST);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ShownRun> run = new ReadOnlyObjectWrapper<>();
    private boolean inSight;
    private boolean asked;
    private boolean failed;
    private int question;
    private long next;

    /**
     * @param background where tables are read and rows are predicted
     * @param front the thread this object is called on
     */
    public OutcomeViewModel(Workbench workbench, Executor background, Executor front, Ticker ticker) {
        this.workbench = workbench;
        this.background = background;
        this.front = front;
        this.ticker = ticker;
        part.subscribe(this::renew);
        choice.subscribe(this::renew);
        subscriptions.add(workbench.runs().onChange(change -> follow()));
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::follow));
        follow();
    }

    /** Lets go of the workbench; what is being worked out comes to nothing. */
    public void close() {
        question++;
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    @SuppressWarnings("ReferenceEquality") // runs are compared by identity
    private void follow() {
        ShownRun now = workbench.runs().shown().orElse(null);
        if (now != run.get()) {
            question++;
            busy.set(false);
            shown.set(null);
            failed = false;
            run.set(now);
            part.set(usual(now));
            choice.set(now == null ? ModelChoice.LAST : now.choice());
        }
        failed = false;
        look();
    }

    /** Validation rows are what one looks at first; without them the rows that trained. */
    private static Part usual(@Nullable ShownRun run) {
        return run != null && run.experiment().split().validation() <= 0 ? Part.TRAIN : Part.VALIDATION;
    }

    private void renew() {
        failed = false;
        asked = true;
        look();
    }

    /** The page comes into sight, or goes out of it. */
    public void inSight(boolean now) {
        inSight = now;
        look();
    }

    /** To be called on every pulse: looks again while the page is in sight. */
    public void pulse() {
        if (inSight) {
            look();
        }
    }

    /** Looks whether the model is another than the one that is shown. */
    void look() {
        ShownRun of = run.get();
        if (of == null || !of.hasModel()) {
            shown.set(null);
            message.set(Texts.get(of == null ? "outcome.none" : "outcome.soon"));
            return;
        }
        long step = of.glance().step();
        Shown before = shown.get();
        boolean same = before != null
                && before.at().isOf(of, part.get())
                && before.at().choice() == choice.get()
                && (before.step() == step || choice.get() == ModelChoice.BEST && !of.goesOn());
        boolean early = ticker.nanos() < next && !asked && of.goesOn() && before != null;
        if (!inSight || same || failed || busy.get() || early) {
            return;
        }
        begin(of, step, before);
    }

    private void begin(ShownRun of, long step, @Nullable Shown before) {
        busy.set(true);
        asked = false;
        int mine = ++question;
        Part wanted = part.get();
        ModelChoice which = choice.get();
        Table rows = of.rows(workbench.table());
        long from = ticker.nanos();
        background.execute(() -> {
            try {
                LookedAt at = before != null && before.at().isOf(of, wanted)
                        ? before.at().again(which)
                        : LookedAt.of(of, which, wanted, rows);
                Evaluation evaluation = Evaluation.of(at.model(), at.table(), at.rows());
                Shown found = new Shown(at, Outcome.of(at.model(), at.table(), at.rows()), evaluation, step);
                front.execute(() -> finish(mine, found, "", from));
            } catch (ProblemException e) {
                String why = WindowWords.describe(e.problems().getFirst());
                front.execute(() -> finish(mine, null, why, from));
            } catch (CancellationException e) {
                front.execute(() -> finish(mine, null, Texts.get("outcome.soon"), from));
            }
        });
    }

    private void finish(int mine, @Nullable Shown found, String why, long from) {
        if (mine != question) {
            return;
        }
        long now = ticker.nanos();
        next = now + Math.max(PAUSE_NANOS, (SHARE - 1) * (now - from));
        busy.set(false);
        failed = found == null;
        shown.set(found);
        message.set(found != null && found.outcomes().isEmpty() ? Texts.get("outcome.reconstruction") : why);
        look();
    }

    /** What the rows are, of which model, in one line. */
    String source() {
        Shown now = shown.get();
        if (now == null) {
            return "";
        }
        Provenance from = now.at().model().provenance();
        String rows = now.at().isSample()
                ? Texts.get(
                        "outcome.rows.sample",
                        Numbers.count(now.at().rows().length),
                        Numbers.count(now.at().of()))
                : Texts.get("outcome.rows", Numbers.count(now.at().rows().length));
        return Texts.get("outcome.source", now.at().run().name(), from.epochs(), Numbers.count(from.steps()), rows);
    }

    /** Loss and every metric in one line. */
    String figures() {
        Shown now = shown.get();
        if (now == null) {
            return "";
        }
        Evaluation evaluation = now.evaluation();
        List<String> texts = new ArrayList<>();
        texts.add(Texts.get("outcome.metrics.loss", Numbers.number(evaluation.loss())));
        evaluation.metrics().forEach((id, value) -> {
            if (value instanceof MetricValue.Known) {
                String key = evaluation.perClass().containsKey(id)
                                || evaluation.perTarget().containsKey(id)
                        ? "outcome.metric.mean"
                        : "outcome.metric";
                texts.add(Texts.get(key, FigureNames.of(id), Numbers.number(value.orElse(Double.NaN))));
            }
        });
        return String.join(" · ", texts);
    }

    /** The models that can be looked at. */
    List<ModelChoice> choices() {
        ShownRun of = run.get();
        return of != null && of.best().isPresent() ? List.of(ModelChoice.values()) : List.of(ModelChoice.LAST);
    }

    String text(ModelChoice which) {
        ShownRun of = run.get();
        return switch (which) {
            case LAST -> Texts.get(of != null && of.goesOn() ? "outcome.model.now" : "outcome.model.last");
            case BEST ->
                of == null || of.best().isEmpty()
                        ? Texts.get("outcome.model.best.none")
                        : Texts.get(
                                "outcome.model.best",
                                Numbers.count(of.best().get().epoch()));
        };
    }

    static String text(Part which) {
        return Texts.get("outcome.part." + which.name().toLowerCase(Locale.ROOT));
    }

    public ObjectProperty<Part> partProperty() {
        return part;
    }

    public ObjectProperty<ModelChoice> choiceProperty() {
        return choice;
    }

    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ShownRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why nothing is shown; empty where something is. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}

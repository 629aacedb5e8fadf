package org.layerwise.ui.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ModelChoice;
import org.layerwise.app.OpenTable;
import org.layerwise.app.PredictedTable;
import org.layerwise.app.RowForm;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.FileKind;
import org.layerwise.train.Model;
import org.layerwise.train.Predictor;
import org.layerwise.train.Provenance;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FileDialogs.Filter;
import org.layerwise.ui.fx.Texts;

/** Predicts with the run's model as it was when it was last taken over; everything long is done in the background. */
public final class PredictViewModel {
    /** A model, ready to predict. */
    private record Loaded(Model model, Predictor predictor, boolean isFile) {}

    /** Which model was taken over last. */
    private record Taken(ShownRun run, ModelChoice choice, long step) {}

    private final Workbench workbench;
    private final FileDialogs dialogs;
    private final Executor background;
    private final Executor front;
    private final Consumer<List<Problem>> report;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable RowForm> form = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<RowAnswer> answer = new ReadOnlyObjectWrapper<>(RowAnswer.NONE);
    private final ReadOnlyObjectWrapper<@Nullable PredictedTable> predicted = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper("");
    private final BooleanProperty worstOnly = new SimpleBooleanProperty(false);
    private @Nullable Loaded loaded;
    private @Nullable Taken taken;
    private List<String> cells = List.of();
    private int asked;
    private boolean answering;

    /**
     * @param background where models are taken and tables predicted, one after the other
     * @param front the thread this object is called on
     * @param report told of what goes wrong
     */
    public PredictViewModel(
            Workbench workbench,
            FileDialogs dialogs,
            Executor background,
            Executor front,
            Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.background = background;
        this.front = front;
        this.report = report;
        subscriptions.add(workbench.runs().onChange(change -> lookAgain()));
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::forget));
        forget();
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private void forget() {
        loaded = null;
        taken = null;
        form.set(null);
        answer.set(RowAnswer.NONE);
        show(null);
        source.set(Texts.get("predict.no-model"));
    }

    /** A run that is over has a model to stay; of one that goes on the page takes it when it is shown, or asked. */
    private void lookAgain() {
        ShownRun run = workbench.runs().shown().orElse(null);
        if (run != null && taken != null && run != taken.run()) {
            forget();
        }
        if (run != null && (!run.goesOn() || (taken != null && taken.choice() != run.choice()))) {
            takeModel();
        }
    }

    /** Takes over the model as it is now, unless it is the one that is here. */
    public void takeModel() {
        ShownRun run = workbench.runs().shown().orElse(null);
        OpenTable table = workbench.table().orElse(null);
        if (run == null || !run.hasModel()) {
            return;
        }
        Taken now = new Taken(run, run.choice(), run.glance().step());
        if (now.equals(taken)) {
            return;
        }
        taken = now;
        background.execute(() -> {
            try {
                Model model = run.model(now.choice());
                Predictor made = new Predictor(model);
                RowForm asks = RowForm.of(model, table);
                front.execute(() -> accept(new Loaded(model, made, !run.hasFrames()), asks, run.name()));
            } catch (ProblemException e) {
                front.execute(() -> report.accept(e.problems()));
            }
        });
    }

    private void accept(Loaded made, RowForm asks, String run) {
        loaded = made;
        Provenance from = made.model().provenance();
        String key = made.isFile() ? "predict.source.file" : "predict.source";
        source.set(Texts.get(key, from.epochs(), from.steps(), run));
        RowForm before = form.get();
        if (before == null || !before.fields().equals(asks.fields())) {
            form.set(asks);
        } else {
            predictRow(cells);
        }
    }

    /** Predicts the row with these cells, in the order of the form's fields. */
    void predictRow(List<String> typed) {
        cells = List.copyOf(typed);
        Loaded with = loaded;
        RowForm asks = form.get();
        if (with == null || asks == null) {
            return;
        }
        int question = ++asked;
        if (answering) {
            return; // what is typed meanwhile, or a slider passes, is asked for when the answer is there
        }
        answering = true;
        List<String> row = cells;
        background.execute(() -> {
            RowAnswer found = answer(with, asks, row);
            front.execute(() -> {
                answering = false;
                if (question == asked) {
                    answer.set(found);
                } else {
                    if (asks.equals(form.get())) {
                        answer.set(found);
                    }
                    predictRow(cells);
                }
            });
        });
    }

    private static RowAnswer answer(Loaded with, RowForm asks, List<String> row) {
        try {
            var predictions = with.predictor().predict(asks.rowOf(row), new int[] {0});
            return new RowAnswer(predictions, predictions.flags());
        } catch (ProblemException e) {
            return new RowAnswer(null, e.problems());
        }
    }

    /** Asks for a table and predicts it. */
    void chooseTable() {
        dialogs.open(
                        Texts.get("predict.table.open.title"),
                        List.of(new Filter(Texts.get("predict.tables"), FileDialogs.TABLES)))
                .ifPresent(this::predictTable);
    }

    /** Predicts a table dropped on the page. @return false where there is no model, or the file is no table */
    public boolean takeDropped(Path file) {
        boolean takes = loaded != null && FileKind.of(file) == FileKind.TABLE;
        if (takes) {
            predictTable(file);
        }
        return takes;
    }

    /** Predicts every row of a table. */
    public void predictTable(Path file) {
        Loaded with = loaded;
        if (with == null || busy.get()) {
            return;
        }
        busy.set(true);
        background.execute(() -> {
            PredictedTable found = null;
            List<Problem> wrong = List.of();
            try {
                found = PredictedTable.of(file, with.model(), with.predictor());
            } catch (ProblemException e) {
                wrong = e.problems();
            } finally {
                PredictedTable result = found;
                List<Problem> problems = wrong;
                front.execute(() -> finish(result, problems));
            }
        });
    }

    private void finish(@Nullable PredictedTable result, List<Problem> problems) {
        busy.set(false);
        if (result != null) {
            show(result);
        }
        if (!problems.isEmpty()) {
            report.accept(problems);
        }
    }

    private void show(@Nullable PredictedTable result) {
        score.set(result == null ? "" : ScoreText.of(result));
        predicted.set(result);
    }

    /** Whether the predicted table has a target that was scored. */
    boolean isScored() {
        PredictedTable result = predicted.get();
        return result != null && result.score() != null;
    }

    /** Whether numbers were scored, none of which is simply wrong. */
    boolean isOfNumbers() {
        PredictedTable result = predicted.get();
        return result != null && result.score() != null && result.score().isOfNumbers();
    }

    /**
     * The rows of the predicted table that are shown where not all are, or not in their order: the wrong ones; of numbers the
     * largest error first. Null: all, as they are.
     */
    int @Nullable [] worstRows() {
        PredictedTable result = predicted.get();
        return result == null || result.score() == null || !worstOnly.get()
                ? null
                : result.score().worstRows();
    }

    /** Asks for a file and writes the predicted table there. */
    void save() {
        PredictedTable result = predicted.get();
        if (result == null) {
            return;
        }
        String name = String.valueOf(result.path().getFileName());
        int dot = name.indexOf('.');
        String proposed = (dot > 0 ? name.substring(0, dot) : name) + "-predictions.csv";
        dialogs.save(
                        Texts.get("predict.save.title"),
                        proposed,
                        List.of(new Filter(Texts.get("predict.tables"), List.of("*.csv"))))
                .ifPresent(file -> background.execute(() -> write(result, file)));
    }

    private void write(PredictedTable result, Path chosen) {
        try {
            result.save(FileDialogs.withExtension(chosen, "csv"));
        } catch (ProblemException e) {
            front.execute(() -> report.accept(e.problems()));
        }
    }

    /** Which model predicts, or that there is none. */
    ReadOnlyStringProperty sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Whether a table is being predicted. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What a row has; null while there is no model. */
    public ReadOnlyObjectProperty<@Nullable RowForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** What the model says of the row in the form. */
    ReadOnlyObjectProperty<RowAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** How well the targets of the predicted table were met; empty for one without a target. */
    ReadOnlyStringProperty scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /** Whether of a scored table the worst rows alone are asked for. */
    BooleanProperty worstOnlyProperty() {
        return worstOnly;
    }

    /** The table last predicted; null for none. */
    ReadOnlyObjectProperty<@Nullable PredictedTable> predictedProperty() {
        return predicted.getReadOnlyProperty();
    }
}

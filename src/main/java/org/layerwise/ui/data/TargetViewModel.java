package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Workbench;
import org.layerwise.data.prepare.TaskGuess;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.fx.Texts;

/** What is predicted: the columns, and what is asked of them. */
public final class TargetViewModel {
    private final Workbench workbench;
    private final Consumer<Runnable> tell;
    private final ReadOnlyStringWrapper taskReason = new ReadOnlyStringWrapper("");

    /** @param tell makes an edit, or says why it cannot be */
    TargetViewModel(Workbench workbench, Consumer<Runnable> tell) {
        this.workbench = workbench;
        this.tell = tell;
    }

    void refresh(OpenTable source, DataSpec data) {
        taskReason.set(reason(source, data));
    }

    /** Why this task. */
    public ReadOnlyStringProperty taskReasonProperty() {
        return taskReason.getReadOnlyProperty();
    }

    /** Predicts this column alone; what is asked of it is guessed. */
    public void chooseTarget(String column) {
        choose(Texts.get("data.edit.target", column), List.of(column), null);
    }

    /** Predicts one column more. */
    public void addTarget(String column) {
        List<String> targets = new ArrayList<>(targets());
        targets.add(column);
        choose(Texts.get("data.edit.target.add", column), targets, task());
    }

    /** Predicts one column less; the first of those that are left becomes the first. */
    public void removeTarget(String column) {
        List<String> targets =
                targets().stream().filter(name -> !name.equals(column)).toList();
        choose(Texts.get("data.edit.target.remove", column), targets, task());
    }

    /** The columns that can be predicted beside those that are: numbers for a regression, two texts for labels. */
    public List<String> moreTargetChoices() {
        OpenTable source = workbench.table().orElse(null);
        Task task = task();
        if (source == null || task == null || !task.takesSeveral()) {
            return List.of();
        }
        List<String> targets = targets();
        return source.profiles().stream()
                .filter(profile -> suits(profile, task))
                .map(ColumnProfile::name)
                .filter(name -> !targets.contains(name))
                .toList();
    }

    private static boolean suits(ColumnProfile profile, Task task) {
        return switch (task) {
            case REGRESSION -> profile.numbers() != null;
            case MULTI_LABEL -> profile.isDistinctExact() && profile.distinct() == 2;
            case CLASSIFICATION, RECONSTRUCTION -> true;
        };
    }

    /** The likeliest target, or else the last column that a task can be asked of. */
    private static String likelyTarget(OpenTable source, Task task) {
        String likely = source.likelyTarget();
        return suits(source.profile(likely), task)
                ? likely
                : source.profiles().reversed().stream()
                        .filter(profile -> suits(profile, task))
                        .map(ColumnProfile::name)
                        .findFirst()
                        .orElse(likely);
    }

    private List<String> targets() {
        return workbench.experiment().map(now -> now.data().targets()).orElse(List.of());
    }

    private @Nullable Task task() {
        return workbench.experiment().map(now -> now.data().task()).orElse(null);
    }

    private void choose(String description, List<String> targets, @Nullable Task task) {
        tell.accept(() -> workbench.chooseTargets(description, targets, task));
    }

    /** Asks something else of the same columns; of the likeliest one where there is none yet. */
    public void chooseTask(Task task) {
        OpenTable source = workbench.table().orElse(null);
        if (source == null) {
            return;
        }
        List<String> now = targets();
        List<String> targets = now.isEmpty() ? List.of(likelyTarget(source, task)) : now;
        String title = ChoiceTexts.name(task);
        if (task == Task.RECONSTRUCTION) {
            choose(Texts.get("data.edit.reconstruct"), List.of(), task);
        } else {
            List<String> kept = task.takesSeveral() ? targets : targets.subList(0, 1);
            choose(Texts.get("data.edit.task", String.join(", ", kept), title), kept, task);
        }
    }

    private static String reason(OpenTable source, DataSpec data) {
        if (data.task() == Task.RECONSTRUCTION) {
            return Texts.get("data.task.reconstruction.help");
        }
        TaskGuess guess =
                TaskGuess.of(data.targets().stream().map(source::profile).toList());
        return guess.task() == data.task()
                ? Texts.get("data.task.guessed", guess.reason())
                : Texts.get("data.task.chosen", ChoiceTexts.name(guess.task()), guess.reason());
    }
}

package org.layerwise.ui.data.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.prepare.ColumnPreview;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepEdits;
import org.layerwise.ui.fx.Texts;

/** What is done to the chosen column, and what comes of it. */
public final class StepsViewModel {
    /** Rows that a preview shows at most. */
    private static final int ROWS = 2000;

    private final Workbench workbench;
    private final SettledData settled;
    private String column = "";

    public StepsViewModel(Workbench workbench) {
        this.workbench = workbench;
        this.settled = new SettledData(workbench);
    }

    public void close() {
        settled.close();
    }

    /** Grows with every change of what there is to show. */
    public ReadOnlyIntegerProperty changes() {
        return settled.changes();
    }

    /** Chooses a column; an empty name for none. */
    public void choose(String name) {
        if (!name.equals(column)) {
            column = name;
            settled.changed();
        }
    }

    /** The chosen column, when it is one that can be prepared. */
    public Optional<ColumnSpec> chosen() {
        return workbench
                .experiment()
                .flatMap(now -> now.data().features().stream()
                        .filter(spec -> spec.name().equals(column))
                        .findFirst());
    }

    /** The steps of the chosen column; none: as the pipeline says. */
    public List<Step> steps() {
        return chosen().map(ColumnSpec::steps).orElse(List.of());
    }

    /** The kinds of steps that the chosen column can have one more of. */
    public List<KindInfo<Step>> offered() {
        ColumnContent content = content();
        List<Step> steps = steps();
        return Catalog.of(Step.class).kinds().stream()
                .filter(kind ->
                        StepEdits.added(content, steps, kind.withDefaults()).isPresent())
                .toList();
    }

    private ColumnContent content() {
        return chosen().map(spec -> ColumnSpec.content(spec.type())).orElse(ColumnContent.DONE);
    }

    /** The title of a step's kind. */
    public static KindInfo<Step> kind(Step step) {
        return Catalog.of(Step.class).describe(step);
    }

    /** Adds a step where it fits. */
    public void add(KindInfo<Step> kind) {
        StepEdits.added(content(), steps(), kind.withDefaults())
                .ifPresent(steps -> set("data.steps.edit.add", kind.title(), steps));
    }

    public boolean canRemove(int place) {
        return StepEdits.removed(content(), steps(), place).isPresent();
    }

    public void remove(int place) {
        StepEdits.removed(content(), steps(), place)
                .ifPresent(fewer ->
                        set("data.steps.edit.remove", kind(steps().get(place)).title(), fewer));
    }

    public boolean canMove(int from, int to) {
        return StepEdits.moved(content(), steps(), from, to).isPresent();
    }

    public void move(int from, int to) {
        StepEdits.moved(content(), steps(), from, to)
                .ifPresent(moved ->
                        set("data.steps.edit.move", kind(steps().get(from)).title(), moved));
    }

    /** Back to what the pipeline says. */
    public void clear() {
        set("data.steps.edit.clear", "", List.of());
    }

    /** Changes a step's parameters, or says why not. */
    public Optional<Problem> change(int place, Step step) {
        try {
            List<Step> changed = new ArrayList<>(steps());
            changed.set(place, step);
            set("data.steps.edit.change", kind(step).title(), changed);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    private void set(String key, String what, List<Step> steps) {
        String name = column;
        workbench
                .document()
                .edit(
                        Texts.get(key, name, what),
                        now -> now.data()
                                .column(name)
                                .map(spec -> now.withData(now.data().with(spec.withSteps(steps))))
                                .orElse(now));
    }

    /** Some rows before and after; empty while they are worked out, or when the column is left out. */
    public Optional<ColumnPreview> preview() {
        return settled.get().flatMap(data -> ColumnPreview.of(data, column, ROWS));
    }

    /** Whether what is shown belongs to the experiment as it stands. */
    public boolean isSettled() {
        return settled.get().isPresent();
    }
}

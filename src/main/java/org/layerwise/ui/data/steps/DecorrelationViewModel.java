package org.layerwise.ui.data.steps;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.layerwise.app.Preparation;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindConversion;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.prepare.DecorrelationPreview;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.fx.Texts;

/** What is done to all features together, and what comes of it. */
public final class DecorrelationViewModel {
    private final Workbench workbench;
    private final SettledData settled;
    private final WindowsViewModel windows;

    public DecorrelationViewModel(Workbench workbench) {
        this.workbench = workbench;
        this.settled = new SettledData(workbench);
        this.windows = new WindowsViewModel(workbench, settled);
    }

    /** The windows of rows, which are shown below. */
    public WindowsViewModel windows() {
        return windows;
    }

    public void close() {
        settled.close();
    }

    /** Grows with every change of what there is to show. */
    public ReadOnlyIntegerProperty changes() {
        return settled.changes();
    }

    /** What may be chosen. */
    public static List<KindInfo<Decorrelation>> kinds() {
        return Catalog.of(Decorrelation.class).kinds();
    }

    /** The declaration of what is chosen. */
    public static KindInfo<Decorrelation> kind(Decorrelation decorrelation) {
        return Catalog.of(Decorrelation.class).describe(decorrelation);
    }

    /** What is chosen; empty before the first table. */
    public Optional<Decorrelation> chosen() {
        return workbench.experiment().map(now -> now.pipeline().decorrelation());
    }

    /** Chooses a kind, where another is chosen; it takes over what was set of that. */
    public void choose(KindInfo<Decorrelation> kind) {
        chosen().filter(now -> !kind.type().isInstance(now))
                .ifPresent(now -> change(KindConversion.convert(now, kind, Set.of())));
    }

    /** Changes the parameters, or says why not. */
    public Optional<Problem> change(Decorrelation other) {
        try {
            workbench
                    .document()
                    .edit(Texts.get("data.decorrelation.edit", kind(other).title()), now -> with(now, other));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    private static Experiment with(Experiment now, Decorrelation other) {
        return now.withPipeline(now.pipeline().withDecorrelation(other));
    }

    /** Some rows before and after; empty while they are worked out, or when columns stay by themselves. */
    public Optional<DecorrelationPreview> preview() {
        return settled.preparation().flatMap(Preparation::together);
    }

    /** Whether what is shown belongs to the experiment as it stands. */
    public boolean isSettled() {
        return settled.get().isPresent();
    }
}

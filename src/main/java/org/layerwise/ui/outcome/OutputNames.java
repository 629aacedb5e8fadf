package org.layerwise.ui.outcome;

import java.util.List;
import org.layerwise.outcome.Outcome;
import org.layerwise.ui.outcome.OutcomeViewModel.Shown;

/** What the numbers are called that a model predicts, in the order in which it has them. */
final class OutputNames {
    private OutputNames() {}

    /** The classes of one target; of several targets their names. */
    static List<String> of(Shown shown) {
        List<Outcome> outcomes = shown.outcomes();
        return areClasses(shown) && outcomes.getFirst() instanceof Outcome.Classes classes
                ? classes.classes()
                : outcomes.stream().map(Outcome::target).toList();
    }

    /** Whether one target has classes. */
    static boolean areClasses(Shown shown) {
        return shown.outcomes().size() == 1
                && shown.outcomes().getFirst() instanceof Outcome.Classes
                && shown.at().model().pipeline().target().columns().size() == 1
                && !isLabels(shown);
    }

    private static boolean isLabels(Shown shown) {
        return !shown.evaluation().targets().isEmpty();
    }

    /** Whether probabilities are predicted. */
    static boolean areProbabilities(Shown shown) {
        return !shown.outcomes().isEmpty() && shown.outcomes().getFirst() instanceof Outcome.Classes;
    }
}

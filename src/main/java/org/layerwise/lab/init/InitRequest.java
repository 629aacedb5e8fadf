package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * What the laboratory is asked to compare.
 *
 * @param variants side by side
 * @param seeds how many times each is drawn: with the experiment's seed and those after it
 * @param steps updates after which everything is measured once more; 0 for none
 * @param rows on which signals are measured
 */
public record InitRequest(List<InitVariant> variants, int seeds, int steps, RowSource rows) {
    /** The most variants: more could not be distinguished in a chart. */
    public static final int MOST_VARIANTS = 64;

    /** More seeds than these do not make a mean better. */
    public static final int MOST_SEEDS = 100;

    /** More updates than these are a run, not a look at its beginning. */
    public static final int MOST_STEPS = 100_000;

    /** What goes into the network. */
    public enum RowSource {
        /** The first training rows of the table; the gradient is that of the experiment's loss. */
        TABLE,
        /** Rows from N(0, 1); a gradient from N(0, 1) goes in at the loss's input. */
        NORMAL
    }

    /** @throws ProblemException when it asks for nothing or too much */
    public InitRequest {
        variants = List.copyOf(variants);
        List<Problem> problems = new ArrayList<>();
        if (variants.isEmpty()) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("lab.init/no-variant")));
        }
        if (variants.size() > MOST_VARIANTS) {
            problems.add(Problem.error(
                    Location.NOWHERE, Message.of("lab.init/variant-count", variants.size(), MOST_VARIANTS)));
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("lab.init/seed-count", seeds, MOST_SEEDS)));
        }
        if (steps < 0 || steps > MOST_STEPS) {
            problems.add(Problem.error(Location.NOWHERE, Message.of("lab.init/step-count", steps, MOST_STEPS)));
        }
        ProblemException.throwIfErrors(problems);
    }
}

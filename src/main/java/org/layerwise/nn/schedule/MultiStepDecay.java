package org.layerwise.nn.schedule;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code η = η₀·factor^n}, n being how many milestones are no later than the epochs or steps done.
 */
@Kind(id = "multi-step", title = "Milestones", doc = "Lowers the learning rate by a factor at given epochs.")
public record MultiStepDecay(
        @Param(value = "30,60,90", doc = "After how many epochs (or steps) the rate falls, each time; in rising order.")
        List<Integer> milestones,

        @Param(
                value = "0.1",
                doc = "What the rate is multiplied by at each fall.",
                min = 0,
                minInclusive = false,
                max = 1)
        double factor,

        @Param(value = "epoch", doc = "What is counted: epochs, or steps over the whole run.", advanced = true)
        Unit unit)
        implements Schedule {

    public MultiStepDecay {
        milestones = List.copyOf(milestones);
        int last = 0;
        for (int milestone : milestones) {
            if (milestone <= last) {
                throw Problem.error(Location.NOWHERE, Message.of("nn.schedule/milestones-rise", milestone, last))
                        .toException();
            }
            last = milestone;
        }
    }

    @Override
    public double rate(double base, Progress progress) {
        long done = unit.done(progress);
        int falls = 0;
        while (falls < milestones.size() && milestones.get(falls) <= done) {
            falls++;
        }
        return base * Math.pow(factor, falls);
    }
}

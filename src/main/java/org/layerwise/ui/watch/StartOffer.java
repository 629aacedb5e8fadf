package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwise.app.RunDifference;
import org.layerwise.app.RunGlance;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Workbench;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/**
 * What Start can do: begin a run, or have the one that is shown go on.
 *
 * @param choices the usual one first
 */
public record StartOffer(List<Choice> choices) {
    /** So many epochs more are offered. */
    static final int MORE = 50;

    /**
     * One thing that Start can do.
     *
     * @param id of its menu item
     * @param text for people
     * @param epochs of the run that goes on, in all; −1: a new run begins
     */
    public record Choice(String id, String text, long epochs) {
        /** Whether a new run begins. */
        boolean isNew() {
            return epochs < 0;
        }
    }

    public StartOffer {
        choices = List.copyOf(choices);
    }

    /** What is done without being asked for anything else. */
    Choice usual() {
        return choices.getFirst();
    }

    /** For what is open and shown. */
    static StartOffer of(Workbench workbench) {
        Choice begin = new Choice("start-new", Texts.get("watch.start"), -1);
        ShownRun run = workbench.runs().shown().orElse(null);
        if (run == null || run.goesOn() || run.glance().step() == 0) {
            return new StartOffer(List.of(begin));
        }
        Choice anew = new Choice("start-anew", Texts.get("watch.start.anew"), -1);
        List<Choice> choices = new ArrayList<>(goingOn(workbench, run));
        boolean same = workbench.difference().map(RunDifference::isNone).orElse(false);
        choices.add(same ? choices.size() : 0, same ? anew : begin);
        return new StartOffer(choices);
    }

    private static List<Choice> goingOn(Workbench workbench, ShownRun run) {
        long done = whole(run);
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("start-more", Texts.get("watch.start.more", MORE), done + MORE));
        Optional<Integer> asked =
                workbench.experiment().map(now -> now.training().epochs());
        for (long epochs : List.of((long) run.glance().epochs(), (long) asked.orElse(0))) {
            if (epochs > done && choices.stream().noneMatch(each -> each.epochs() == epochs)) {
                choices.add(
                        new Choice("start-to-" + epochs, Texts.get("watch.start.to", Numbers.count(epochs)), epochs));
            }
        }
        return choices;
    }

    private static long whole(ShownRun run) {
        return run.run().map(here -> (long) here.wholeEpochs()).orElse((long)
                run.info().progress().epochs());
    }

    /** As many epochs as a step goes on with: those that were planned, or else more. */
    static long epochsToStep(ShownRun run) {
        RunGlance glance = run.glance();
        return glance.epochs() > whole(run) ? glance.epochs() : whole(run) + MORE;
    }
}

package org.layerwise.ui.lab;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.layerwise.app.Workbench;
import org.layerwise.base.Message;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.lab.rate.RateRamp;
import org.layerwise.lab.rate.RateRangeTest;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** The range test of the open experiment, made in the background. Called on the front. */
public final class RateViewModel {
    private final Workbench workbench;
    private final LabWork<RateRangeTest> work;

    RateViewModel(Workbench workbench, Executor background, Executor front) {
        this.workbench = workbench;
        this.work = new LabWork<>(workbench, background, front);
    }

    void close() {
        work.close();
    }

    /** The test: whether it is under way, and what it found. */
    LabWork<RateRangeTest> work() {
        return work;
    }

    /** Makes the test. */
    void start(double from, double to, int steps, RateRamp.Shape shape, int seeds) {
        Supplier<PreparedRun> rehearsal = work.rehearsal().orElse(null);
        if (rehearsal == null) {
            return;
        }
        RateRamp ramp;
        try {
            ramp = new RateRamp(from, to, steps, shape);
        } catch (ProblemException e) {
            work.say(WindowWords.sentence(e.problems().getFirst()));
            return;
        }
        work.start(goOn -> RateRangeTest.of(rehearsal.get(), ramp, seeds, Resources.ofMachine(), goOn));
    }

    /** What the test says, in words. */
    String says() {
        RateRangeTest now = work.foundProperty().get();
        if (now == null) {
            return "";
        }
        Message doubt = now.doubt();
        if (doubt != null) {
            return Texts.get("lab.rate.inconclusive", WindowWords.of(doubt.text()), WindowWords.of(doubt.hint()));
        }
        return Texts.get("lab.rate.says");
    }

    /** Takes a rate into the experiment. */
    void take(double rate) {
        edit(rate, List.of("optimizer.learningRate=" + rate));
    }

    /** Takes a rate as the highest of one cycle over the whole run. */
    void takeOneCycle(double rate) {
        edit(rate, List.of("optimizer.learningRate=" + rate, "schedule={\"kind\":\"one-cycle\"}"));
    }

    /** Takes a rate as the highest of triangles, a tenth of it as the lowest. */
    void takeCyclical(double rate) {
        edit(rate, List.of("optimizer.learningRate=" + rate, "schedule={\"kind\":\"cyclical\"}"));
    }

    private void edit(double rate, List<String> settings) {
        workbench
                .document()
                .edit(Texts.get("lab.rate.edit", Numbers.measure(rate)), now -> ExperimentEdit.apply(now, settings));
        work.say(Texts.get("lab.rate.taken", Numbers.measure(rate)));
    }
}

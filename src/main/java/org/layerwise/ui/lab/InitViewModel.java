package org.layerwise.ui.lab;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.layerwise.app.Workbench;
import org.layerwise.base.ProblemException;
import org.layerwise.lab.init.Cs231n;
import org.layerwise.lab.init.InitComparison;
import org.layerwise.lab.init.InitLab;
import org.layerwise.lab.init.InitRequest;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.lab.init.InitResult;
import org.layerwise.lab.init.InitVariant;
import org.layerwise.lab.init.VariantGrid;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.TableSource;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** Compares initializations of the open experiment, or of a preset, in the background. Called on the front. */
public final class InitViewModel {
    private final Workbench workbench;
    private final LabWork<InitComparison> work;

    InitViewModel(Workbench workbench, Executor background, Executor front) {
        this.workbench = workbench;
        this.work = new LabWork<>(workbench, background, front);
    }

    void close() {
        work.close();
    }

    /** The comparison: whether it is under way, and what it found. */
    LabWork<InitComparison> work() {
        return work;
    }

    /** Compares variants of the open experiment's network. */
    void compare(VariantGrid grid, int seeds, int steps, RowSource rows) {
        Supplier<PreparedRun> rehearsal = work.rehearsal().orElse(null);
        if (rehearsal == null) {
            work.say(Texts.get("lab.init.no-table"));
            return;
        }
        start(grid::variants, rehearsal, TableSource.FILES, seeds, steps, rows);
    }

    /** Compares the forms of the preset, which needs no table. */
    void comparePreset(int seeds, int steps, RowSource rows) {
        TableSource tables = Cs231n.tables();
        start(Cs231n::variants, () -> Cs231n.prepare(tables), tables, seeds, steps, rows);
    }

    private void start(
            Supplier<List<InitVariant>> variants,
            Supplier<PreparedRun> prepared,
            TableSource tables,
            int seeds,
            int steps,
            RowSource rows) {
        InitRequest request;
        try {
            request = new InitRequest(variants.get(), seeds, steps, rows);
        } catch (ProblemException e) {
            work.say(WindowWords.describe(e.problems().getFirst()));
            return;
        }
        work.start(goOn -> InitLab.of(prepared.get(), tables, request, Resources.ofMachine(), goOn));
    }

    /** What a variant's figures say, in words. */
    static String says(InitResult result) {
        return result.says().stream()
                .map(message -> WindowWords.of(message.text()))
                .collect(Collectors.joining(" "));
    }

    /** Takes a variant into the experiment, as one edit. */
    void use(InitResult result) {
        if (workbench.experiment().isEmpty()) {
            work.say(Texts.get("lab.init.no-table"));
            return;
        }
        String name = result.variant().name();
        try {
            workbench.document().edit(Texts.get("lab.init.edit", name), result.variant()::of);
            work.say(Texts.get("lab.init.taken", name));
        } catch (ProblemException e) {
            work.say(WindowWords.describe(e.problems().getFirst()));
        }
    }
}

package org.layerwise.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/**
 * What is asked before the window closes or another file is opened: one question, for a run that goes on and an experiment that
 * no file has, and none where there is neither. Nothing is stopped or saved before the answer; where saving comes to nothing,
 * everything is as it was.
 */
final class LeaveQuestions {
    /** Seconds that a run may take to write its last checkpoint before somebody is asked again. */
    static final int PATIENCE = 10;

    private final Workbench workbench;
    private final ExperimentSaver saver;
    private final Consumer<Question> asker;
    private final Consumer<List<Problem>> report;
    private final int seconds;

    /**
     * @param asker puts a question before whoever sits there
     * @param report shows what a run could not write
     * @param seconds that a run may take to write its last checkpoint
     */
    LeaveQuestions(
            Workbench workbench,
            ExperimentSaver saver,
            Consumer<Question> asker,
            Consumer<List<Problem>> report,
            int seconds) {
        this.workbench = workbench;
        this.saver = saver;
        this.asker = asker;
        this.report = report;
        this.seconds = seconds;
    }

    /**
     * Runs {@code open} once nothing is lost by it. A run that goes on is stopped by whatever is opened, when it is open: what
     * cannot be opened stops nothing.
     */
    void beforeOpening(Runnable open) {
        ask("open", open);
    }

    /** Runs {@code close} once nothing is lost by it, and what a run leaves behind is written. */
    void beforeClosing(Runnable close) {
        ask("close", () -> stop(close));
    }

    /** @param what is about to be done, as the texts' keys have it */
    private void ask(String what, Runnable go) {
        boolean runs = workbench.runs().isGoingOn();
        boolean edits = workbench.document().hasUnsavedEdits();
        if (!runs && !edits) {
            go.run();
            return;
        }
        List<Question.Answer> answers = new ArrayList<>();
        if (edits) {
            answers.add(new Question.Answer("save", label(runs, "save"), () -> {
                if (saver.save()) {
                    go.run();
                }
            }));
            answers.add(new Question.Answer("discard", label(runs, "discard"), go));
        } else {
            answers.add(new Question.Answer("stop", Texts.get("shell.ask.run.stop"), go));
        }
        answers.add(new Question.Answer("cancel", Texts.get("shell.ask.cancel"), () -> {}));
        boolean loses = runs && !workbench.runs().isKept();
        asker.accept(
                new Question(title(runs, edits), text(what, runs, edits), answers, loses ? answers.size() - 1 : 0));
    }

    private static String label(boolean runs, String answer) {
        return runs ? Texts.get("shell.ask.both." + answer) : Texts.get("shell.ask.save." + answer);
    }

    private String title(boolean runs, boolean edits) {
        if (!edits) {
            return Texts.get("shell.ask.run", name());
        }
        return runs
                ? Texts.get("shell.ask.both", name(), saver.subject())
                : Texts.get("shell.ask.save", saver.subject());
    }

    private String name() {
        return workbench.runs().trained().map(ShownRun::name).orElse("");
    }

    private String text(String what, boolean runs, boolean edits) {
        List<String> sentences = new ArrayList<>();
        if (runs) {
            sentences.add(Texts.get("shell.ask.stops." + what));
            sentences.add(Texts.get(workbench.runs().isKept() ? "shell.ask.run.kept" : "shell.ask.run.passing"));
        }
        if (edits) {
            boolean isFile = workbench.document().file().isPresent();
            sentences.add(Texts.get(isFile ? "shell.ask.edits.file" : "shell.ask.edits.table"));
        }
        return String.join(" ", sentences);
    }

    private void stop(Runnable close) {
        if (workbench.runs().isWriting()) {
            asker.accept(Question.waiting(Texts.get("shell.stopping"), Texts.get("shell.stopping.text")));
        }
        workbench.runs().stopAll(seconds, unwritten -> stopped(unwritten, close), () -> late(close));
    }

    private void stopped(List<Problem> unwritten, Runnable close) {
        if (unwritten.isEmpty()) {
            close.run();
            return;
        }
        report.accept(unwritten);
        asker.accept(new Question(
                Texts.get("shell.ask.unwritten"),
                Texts.get("shell.ask.unwritten.text", WindowWords.describe(unwritten.getFirst())),
                List.of(
                        new Question.Answer("now", Texts.get("shell.ask.unwritten.now"), close),
                        new Question.Answer("stay", Texts.get("shell.ask.slow.stay"), () -> {})),
                1));
    }

    private void late(Runnable close) {
        asker.accept(new Question(
                Texts.get("shell.ask.slow"),
                Texts.get("shell.ask.slow.text"),
                List.of(
                        new Question.Answer("wait", Texts.get("shell.ask.slow.wait"), () -> stop(close)),
                        new Question.Answer("now", Texts.get("shell.ask.slow.now"), close),
                        new Question.Answer("stay", Texts.get("shell.ask.slow.stay"), () -> {}))));
    }
}

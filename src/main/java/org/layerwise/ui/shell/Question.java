package org.layerwise.ui.shell;

import java.util.List;

/**
 * Something only a person can decide, or something they wait for.
 *
 * @param title the question itself
 * @param text what follows from the answers
 * @param answers the last one leaves everything as it is, as Escape does; none while something is waited for, until another
 *     question takes its place
 * @param usual which answer Enter gives; it loses nothing
 */
public record Question(String title, String text, List<Answer> answers, int usual) {

    /**
     * One of a question's answers.
     *
     * @param id its name in ids
     * @param label on its button
     * @param action what it does
     */
    public record Answer(String id, String label, Runnable action) {}

    public Question {
        answers = List.copyOf(answers);
    }

    /** A question whose first answer is the usual one. */
    public Question(String title, String text, List<Answer> answers) {
        this(title, text, answers, 0);
    }

    /** Says what is waited for. */
    static Question waiting(String title, String text) {
        return new Question(title, text, List.of());
    }

    Answer usualAnswer() {
        return answers.get(usual);
    }

    boolean isWaiting() {
        return answers.isEmpty();
    }
}

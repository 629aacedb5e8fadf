package org.layerwise.ui.shell;

import java.util.List;

/**
 * Something only a person can decide.
 *
 * @param title the question itself
 * @param text what follows from the answers
 * @param answers the first one is the safe way on; the last one leaves everything as it is, as Escape does
 */
public record Question(String title, String text, List<Answer> answers) {

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
}

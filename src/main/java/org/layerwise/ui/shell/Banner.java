package org.layerwise.ui.shell;

import java.util.List;

/**
 * Something the window says until it is answered or no longer so, while everything else can be used.
 *
 * @param id its name in ids
 * @param icon the icon's Ikonli literal
 * @param text what it says
 * @param answers its buttons, the usual one first; none where there is nothing to decide
 */
record Banner(String id, String icon, String text, List<Question.Answer> answers) {
    Banner {
        answers = List.copyOf(answers);
    }
}

package org.layerwise.ui.design;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.layerwise.base.Problem;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.ui.fx.WindowWords;

/**
 * What a node's card says; two cards with the same model look the same.
 *
 * @param id the node's id
 * @param title the kind, or the function for an activation
 * @param group the palette's group, which decides color and icon
 * @param detail the parameters that matter most
 * @param shape of its output, {@code [batch × 16]}
 * @param parameters how many numbers it keeps, in words; empty for none
 * @param problems what is wrong with it or worth knowing
 * @param isTrainable whether it has anything that can be learned
 * @param frozen whether training leaves it as it is
 * @param hasInput whether anything can be connected to it
 */
record CardModel(
        String id,
        String title,
        PaletteGroup group,
        String detail,
        String shape,
        String parameters,
        List<Problem> problems,
        boolean isTrainable,
        boolean frozen,
        boolean hasInput) {
    static final double WIDTH = 192;

    /** How far below a card's top its ports are. */
    static final double PORT_Y = 44;

    private static final double PLAIN_HEIGHT = 92;
    private static final double LINE = 15;
    private static final int DETAIL_LETTERS = 30;
    private static final int PROBLEM_LETTERS = 25;
    private static final int DETAIL_LINES = 3;
    private static final int PROBLEM_LINES = 2;
    private static final double PROBLEM_GAP = 10;

    /** The room that is kept for a card of which it is not known yet what it will say. */
    static final double RESERVED = PLAIN_HEIGHT + LINE + PROBLEM_GAP + PROBLEM_LINES * LINE;

    /** A problem's text on its own card, which need not say whose it is. */
    static String onCard(Problem problem) {
        String sentence = WindowWords.sentence(problem).replaceFirst("^[\\p{L}\\p{N}_/-]+ \\([^)]*\\): ", "");
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The one problem that the card has room for: the first of the worst. */
    Optional<Problem> worst() {
        return problems.stream().reduce((a, b) -> b.severity().compareTo(a.severity()) > 0 ? b : a);
    }

    /** About how tall the card is, for layouts made before it is drawn; a long text is cut, however long. */
    double estimatedHeight() {
        double height = PLAIN_HEIGHT + LINE * (Math.min(DETAIL_LINES, lines(detail.length(), DETAIL_LETTERS)) - 1);
        return worst().map(problem -> height
                        + PROBLEM_GAP
                        + LINE * Math.min(PROBLEM_LINES, lines(onCard(problem).length(), PROBLEM_LETTERS)))
                .orElse(height);
    }

    private static int lines(int letters, int perLine) {
        return Math.max(1, (letters + perLine - 1) / perLine);
    }
}

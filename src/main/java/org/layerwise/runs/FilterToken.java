package org.layerwise.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/**
 * A piece of a filter's text.
 *
 * @param text without quotation marks
 * @param operator whether it compares
 * @param quoted whether all of it was between quotation marks, so that it means nothing but itself
 */
record FilterToken(String text, boolean operator, boolean quoted) {
    private static final Pattern PIECE = Pattern.compile(
            "(<=|>=|!=|<|>|=)|\"([^\"]*)\"|((?:[^\\s\"<>=!]|!(?!=))+(?:\"[^\"]*\"[^\\s\"<>=!]*)*)|(\\S)");

    /** @throws org.layerwise.base.ProblemException when a quotation mark is left open */
    static List<FilterToken> of(String text) {
        List<FilterToken> tokens = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            String operator = matcher.group(1);
            String quoted = matcher.group(2);
            String word = matcher.group(3);
            if (operator != null) {
                tokens.add(new FilterToken(operator, true, false));
            } else if (quoted != null) {
                tokens.add(new FilterToken(quoted, false, true));
            } else if (word != null) {
                tokens.add(new FilterToken(word.replace("\"", ""), false, false));
            } else {
                throw Problem.error(
                                Location.NOWHERE, Message.of("runs/filter-open-quote", text.substring(matcher.start())))
                        .toException();
            }
        }
        return tokens;
    }
}

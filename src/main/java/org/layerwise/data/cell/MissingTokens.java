package org.layerwise.data.cell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The cell texts that mean "no value". They are recorded in the experiment, so that a model reads new tables the same way. */
public final class MissingTokens {
    /**
     * What is taken for missing unless an experiment says otherwise: the empty cell, and what R, pandas, spreadsheets, SQL
     * (MySQL and Hive write {@code \N}) and the UCI repository write. Case matters; words that could be categories ({@code None}, {@code -}) are not among them.
     */
    public static final List<String> DEFAULTS =
            List.of("", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "?", "\\N");

    private final Set<String> tokens;
    private final boolean hasNumber;

    /** These tokens, trimmed as cells are, and the empty cell, which is always missing. */
    public MissingTokens(List<String> tokens) {
        this.tokens = new LinkedHashSet<>();
        this.tokens.add("");
        tokens.forEach(token -> this.tokens.add(token.strip()));
        this.hasNumber = this.tokens.stream().anyMatch(NumberText::isNumber);
    }

    /** Whether a cell's trimmed text means "no value". */
    public boolean isMissing(String cell) {
        return cell.isEmpty() || tokens.contains(cell);
    }

    /** Whether a token is a number too, such as -999: then a number may be missing all the same. */
    public boolean mayBeNumbers() {
        return hasNumber;
    }

    /** The tokens, the empty one first. */
    public List<String> list() {
        return List.copyOf(tokens);
    }
}

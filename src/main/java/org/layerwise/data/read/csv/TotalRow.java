package org.layerwise.data.read.csv;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of a table's last rows when one of its cells is a word for totals or means. It holds some when that word's column holds
 * numbers or dates otherwise; when the word is the first text and at least one figure is the sum or the mean of its column;
 * or when all its figures are sums.
 *
 * @param cells of the row, trimmed
 * @param line on which it begins
 */
record TotalRow(List<String> cells, long line) {
    TotalRow {
        cells = List.copyOf(cells);
    }

    /** Whether one of the cells is a word for totals. */
    static boolean holdsWord(List<String> cells) {
        return TotalWords.indexIn(cells) >= 0;
    }

    /** The column of the word. */
    int column() {
        return TotalWords.indexIn(cells);
    }

    String word() {
        return cells.get(column());
    }

    /** Whether nothing is before the word. */
    private boolean beginsWithWord() {
        return cells.subList(0, column()).stream().allMatch(String::isEmpty);
    }

    /** Whether it holds totals or means of these columns. */
    boolean isTotal(ColumnSums sums) {
        if (sums.rows() < 2) {
            return false;
        }
        if (sums.isMeasured(column())) {
            return true;
        }
        List<Integer> figures = figures(sums);
        boolean named = beginsWithWord() && !sums.hasWord(column());
        boolean proved = named && figures.stream().anyMatch(i -> isOfColumn(sums, i));
        return proved
                || (figures.stream().anyMatch(i -> !isZero(cells.get(i)))
                        && figures.stream().allMatch(i -> sums.isSum(i, cells.get(i))));
    }

    private boolean isOfColumn(ColumnSums sums, int column) {
        String cell = cells.get(column);
        return !isZero(cell) && (sums.isSumAlone(column, cell) || sums.isMean(column, cell));
    }

    /** Whether its name alone says that it holds totals: it begins with the word, has figures, and no row above has the word. */
    boolean isTotalByName(ColumnSums sums) {
        return sums.rows() > 1
                && beginsWithWord()
                && !sums.hasWord(column())
                && !figures(sums).isEmpty();
    }

    private List<Integer> figures(ColumnSums sums) {
        return IntStream.range(0, cells.size())
                .filter(i -> i != column() && sums.isFigure(i, cells.get(i)))
                .boxed()
                .toList();
    }

    private static boolean isZero(String cell) {
        return cell.chars().filter(Character::isDigit).allMatch(digit -> Character.digit(digit, 10) == 0);
    }
}

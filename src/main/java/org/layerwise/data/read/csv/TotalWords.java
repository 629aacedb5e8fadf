package org.layerwise.data.read.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words by which a table's last rows are called when they hold totals or means of the others. */
final class TotalWords {
    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "grand total",
            "total general",
            "total général",
            "overall total",
            "sum",
            "sums",
            "totale",
            "totales",
            "totaux",
            "totaal",
            "totalt",
            "totali",
            "somme",
            "suma",
            "soma",
            "somma",
            "sum total",
            "summe",
            "gesamt",
            "insgesamt",
            "gesamtsumme",
            "gesamtergebnis",
            "total geral",
            "summa",
            "итого",
            "всего",
            "сумма",
            "razem",
            "celkem",
            "toplam",
            "合計",
            "合计",
            "总计",
            "總計",
            "总和",
            "計",
            "合 计",
            "합계",
            "총계",
            "mean",
            "means",
            "average",
            "averages",
            "avg",
            "avg.",
            "overall mean",
            "overall average",
            "grand mean",
            "total average",
            "mittelwert",
            "durchschnitt",
            "mittel",
            "moyenne",
            "media",
            "promedio",
            "média",
            "gemiddelde",
            "gemiddeld",
            "medelvärde",
            "genomsnitt",
            "gjennomsnitt",
            "gennemsnit",
            "keskiarvo",
            "średnia",
            "průměr",
            "ortalama",
            "среднее",
            "平均",
            "平均值",
            "평균");
    private static final int LONGEST = 40;

    private TotalWords() {}

    /** Which of the cells is such a word, the first of several; −1 when none is. */
    static int indexIn(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (isWord(cells.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a cell is such a word, also with a colon behind it. */
    static boolean isWord(String cell) {
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return false;
        }
        String text = cell.split("[:：]", 2)[0];
        return WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}

package org.layerwise.data.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a column's name says that it numbers the rows: blank, or a word for that in one of several languages. */
final class RowNumberName {
    private static final Set<String> WORDS = Set.of(
            "id",
            "ids",
            "uid",
            "uuid",
            "guid",
            "pk",
            "key",
            "index",
            "idx",
            "ix",
            "nr",
            "no",
            "num",
            "row",
            "rows",
            "rowid",
            "rownum",
            "rownumber",
            "rowname",
            "rownames",
            "rowindex",
            "recordid",
            "record",
            "unnamed",
            "serial",
            "seq",
            "sequence",
            "sn",
            "sno",
            "srno",
            "slno",
            "obs",
            "observation",
            "level",
            "kennung",
            "nummer",
            "lfd",
            "lfdnr",
            "laufnummer",
            "laufende",
            "zeile",
            "zeilennummer",
            "zeilennr",
            "ligne",
            "numéro",
            "numero",
            "número",
            "núm",
            "fila",
            "índice",
            "indice",
            "linha",
            "riga",
            "rij",
            "regel",
            "volgnummer",
            "wiersz",
            "lp",
            "řádek",
            "rad",
            "rivi",
            "номер",
            "ид",
            "№",
            "строка",
            "индекс",
            "行号",
            "编号",
            "序号",
            "番号",
            "連番",
            "行",
            "번호",
            "순번",
            "#",
            "n°",
            "nº",
            "id_",
            "_id");

    /** What has an index that is no quantity, as a heat index and a price index are. */
    private static final Set<String> INDEXED = Set.of(
            "row",
            "line",
            "record",
            "sample",
            "item",
            "image",
            "case",
            "data",
            "obs",
            "example",
            "original",
            "old",
            "level");

    private static final Pattern WORD_BREAKS =
            Pattern.compile("[\\s._:/\\\\()\\[\\]-]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\D)(?=\\d)");

    private RowNumberName() {}

    /**
     * Whether it says so.
     *
     * @param made whether the name was given because the file has none
     */
    static boolean is(String name, boolean made) {
        if (made || name.isBlank()) {
            return true;
        }
        String whole = name.toLowerCase(Locale.ROOT);
        if (WORDS.contains(whole) || whole.startsWith("unnamed") || whole.equals("row_names")) {
            return true;
        }
        if (WORDS.contains(whole.replaceAll("[^\\p{L}]", ""))) { // S. No.
            return true;
        }
        String before = "";
        for (String each : WORD_BREAKS.split(name)) {
            String word = each.toLowerCase(Locale.ROOT);
            boolean index = (word.equals("index") || word.equals("idx")) && INDEXED.contains(before);
            if (index || isStrong(word)) {
                return true;
            }
            before = word;
        }
        return false;
    }

    /** Whether a word says so also beside others: {@code customer_id}, {@code S. No.}, but not {@code no smokers}. */
    private static boolean isStrong(String word) {
        return switch (word) {
            case "id",
                    "ids",
                    "uid",
                    "nr",
                    "rownum",
                    "rownumber",
                    "rowid",
                    "nummer",
                    "lfd",
                    "zeile",
                    "zeilennummer",
                    "номер",
                    "编号",
                    "序号",
                    "番号",
                    "번호",
                    "№",
                    "unnamed",
                    "serial",
                    "numéro",
                    "numero",
                    "número" -> true;
            default -> false;
        };
    }
}

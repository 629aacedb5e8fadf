package org.layerwise.data.profile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.layerwise.base.Message;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.Letters;

/**
 * What was found out about how a column's cells are written.
 *
 * @param reading how they are read
 * @param missing the texts that count as missing, the empty one among them, the most frequent first
 * @param kept texts that usually mean "no value" and were kept as codes
 * @param odd texts that are no numbers in a column of numbers, the most frequent first, at most {@value #LISTED}
 * @param oddCells how many cells hold such texts
 * @param given whether somebody said how to read the cells
 * @param variants texts that may be one value
 * @param noted what else to know of that
 */
public record ColumnFindings(
        ColumnReading reading,
        List<CategoryCount> missing,
        List<CategoryCount> kept,
        List<CategoryCount> odd,
        int oddCells,
        boolean given,
        Variants variants,
        List<ColumnRemark> noted) {
    /** So many texts are named. */
    static final int LISTED = 5;

    public ColumnFindings {
        missing = List.copyOf(missing);
        kept = List.copyOf(kept);
        odd = List.copyOf(odd);
        noted = List.copyOf(noted);
    }

    /** Nothing that is not plain. */
    static ColumnFindings plain(String name) {
        return new ColumnFindings(
                ColumnReading.plain(name), List.of(), List.of(), List.of(), 0, false, Variants.NONE, List.of());
    }

    /** The same with other remarks. */
    ColumnFindings with(List<ColumnRemark> other) {
        return new ColumnFindings(reading, missing, kept, odd, oddCells, given, variants, other);
    }

    /** The same for a column to predict, whose classes are merged by hand alone. */
    ColumnFindings asTarget() {
        return given
                ? this
                : new ColumnFindings(
                        reading.withLetters(Letters.EXACT), missing, kept, odd, oddCells, given, variants, noted);
    }

    /** What to know of how the cells are written. */
    public List<ColumnRemark> remarks() {
        if (variants.isEmpty()) {
            return noted;
        }
        boolean merged = reading.letters() == (variants.initials() ? Letters.INITIALS : Letters.IGNORE_CASE);
        ColumnRemark remark = merged ? merged() : separate();
        return Stream.concat(noted.stream(), Stream.of(remark)).toList();
    }

    private ColumnRemark merged() {
        Message text = variants.initials()
                ? Message.of("data.profile/initials-merged", variants.asOne())
                : Message.of("data.profile/variants-merged", variants.asOne());
        return ColumnRemark.note(text)
                .offering(Message.of("data.profile/keep-variants"), reading.withLetters(Letters.EXACT));
    }

    private ColumnRemark separate() {
        return variants.initials()
                ? ColumnRemark.warning(Message.of("data.profile/initials", variants.separate()))
                        .offering(Message.of("data.profile/merge"), reading.withLetters(Letters.INITIALS))
                : ColumnRemark.warning(Message.of("data.profile/variants", variants.separate()))
                        .offering(Message.of("data.profile/merge"), reading.withLetters(Letters.IGNORE_CASE));
    }

    /** The texts that count as missing, with how many cells hold each: {@code "NA" 21, empty 3}; empty when none does. */
    public String missingText() {
        return list(missing);
    }

    /** Whether a text other than the empty one counts as missing. */
    public boolean hasMissingTexts() {
        return missing.stream().anyMatch(each -> !each.category().isEmpty());
    }

    /** Texts with their counts, in double quotes. */
    static String list(List<CategoryCount> texts) {
        String listed = texts.stream()
                .limit(LISTED)
                .map(each -> quoted(each.category()) + " " + each.count())
                .collect(Collectors.joining(", "));
        return texts.size() > LISTED ? listed + ", …" : listed;
    }

    private static String quoted(String text) {
        return text.isEmpty() ? Message.of("data.profile/empty-cell").text() : '"' + text + '"';
    }
}

package org.layerwise.ui.data.columns;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.layerwise.base.Message;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ColumnRemark;
import org.layerwise.data.table.ColumnReading;

/** What several columns have in common of how their cells are written: the same remark, the same texts that may mean "no value". */
final class SharedRemarks {
    private SharedRemarks() {}

    /**
     * Two remarks are the same where they say and offer the same, of the same texts.
     *
     * @param matter key of what is said
     * @param action key of what is offered
     * @param missing the texts that would mean "no value" after the action
     */
    private record Likeness(String matter, String action, Set<String> missing) {
        static Likeness of(ColumnRemark remark, ColumnReading before, List<String> ofTable) {
            Message action = remark.action();
            return new Likeness(
                    remark.text().key(), action == null ? "" : action.key(), newlyMissing(remark, before, ofTable));
        }
    }

    /**
     * The columns with the same remark, each with its own wording of it; weights are passed over.
     *
     * @param remark of a column that is read as {@code before} says
     * @param rows all columns
     * @param ofTable the texts that mean "no value" where a column says nothing of it
     */
    static Map<String, ColumnRemark> like(
            ColumnRemark remark, ColumnReading before, List<ColumnRow> rows, List<String> ofTable) {
        Likeness wanted = Likeness.of(remark, before, ofTable);
        Map<String, ColumnRemark> found = new LinkedHashMap<>();
        for (ColumnRow row : rows) {
            ColumnProfile profile = row.profile();
            for (ColumnRemark other :
                    row.weights() ? List.<ColumnRemark>of() : profile.findings().remarks()) {
                if (other.action() != null && wanted.equals(Likeness.of(other, profile.reading(), ofTable))) {
                    found.put(row.name(), other);
                }
            }
        }
        return found;
    }

    private static Set<String> newlyMissing(ColumnRemark remark, ColumnReading before, List<String> ofTable) {
        ColumnReading after = remark.reading();
        Set<String> texts = new LinkedHashSet<>(after == null ? List.of() : after.missing());
        (before.missing().isEmpty() ? ofTable : before.missing()).forEach(texts::remove);
        return texts;
    }

    /**
     * The texts in columns that may mean "no value" and do not count so by name, with in how many columns each is; those in the most
     * columns first.
     *
     * @param ofTable the texts that mean "no value" where a column says nothing of it
     */
    static Map<String, Integer> missingTexts(List<ColumnRow> rows, List<String> ofTable) {
        Map<String, Integer> columns = new TreeMap<>();
        for (ColumnRow row : rows) {
            ColumnProfile profile = row.profile();
            Set<String> texts = new LinkedHashSet<>();
            profile.findings()
                    .remarks()
                    .forEach(remark -> texts.addAll(newlyMissing(remark, profile.reading(), ofTable)));
            profile.findings().odd().stream().map(CategoryCount::category).forEach(texts::add);
            texts.forEach(text -> columns.merge(text, 1, Integer::sum));
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        columns.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}

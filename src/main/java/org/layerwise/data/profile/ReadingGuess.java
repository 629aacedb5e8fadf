package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.data.cell.BooleanWords;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.Moment;
import org.layerwise.data.cell.Notation;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.cell.WrittenNumber.Limit;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.Letters;
import org.layerwise.data.table.ColumnReading.Limits;
import org.layerwise.data.table.ColumnReading.OddCells;

/**
 * How a column's cells are to be read, judged by its different texts. A column is one of numbers where at least 80 % of its cells,
 * and at least five, are; in such a column, and in one of dates, words such as {@code -} and {@code None} mean "no value".
 */
final class ReadingGuess {
    /** The share of numbers from which on others do not make a column one of texts. */
    private static final double MOSTLY = 0.8;

    private static final int FEWEST_NUMBERS = 5;

    /** The share of cells with a unit from which on the numbers have it. */
    private static final double FEWEST_UNITS = 0.1;

    /** So many spellings of two truth values may be. */
    private static final int BOOLEAN_SPELLINGS = 8;

    /** The fewest other codes that make one of a missing word. */
    private static final int FEWEST_CODES = 3;

    private final ColumnReading plain;
    private final MissingTokens tokens;
    private final NumberFormat format;
    private final boolean hasCodes;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Notation> notations = EnumSet.noneOf(Notation.class);
    private final Map<String, Integer> units = new HashMap<>();
    private Set<String> kept = Set.of();
    private boolean unclearDates;
    private boolean isNumber;
    private boolean isDate;

    /** A text, how many cells hold it, and the number it writes. */
    private record Entry(String text, int count, @Nullable WrittenNumber number) {
        boolean isWord() {
            return MissingWords.contains(text);
        }
    }

    /**
     * @param texts the column's different texts that are not missing, with the numbers that the plain reading gives
     * @param missing the texts that counted as missing
     * @param hasCodes whether numbers are written like codes, with leading zeros
     * @param hasQuotes whether every value has quotes in the file, so that words for "no value" are values, too
     */
    ReadingGuess(
            ColumnReading plain,
            MissingTokens tokens,
            NumberFormat format,
            TextTally texts,
            List<CategoryCount> missing,
            boolean hasCodes,
            boolean hasQuotes) {
        this.plain = plain;
        this.tokens = tokens;
        this.format = format;
        this.hasCodes = hasCodes;
        for (int i = 0; i < texts.texts().size(); i++) {
            String text = texts.texts().get(i);
            entries.add(new Entry(text, texts.count(i), WrittenNumber.read(text, format)));
        }
        kept = hasQuotes ? words(missing) : codes(missing);
        for (CategoryCount each : missing) {
            if (kept.contains(each.category())) {
                entries.add(new Entry(each.category(), each.count(), null));
            }
        }
    }

    /** The reading that fits; plain when nothing is special. */
    ColumnReading guess() {
        ColumnReading reading = kept.isEmpty() ? plain : plain.withMissing(without(kept));
        ColumnReading numbers = numbers(reading);
        if (numbers != null) {
            isNumber = true;
            return numbers;
        }
        ColumnReading dates = dates(reading);
        if (dates != null) {
            isDate = true;
            return dates;
        }
        List<String> others = entries.stream()
                .filter(entry -> !entry.isWord())
                .map(Entry::text)
                .toList();
        if (others.size() > 1 && others.size() < entries.size() && isTruth(others)) {
            ColumnReading truth = reading.withMissing(withWords(reading));
            return others.size() > 2 ? truth.withLetters(Letters.IGNORE_CASE) : truth;
        }
        return hasBooleanSpellings() ? reading.withLetters(Letters.IGNORE_CASE) : reading;
    }

    /** Whether the column is one of numbers. */
    boolean isNumber() {
        return isNumber;
    }

    /** Whether every cell is a date. */
    boolean isDate() {
        return isDate;
    }

    /** Whether day and month may be either way round in every cell. */
    boolean hasUnclearDates() {
        return unclearDates;
    }

    /** How numbers are written beside the plain way. */
    Set<Notation> notations() {
        return notations;
    }

    /** Texts that usually mean "no value" and are codes here. */
    Set<String> kept() {
        return kept;
    }

    /** The units of what looks like numbers, the most frequent first. */
    List<String> units() {
        return units.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many cells look like numbers with a unit. */
    int cellsWithUnits() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What to know of numbers without the unit that others have, or of times that lack a part; empty when all are alike.
     *
     * @param sentinels numbers of which is said that they may mean "no value", and nothing else
     */
    Optional<Message> otherUnits(String unit, List<String> sentinels) {
        List<Entry> read =
                entries.stream().filter(entry -> entry.number() != null).toList();
        if (WrittenNumber.isClock(unit)) {
            return ClockTimes.parts(read.stream().map(Entry::text).toList(), unit);
        }
        List<Entry> bare = read.stream()
                .filter(entry -> unitOf(entry).isEmpty() && !sentinels.contains(entry.text()))
                .toList();
        int cells = bare.stream().mapToInt(Entry::count).sum();
        return bare.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "data.profile/unit-lacking", cells, bare.getFirst().text(), unit.strip()));
    }

    private List<String> times() {
        return entries.stream()
                .filter(entry -> unitOf(entry).equals(WrittenNumber.CLOCK))
                .map(Entry::text)
                .toList();
    }

    private static String unitOf(Entry entry) {
        WrittenNumber number = entry.number();
        return number == null ? "" : number.unit();
    }

    /**
     * How many cells are dates in the order in which most are.
     *
     * @param firstOther the first text that is none; empty when all are
     */
    record Mostly(int cells, String firstOther) {}

    Mostly mostlyDates() {
        Mostly best = new Mostly(0, "");
        for (DateOrder order : List.of(DateOrder.STANDARD, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)) {
            int cells = 0;
            String other = "";
            for (Entry entry : entries) {
                boolean isDate = DateText.read(entry.text(), order) != null;
                cells += isDate ? entry.count() : 0;
                other = isDate || !other.isEmpty() ? other : entry.text();
            }
            best = cells > best.cells() ? new Mostly(cells, other) : best;
        }
        return best;
    }

    /** The words for "no value" that stand among the cells. */
    private static Set<String> words(List<CategoryCount> missing) {
        return missing.stream()
                .map(CategoryCount::category)
                .filter(word -> MissingTokens.DEFAULTS.contains(word) && !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<String> without(Set<String> texts) {
        return tokens.list().stream().filter(token -> !texts.contains(token)).toList();
    }

    /** Missing words that are one code among its like, as NA is beside NC and NE: capital letters, as many as the others have. */
    private Set<String> codes(List<CategoryCount> missing) {
        Set<String> codes = new HashSet<>();
        for (CategoryCount each : missing) {
            String word = each.category();
            if (!word.isEmpty() && isCapitals(word)) {
                int alike = 0;
                int all = 0;
                int different = 0;
                for (Entry entry : entries) {
                    all += entry.count();
                    if (entry.text().length() == word.length() && isCapitals(entry.text())) {
                        alike += entry.count();
                        different++;
                    }
                }
                if (different >= FEWEST_CODES && alike >= MOSTLY * all) {
                    codes.add(word);
                }
            }
        }
        return codes;
    }

    private static boolean isCapitals(String text) {
        return text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private @Nullable ColumnReading numbers(ColumnReading reading) {
        int written = 0;
        int words = 0;
        int all = 0;
        for (Entry entry : entries) {
            all += entry.count();
            if (entry.number() != null && !entry.number().unit().isEmpty()) {
                units.merge(entry.number().unit(), entry.count(), Integer::sum);
            }
            words += entry.number() == null && entry.isWord() ? entry.count() : 0;
        }
        String unit = units().isEmpty() ? "" : units().getFirst();
        if (unit.equals(WrittenNumber.MINUS) && 2 * cellsWithUnits() <= all - words) {
            unit = ""; // few of them are rather years that something began in
        }
        if (!unit.isEmpty() && units.getOrDefault(unit, 0) < FEWEST_UNITS * all) {
            unit = ""; // 9a among bare numbers is no 9
        }
        int limits = 0;
        for (Entry entry : entries) {
            WrittenNumber number = entry.number();
            if (number != null && (number.unit().isEmpty() || number.unit().equals(unit))) {
                boolean isLimit = number.limit() != Limit.NONE;
                limits += isLimit ? entry.count() : 0;
                written += isLimit ? 0 : entry.count();
            }
        }
        int others = all - words;
        int read = written + limits;
        boolean every = read == others && read > 0 && (words == 0 || read >= FEWEST_NUMBERS || read >= words);
        boolean mostly = read >= MOSTLY * others && read >= FEWEST_NUMBERS;
        if (hasCodes || written < limits || !(every || mostly)) {
            return null;
        }
        for (Entry entry : entries) {
            WrittenNumber number = entry.number();
            if (number != null && (number.unit().isEmpty() || number.unit().equals(unit))) {
                notations.addAll(number.notations());
            }
        }
        ColumnReading found = words == 0 ? reading : reading.withMissing(withWords(reading));
        String clock = unit.equals(WrittenNumber.CLOCK) && ClockTimes.hasMinutesAndSeconds(times())
                ? WrittenNumber.MINUTES
                : unit;
        found = unit.isEmpty() ? found : found.withUnit(clock);
        found = limits == 0 ? found : found.withLimits(Limits.LIMIT);
        return read == others ? found : found.withText(OddCells.MISSING);
    }

    /** The missing tokens with the words that are in the column. */
    private List<String> withWords(ColumnReading reading) {
        Set<String> all = new LinkedHashSet<>(reading.missing().isEmpty() ? tokens.list() : reading.missing());
        entries.stream()
                .filter(entry -> entry.number() == null && entry.isWord())
                .forEach(entry -> all.add(entry.text()));
        return List.copyOf(all);
    }

    private @Nullable ColumnReading dates(ColumnReading reading) {
        List<Entry> cells = entries.stream().filter(entry -> !entry.isWord()).toList();
        if (cells.isEmpty() || cells.stream().anyMatch(entry -> Double.isFinite(plainNumber(entry)))) {
            return null;
        }
        if (cells.stream().allMatch(entry -> DateText.isMonthOfShortYear(entry.text()))
                && cells.stream()
                                .map(entry -> DateText.parse(entry.text()).map(LocalDateTime::getMonth))
                                .distinct()
                                .count()
                        < 2) {
            return null; // SET-10, SET-12: sizes of one thing rather than months
        }
        boolean words = cells.size() < entries.size();
        ColumnReading found = words ? reading.withMissing(withWords(reading)) : reading;
        if (all(cells, DateOrder.STANDARD)) {
            return found.withDates(DateOrder.STANDARD, hasMixedOffsets(cells, DateOrder.STANDARD));
        }
        boolean dayFirst = all(cells, DateOrder.DAY_FIRST);
        boolean monthFirst = all(cells, DateOrder.MONTH_FIRST);
        if (!dayFirst && !monthFirst) {
            boolean months = all(cells, DateOrder.YEAR_MONTH)
                    && !cells.stream().allMatch(entry -> DateText.mayBeSeason(entry.text()));
            return months ? found.withDates(DateOrder.YEAR_MONTH, false) : null;
        }
        unclearDates = dayFirst && monthFirst;
        boolean slashes = cells.getFirst().text().indexOf('/') > 0;
        DateOrder order = dayFirst && monthFirst
                ? slashes && format.decimal() == '.' ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST
                : dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        return found.withDates(order, hasMixedOffsets(cells, order));
    }

    private double plainNumber(Entry entry) {
        return format.parse(entry.text());
    }

    private static boolean all(List<Entry> cells, DateOrder order) {
        Predicate<Entry> isDate = entry -> DateText.read(entry.text(), order) != null;
        return cells.stream().allMatch(isDate);
    }

    /** The zones by name in the column's times, with the offset that each is taken for; empty when there are none. */
    String zones() {
        return entries.stream()
                .map(entry -> DateText.zone(entry.text()))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A text such as {@code Mar-20}, which may be a day of this year, too; empty when there is none. */
    Optional<String> monthOfShortYear() {
        return entries.stream()
                .map(Entry::text)
                .filter(DateText::isMonthOfShortYear)
                .findFirst();
    }

    private static boolean hasMixedOffsets(List<Entry> cells, DateOrder order) {
        Set<Integer> offsets = new HashSet<>();
        for (Entry entry : cells) {
            Moment moment = DateText.read(entry.text(), order);
            Integer offset = moment == null ? null : moment.offsetSeconds();
            if (offset != null) {
                offsets.add(offset);
            }
        }
        return offsets.size() > 1;
    }

    private boolean hasBooleanSpellings() {
        List<String> texts = entries.stream().map(Entry::text).toList();
        return texts.size() > 2 && isTruth(texts);
    }

    private static boolean isTruth(List<String> texts) {
        return texts.size() <= BOOLEAN_SPELLINGS && !BooleanWords.order(texts).isEmpty();
    }
}

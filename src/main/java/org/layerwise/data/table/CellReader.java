package org.layerwise.data.table;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.Moment;
import org.layerwise.data.cell.Notation;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.table.ColumnReading.Limits;
import org.layerwise.data.table.FaultPolicy.Policy;

/** Reads the cells of one column by its {@link ColumnReading}. */
final class CellReader {
    private final ColumnReading reading;
    private final NumberFormat format;
    private final MissingTokens missing;
    private final List<String> known;
    private volatile @Nullable Labels labels;

    /** @param known the settled classes or categories; empty: the column's own count */
    CellReader(ColumnReading reading, MissingTokens tableMissing, NumberFormat format, List<String> known) {
        this.reading = reading;
        this.format = format;
        this.missing = reading.missing().isEmpty() ? tableMissing : new MissingTokens(reading.missing());
        this.known = known;
    }

    ColumnReading reading() {
        return reading;
    }

    /** Whether a cell has no value. */
    boolean isMissing(String cell) {
        return missing.isMissing(cell) || (reading.limits() == Limits.MISSING && isLimit(cell));
    }

    /** Whether a number may be missing all the same. */
    boolean mayBeNumbers() {
        return missing.mayBeNumbers();
    }

    private boolean isLimit(String cell) {
        WrittenNumber number = WrittenNumber.read(cell, format);
        return number != null && number.limit() != WrittenNumber.Limit.NONE && isUnit(number.unit());
    }

    /** The number of a cell that is not written in the table's plain way; NaN when it is none in this column. */
    double number(String cell) {
        WrittenNumber number = WrittenNumber.read(cell, format);
        if (number == null || !isUnit(number.unit()) || isUnclear(cell, number)) {
            return Double.NaN;
        }
        return switch (number.limit()) {
            case NONE -> reading.unit().equals(WrittenNumber.MINUTES) ? number.minutesAndSeconds(cell) : number.value();
            case ABOVE -> reading.limits() == Limits.TEXT ? Double.NaN : number.value();
            case BELOW ->
                switch (reading.limits()) {
                    case TEXT, MISSING -> Double.NaN;
                    case LIMIT -> number.value();
                    case HALF -> number.value() / 2;
                };
        };
    }

    /** Whether a lone mark before three digits may as well be a decimal one: {@code 1,234}. */
    private boolean isUnclear(String cell, WrittenNumber number) {
        if (!number.notations().contains(Notation.GROUPS) || !number.unit().isEmpty()) {
            return false;
        }
        int marks = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            marks += c == '.' || c == ',' ? 1 : 0;
            if (c == '\'' || c == ' ' || c == format.decimal()) {
                return false;
            }
        }
        return marks == 1;
    }

    private boolean isUnit(String unit) {
        return unit.isEmpty()
                || unit.equals(reading.unit())
                || (unit.equals(WrittenNumber.CLOCK) && reading.unit().equals(WrittenNumber.MINUTES));
    }

    /** The date and time of a cell; null when it is none. */
    @Nullable
    LocalDateTime time(String cell) {
        Moment moment = DateText.read(cell, reading.dates());
        return moment == null ? null : reading.utc() ? moment.utc() : moment.local();
    }

    /** Whether {@link #label} gives dates in another way than they are written. */
    private boolean rewritesDates() {
        return reading.dates() != DateOrder.STANDARD || reading.utc();
    }

    /** A class's or category's text in the column's one spelling; of a date in an unclear order, in that of ISO 8601. */
    String label(String cell, TextColumn cells) {
        if (rewritesDates()) {
            LocalDateTime time = time(cell);
            return time == null ? cell : iso(time);
        }
        Labels made = labels;
        if (made == null) {
            made = known.isEmpty() ? Labels.of(cells, this, format) : Labels.known(known, reading.letters(), format);
            labels = made;
        }
        return made.of(cell);
    }

    private static String iso(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    /** What is done about a text where a number is expected. */
    Policy text(FaultPolicy table) {
        return switch (reading.text()) {
            case TABLE -> table.text();
            case STOP -> Policy.STOP;
            case SKIP -> Policy.SKIP;
            case MISSING -> Policy.MISSING;
        };
    }
}

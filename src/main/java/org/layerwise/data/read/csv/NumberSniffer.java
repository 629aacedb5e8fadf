package org.layerwise.data.read.csv;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.Notation;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.read.csv.CsvFormat.Decimal;
import org.layerwise.data.read.csv.CsvFormat.Separator;
import org.layerwise.data.read.csv.CsvFormat.Thousands;

/** Finds the decimal and the thousands mark with which most columns are numbers throughout, then most cells. */
final class NumberSniffer {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    private NumberSniffer() {}

    /** The format with its numbers resolved. */
    static CsvFormat resolve(List<PreviewRecord> table, CsvFormat format, int width) {
        if (format.decimal() != Decimal.AUTO && format.thousands() != Thousands.AUTO) {
            return format;
        }
        List<CsvFormat> candidates = candidates(format);
        CsvFormat best = candidates.getFirst();
        long bestScore = -1;
        for (CsvFormat candidate : candidates) {
            long score = score(table, candidate.numbers(), width);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** In order of preference: a comma that could be either is a decimal one where semicolons part the fields. */
    private static List<CsvFormat> candidates(CsvFormat format) {
        List<CsvFormat> all = new ArrayList<>();
        boolean commaFirst = format.separator() == Separator.SEMICOLON;
        add(all, format, Decimal.POINT, Thousands.NONE);
        if (commaFirst) {
            add(all, format, Decimal.COMMA, Thousands.NONE);
        }
        add(all, format, Decimal.POINT, Thousands.COMMA);
        add(all, format, Decimal.COMMA, Thousands.NONE);
        add(all, format, Decimal.COMMA, Thousands.POINT);
        add(all, format, Decimal.POINT, Thousands.SPACE);
        add(all, format, Decimal.COMMA, Thousands.SPACE);
        add(all, format, Decimal.POINT, Thousands.APOSTROPHE);
        add(all, format, Decimal.COMMA, Thousands.APOSTROPHE);
        if (all.isEmpty()) {
            boolean commas = format.thousands() == Thousands.COMMA || format.decimal() == Decimal.POINT;
            all.add(format.withNumbers(
                    commas ? Decimal.POINT : Decimal.COMMA,
                    format.thousands() == Thousands.AUTO ? Thousands.NONE : format.thousands()));
        }
        return all;
    }

    private static void add(List<CsvFormat> all, CsvFormat format, Decimal decimal, Thousands thousands) {
        if ((format.decimal() == Decimal.AUTO || format.decimal() == decimal)
                && (format.thousands() == Thousands.AUTO || format.thousands() == thousands)) {
            all.add(format.withNumbers(decimal, thousands));
        }
    }

    /** Whether a cell writes a number with these marks, a unit or a currency beside it or not. */
    private static boolean isNumber(String cell, NumberFormat numbers) {
        if (numbers.isNumber(cell)) {
            return true;
        }
        WrittenNumber number = WrittenNumber.read(cell, numbers);
        return number != null
                && number.notations().contains(Notation.UNIT)
                && !number.notations().contains(Notation.GROUPS);
    }

    private static long score(List<PreviewRecord> table, NumberFormat numbers, int width) {
        long whole = 0;
        long cells = 0;
        for (int column = 0; column < width; column++) {
            int texts = 0;
            int found = 0;
            for (PreviewRecord record : table) {
                String cell = record.cell(column);
                if (record.width() == width && !MISSING.isMissing(cell)) {
                    if (isNumber(cell, numbers)) {
                        found++;
                    } else {
                        texts++;
                    }
                }
            }
            cells += found;
            whole += found > 0 && texts <= 1 ? 1 : 0;
        }
        return whole * 1_000_000 + cells;
    }
}

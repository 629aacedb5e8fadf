package org.layerwise.data.cell;

import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;

/** Recognizes units and currencies beside a number. */
final class UnitText {
    private static final int LONGEST = 16;
    private static final int LETTERS = 26;
    private static final int CODE = 3;

    /** What units begin with beside letters and currency signs: percent and the like, degrees, minutes and seconds of arc. */
    private static final String SIGNS = "%‰‱°′″℃℉％٪";

    private static final String SUPERSCRIPTS = "²³¹⁰⁴⁵⁶⁷⁸⁹⁻";

    /** Currencies that are written before the number, beside signs and codes. */
    private static final String[] CURRENCIES = {"Rs.", "Rs", "rs.", "kr.", "kr", "Kr.", "Kr"};

    /** What may have a plain 2 or 3 for square and cube: a code such as {@code 12A3} is no number with a unit. */
    private static final String[] POWERED = {
        "m", "cm", "mm", "km", "dm", "nm", "µm", "μm", "um", "ft", "in", "yd", "mi", "s", "sec"
    };

    /** What behind the digits, without a blank, makes a number something else: a cut exponent, and ordinals. */
    private static final String[] NO_UNITS = {"e", "st", "nd", "rd", "th"};

    /** The codes of ISO 4217, each a bit. */
    private static final BitSet CODES = codes();

    private UnitText() {}

    private static BitSet codes() {
        BitSet codes = new BitSet(LETTERS * LETTERS * LETTERS);
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode().toUpperCase(Locale.ROOT);
            int place = code.length() == CODE ? place(code, 0) : -1;
            if (place >= 0) {
                codes.set(place);
            }
        }
        return codes;
    }

    /** The bit of three capital letters; −1 when they are not. */
    private static int place(String text, int from) {
        int place = 0;
        for (int i = from; i < from + CODE; i++) {
            int letter = i < text.length() ? text.charAt(i) - 'A' : -1;
            if (letter < 0 || letter >= LETTERS) {
                return -1;
            }
            place = place * LETTERS + letter;
        }
        return place;
    }

    static boolean isCurrencySign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    /** How many characters a currency before a number takes: {@code $}, {@code US$}, {@code Rs.}, {@code CHF}; 0: none is here. */
    static int currencyLength(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        if (isCurrencySign(text.charAt(at))) {
            return 1;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
            end++;
        }
        int capitals = end - at;
        if (capitals > 0 && capitals <= CODE && end < text.length() && isCurrencySign(text.charAt(end))) {
            return capitals + 1;
        }
        int place = capitals == CODE ? place(text, at) : -1;
        if (place >= 0 && CODES.get(place)) {
            return isLetter(text, end) ? 0 : CODE;
        }
        for (String currency : CURRENCIES) {
            if (text.startsWith(currency, at) && !isLetter(text, at + currency.length())) {
                return currency.length();
            }
        }
        return 0;
    }

    private static boolean isLetter(String text, int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    /** Whether a part of a text is a unit: {@code kg}, {@code °C}, {@code m²}, {@code km/h}, {@code sq ft}. */
    static boolean isUnit(String text, int from, int to) {
        if (to <= from || to - from > LONGEST || !(isLetter(text, from) || isSign(text.charAt(from)))) {
            return false;
        }
        int blanks = 0;
        for (int i = from + 1; i < to; i++) {
            char c = text.charAt(i);
            boolean isLast = i == to - 1;
            boolean fits = switch (c) {
                case '/', '·', '⋅', '*', '^', '-' -> !isLast;
                case '1', '2', '3' -> isLast && isPower(text, from, i);
                case '.' -> isLast && Character.isLetter(text.charAt(i - 1));
                default -> Character.isLetter(c) || isSign(c) || SUPERSCRIPTS.indexOf(c) >= 0;
            };
            if (TextCursor.isBlank(c)) {
                fits = ++blanks == 1 && !isLast;
            }
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSign(char c) {
        return SIGNS.indexOf(c) >= 0 || isCurrencySign(c);
    }

    /** Whether a digit is a power: behind {@code ^}, or 2 and 3 behind a unit of length or time. */
    private static boolean isPower(String text, int from, int at) {
        char before = text.charAt(at - 1);
        if (before == '^' || (before == '-' && text.charAt(at - 2) == '^')) {
            return true;
        }
        int start = at;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        for (String unit : POWERED) {
            if (text.charAt(at) != '1' && at - start == unit.length() && text.startsWith(unit, start)) {
                return true;
            }
        }
        return false;
    }

    /** Whether letters right behind a number's digits make it something else than a number with a unit. */
    static boolean isNoUnit(String text, int from, int to) {
        for (String word : NO_UNITS) {
            if (to - from == word.length() && text.regionMatches(true, from, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}

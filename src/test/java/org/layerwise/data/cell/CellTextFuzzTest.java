package org.layerwise.data.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

/** Texts of any kind meet the parsers of dates and numbers: none throws, and ordinary words cost no memory. */
class CellTextFuzzTest {
    private static final int TEXTS = 300_000;

    /** How many texts are tried. */
    int texts() {
        return TEXTS;
    }

    private static final String ALPHABET =
            "0123456789012345678901234567890123456789....,,,---+++///:::   TtZzWwDdEeXxAaPpMm%$€()<>=≤'^·½⁄−–٣１𝟏°² \u00A0"
                    + "\u0301\uD835\uDFCFéñJulMär\0\t";

    private static final List<String> SEEDS = List.of(
            "2024-03-01T14:05:30.123456789+01:00",
            "Sun, 14 Jul 2024 08:49:37 GMT",
            "Sun Jul 14 08:49:37 2024",
            "14 de julio de 2024",
            "1.3.24 03:05:10 p.m.",
            "2024-W05-3",
            "20240131T120530",
            "1709301930.25",
            "−$1,234.50",
            "($ 12.00)",
            "2,07,29,574",
            "1.5D+03",
            "0xFFFFFFFFFFFFFFFF",
            "3 1/2 inch",
            "1½",
            "36:00:01.5",
            "< 0.05 mg/L",
            "9.81 m·s^-2",
            "Rs. 500",
            "CHF 1'200.50",
            "2024-05-14-37",
            "2012-01-09.4",
            "24:00:00.000000001",
            "9999-12-31T24:00",
            "0000-01-01T00:00+18:00",
            "-9223372036854775808",
            "1e-2147483648",
            "TRUE",
            "n/a",
            "١٬٢٣٤٫٥");

    private static final List<DateOrder> ORDERS = List.of(DateOrder.values());

    private static final List<NumberFormat> FORMATS = List.of(
            NumberFormat.PLAIN,
            new NumberFormat('.', ','),
            new NumberFormat('.', ' '),
            new NumberFormat(',', '\0'),
            new NumberFormat(',', '.'),
            new NumberFormat('.', '\''));

    private static String text(RandomStream random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            int length = random.nextInt(24);
            for (int i = 0; i < length; i++) {
                text.append(character(random));
            }
            return text.toString();
        }
        text.append(SEEDS.get(random.nextInt(SEEDS.size())));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, character(random));
                case 1 -> text.setLength(at);
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(character(random)));
            }
        }
        return text.toString();
    }

    private static char character(RandomStream random) {
        return random.nextInt(20) == 0
                ? (char) random.nextInt(1 << Character.SIZE)
                : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    @Test
    void noTextMakesTheParsersThrow() {
        RandomStream random = new Seed(1).stream("texts");
        int dates = 0;
        int numbers = 0;
        int count = texts();
        for (int i = 0; i < count; i++) {
            String text = text(random);
            DateOrder order = ORDERS.get(i % ORDERS.size());
            Moment date = DateText.read(text, order);
            dates += date == null ? 0 : 1;
            if (date != null) {
                assertFalse(date.utc().toString().isEmpty(), text);
                assertTrue(DateText.seconds(text, order).isPresent(), text);
            }
            BooleanWords.order(List.of(text, "no"));
            new MissingTokens(List.of("", "NA")).isMissing(CellText.clean(text));
            NumberFormat format = FORMATS.get(i % FORMATS.size());
            WrittenNumber number = WrittenNumber.read(text, format);
            double parsed = format.parse(text);
            if (number != null) {
                numbers++;
                assertFalse(Double.isNaN(number.value()), text);
                assertEquals(number.unit().isEmpty(), !hasUnit(number), text);
            }
            // what the format reads is read here too, and means the same
            assertTrue(Double.isNaN(parsed) || (number != null && number.value() == parsed), text);
        }
        assertTrue(dates > count / 50 && numbers > count / 50, dates + " dates, " + numbers + " numbers");
    }

    private static boolean hasUnit(WrittenNumber number) {
        return number.notations().contains(Notation.UNIT)
                || number.notations().contains(Notation.CLOCK)
                || number.unit().equals(WrittenNumber.MINUS);
    }

    @Test
    void wordsCostNoMemory() {
        List<String> words = List.of(
                "word",
                "Team",
                "Total",
                "Zürich",
                "日本語",
                "Item 12",
                "A12",
                "Q1",
                "No. 5",
                "Street",
                "market",
                "-",
                "Basic",
                "an ordinary sentence, with a point.",
                "Monsieur 5");
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int found = read(words);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            found += read(words);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(0, found);
        assertTrue(bytes < 100_000, () -> bytes + " bytes for a thousand times " + words.size() + " words");
    }

    private static int read(List<String> words) {
        int found = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            for (int f = 0; f < FORMATS.size(); f++) {
                found += WrittenNumber.read(word, FORMATS.get(f)) == null ? 0 : 1;
                found += Double.isNaN(FORMATS.get(f).parse(word)) ? 0 : 1;
            }
            found += DateText.read(word, DateOrder.STANDARD) == null ? 0 : 1;
            found += DateText.read(word, DateOrder.UNIX_SECONDS) == null ? 0 : 1;
        }
        return found;
    }
}

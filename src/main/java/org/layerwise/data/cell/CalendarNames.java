package org.layerwise.data.cell;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of months and weekdays, and their usual abbreviations, in English, German, French, Spanish, Italian, Portuguese, Dutch
 * and Polish, whatever their case and with or without accents. They are written here and not asked of the JDK, whose names
 * change from release to release: a model reads the same dates for ever.
 */
final class CalendarNames {
    private static final String MONTHS = """
            january jan januar jaenner jänner jaen jän janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty
            february feb februar feber février févr fév fevr fev febrero febbraio fevereiro februari luty lutego lut
            march mar märz maerz mär mrz mars marzo março maart mrt marzec marca
            april apr avril avr abril abr aprile kwiecień kwietnia kwi
            may mai mayo maggio mag maio mei maj maja
            june jun juni juin junio giugno giu junho czerwiec czerwca cze
            july jul juli juillet juil julio luglio lug julho lipiec lipca lip
            august aug août aoû agosto ago augustus sierpień sierpnia sie
            september sep sept septembre septiembre setiembre settembre set sett setembro wrzesień września wrz
            october oct oktober okt octobre octubre ottobre ott outubro out październik października paź
            november nov novembre noviembre novembro listopad listopada lis
            december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru
            """;

    private static final String WEEKDAYS = """
            monday mon montag mo lundi lun lunes lunedì segunda seg maandag ma poniedziałek pon
            tuesday tue tues dienstag di mardi mar martes martedì terça ter dinsdag wtorek wt
            wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì quarta qua woensdag wo środa śr
            thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio quinta qui donderdag czwartek czw
            friday fri freitag fr vendredi ven viernes vie venerdì sexta sex vrijdag vr piątek pt
            saturday sat samstag sonnabend sa samedi sam sábado sáb sabato sab zaterdag za sobota sob
            sunday sun sonntag so dimanche dim domingo dom domenica zondag zo niedziela nd niedz
            """;

    /** A name of that many letters fits into a long, 5 bits a letter. */
    private static final int LONGEST = 12;

    private static final int LETTER_BITS = 5;

    private static final Lookup MONTH = new Lookup(MONTHS);
    private static final Lookup WEEKDAY = new Lookup(WEEKDAYS);

    private CalendarNames() {}

    /** Which month a packed name means, 1 to 12; 0: none. */
    static int month(long name) {
        return MONTH.find(name);
    }

    /** Whether a packed name means a weekday. */
    static boolean isWeekday(long name) {
        return WEEKDAY.find(name) > 0;
    }

    /** Whether a word of a text, from {@code from} on, is a name of a month or weekday. */
    static boolean isName(String text, int from) {
        long name = pack(text, from);
        return month(name) > 0 || isWeekday(name);
    }

    /** The word at the cursor, packed; the cursor moves behind it. */
    static long take(TextCursor in) {
        long name = pack(in.text(), in.at());
        while (letter(in.peek()) >= 0) {
            in.skip(1);
        }
        return name;
    }

    /** The letters from {@code from} on as one number, without case and accents; 0 when they are none or too many for a name. */
    static long pack(String text, int from) {
        long name = 0;
        int letters = 0;
        for (int i = from; i < text.length(); i++) {
            int letter = letter(text.charAt(i));
            if (letter < 0) {
                break;
            }
            if (letter > 0) {
                name = name << LETTER_BITS | letter;
                letters++;
            }
            if (letters > LONGEST) {
                return 0;
            }
        }
        return name;
    }

    /** 1 to 26 for a letter with or without accent; 0 for an accent that follows its letter; −1 for anything else. */
    private static int letter(char c) {
        if (c < 0x80) {
            int lower = c | 0x20;
            return lower >= 'a' && lower <= 'z' ? lower - 'a' + 1 : -1;
        }
        if (c >= '\u0300' && c <= '\u036F') {
            return 0;
        }
        return switch (Character.toLowerCase(c)) {
            case 'á', 'à', 'â', 'ã', 'ä', 'ą' -> 1;
            case 'ç', 'ć' -> 'c' - 'a' + 1;
            case 'é', 'è', 'ê', 'ë', 'ę' -> 'e' - 'a' + 1;
            case 'í', 'ì', 'î', 'ï' -> 'i' - 'a' + 1;
            case 'ł' -> 'l' - 'a' + 1;
            case 'ñ', 'ń' -> 'n' - 'a' + 1;
            case 'ó', 'ò', 'ô', 'õ', 'ö' -> 'o' - 'a' + 1;
            case 'ś' -> 's' - 'a' + 1;
            case 'ú', 'ù', 'û', 'ü' -> 'u' - 'a' + 1;
            case 'ź', 'ż' -> 'z' - 'a' + 1;
            default -> -1;
        };
    }

    /** Packed names in ascending order, and the line on which each stands: found without making an object. */
    private static final class Lookup {
        private final long[] names;
        private final int[] lines;

        Lookup(String table) {
            Map<Long, Integer> all = new TreeMap<>();
            String[] rows = table.split("\n");
            for (int i = 0; i < rows.length; i++) {
                for (String name : rows[i].split(" ")) {
                    all.put(pack(name, 0), i + 1);
                }
            }
            names = all.keySet().stream().mapToLong(Long::longValue).toArray();
            lines = all.values().stream().mapToInt(Integer::intValue).toArray();
        }

        /** The line of a name, from 1; 0: none. */
        int find(long name) {
            int place = name == 0 ? -1 : Arrays.binarySearch(names, name);
            return place < 0 ? 0 : lines[place];
        }
    }
}

package org.layerwise.data.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that have an order everybody knows: {@code low, medium, high}; {@code S, M, L}; {@code 1st, 2nd}; {@code 10-19, 20-29}. */
public final class KnownOrders {
    /** The most texts that are looked at. */
    public static final int MOST = 50;

    /**
     * One order a line, from the lowest, with other words for the same after a stroke; before it how many of its texts a column
     * must have at least, so that few short ones are not mistaken for it.
     */
    private static final String WORDS = """
            2 very low|extremely low|lowest < low < below average|medium low < medium|moderate|mid|middle|average|normal|med < above average|medium high < high < very high|extremely high|highest < critical|extreme
            3 l|lo < m|med < h|hi
            2 tiny|very small|extra small < small < medium|mid|middle|med < large|big < very large|extra large|huge < giant
            3 xxs|2xs < xs < s < m < l < xl < xxl|2xl < xxxl|3xl < 4xl < 5xl
            2 very short|extra short < short < medium|normal|average < long|tall < very long|very tall|extra long
            2 none|no|absent < minimal|very mild|trivial < mild|minor|slight|light < moderate|medium < serious|major|severe|heavy < very severe|critical|extreme < fatal
            2 very weak < weak < medium|moderate|average|normal < strong < very strong
            2 never < almost never|hardly ever|very rarely < rarely|seldom < occasionally < sometimes < often|frequently < very often|usually|mostly|most of the time < almost always < always
            2 terrible|awful|very bad|very poor|worst < bad|poor < fair|okay|ok|acceptable < average|satisfactory|medium|neutral < good < very good|great < excellent|outstanding|exceptional
            3 fair < good < very good < premium < ideal
            3 po < fa < ta < gd < ex
            2 strongly disagree|completely disagree|totally disagree < disagree < somewhat disagree|slightly disagree < neutral|neither|undecided|not sure|neither agree nor disagree|neither disagree nor agree < somewhat agree|slightly agree < agree < strongly agree|completely agree|totally agree
            2 very dissatisfied|extremely dissatisfied|very unsatisfied < dissatisfied|unsatisfied < somewhat dissatisfied < neutral|neither|neither satisfied nor dissatisfied < somewhat satisfied < satisfied < very satisfied|extremely satisfied
            2 very unlikely|extremely unlikely < unlikely < neutral|possible|possibly < likely|probable < very likely|extremely likely|certain
            2 unimportant|not important|not at all important < slightly important < moderately important|somewhat important < important < very important < extremely important
            2 not at all < a little|slightly < somewhat|moderately < very|a lot|quite a bit < extremely
            2 freezing|very cold < cold < cool < mild|warm|moderate < hot < very hot
            2 very slow < slow < medium|normal|moderate < fast < very fast
            2 very easy < easy < medium|normal|moderate|intermediate < hard|difficult < very hard|very difficult
            2 novice|beginner|basic < elementary < intermediate|medium < advanced < expert
            2 intern|trainee < entry|entry level < junior < mid|mid level|middle|intermediate < senior < lead < principal
            3 freshman < sophomore < junior < senior
            2 no schooling < primary|primary school|elementary|elementary school < middle school < secondary|secondary school|high school < college|some college|associate|associates < bachelor|bachelors|bachelor's < master|masters|master's < phd|doctorate|doctoral|doctor
            2 infant|baby < toddler < child < teen|teenager|adolescent < young|young adult < adult|middle aged < old|elderly|senior
            2 hourly < daily < weekly < biweekly|fortnightly < monthly < quarterly < yearly|annual|annually
            3 bronze < silver < gold < platinum < diamond
            2 first < second < third < fourth < fifth < sixth < seventh < eighth < ninth < tenth
            2 zero < one < two < three < four < five < six < seven < eight < nine < ten < eleven < twelve
            2 none < some|few|partial|partially < half < most|many < all|full|complete
            2 early < mid|middle < late
            2 lower|bottom < middle|mid|center|center < upper|top
            3 morning < noon|midday < afternoon < evening < night
            3 mo|mon|monday < tu|tue|tues|tuesday < we|wed|wednesday < th|thu|thur|thurs|thursday < fr|fri|friday < sa|sat|saturday < su|sun|sunday
            3 jan|january < feb|february < mar|march < apr|april < may < jun|june < jul|july < aug|august < sep|sept|september < oct|october < nov|november < dec|december
            """;

    private static final List<Order> ORDERS = WORDS.lines().map(Order::of).toList();

    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4})(?:st|nd|rd|th)((?: \\p{L}+)?)");

    private KnownOrders() {}

    /** @param places of the words, from 0 */
    private record Order(int fewest, Map<String, Integer> places) {
        static Order of(String line) {
            int blank = line.indexOf(' ');
            Map<String, Integer> places = new HashMap<>();
            String[] levels = line.substring(blank + 1).split(" < ");
            for (int place = 0; place < levels.length; place++) {
                for (String word : levels[place].split("\\|")) {
                    places.put(word, place);
                }
            }
            return new Order(Integer.parseInt(line.substring(0, blank)), places);
        }
    }

    /**
     * The texts from the lowest to the highest, as they are written; case, hyphens and underscores in words do not matter.
     *
     * @param texts each once
     * @return empty when they are not all in one known order, or two of them mean the same
     */
    public static Optional<List<String>> of(Collection<String> texts) {
        if (texts.size() < 2 || texts.size() > MOST) {
            return Optional.empty();
        }
        for (Order order : ORDERS) {
            if (texts.size() >= order.fewest()) {
                List<String> sorted = sorted(texts, order);
                if (!sorted.isEmpty()) {
                    return Optional.of(sorted);
                }
            }
        }
        return counted(texts).or(() -> ranges(texts));
    }

    private static List<String> sorted(Collection<String> texts, Order order) {
        TreeMap<Integer, String> byPlace = new TreeMap<>();
        for (String text : texts) {
            Integer place = order.places().get(plain(text));
            if (place == null || byPlace.put(place, text) != null) {
                return List.of();
            }
        }
        return List.copyOf(byPlace.values());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[\\s_-]+", " ")
                .strip();
    }

    /** Such as 1st, 2nd, 3rd class. */
    private static Optional<List<String>> counted(Collection<String> texts) {
        TreeMap<Integer, String> byNumber = new TreeMap<>();
        String after = "";
        for (String text : texts) {
            Matcher counted = COUNTED.matcher(plain(text));
            boolean fits =
                    counted.matches() && (byNumber.isEmpty() || counted.group(2).equals(after));
            if (!fits || byNumber.put(Integer.valueOf(counted.group(1)), text) != null) {
                return Optional.empty();
            }
            after = counted.group(2);
        }
        return Optional.of(List.copyOf(byNumber.values()));
    }

    /** Ranges that do not overlap, at least two of them of more than one number. */
    private static Optional<List<String>> ranges(Collection<String> texts) {
        List<RangeText> ranges = new ArrayList<>();
        for (String text : texts) {
            Optional<RangeText> range = RangeText.parse(text);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        ranges.sort(Comparator.comparingDouble(RangeText::low).thenComparingDouble(RangeText::high));
        boolean apart = true;
        for (int i = 1; i < ranges.size(); i++) {
            RangeText below = ranges.get(i - 1);
            RangeText above = ranges.get(i);
            apart &= below.high() <= above.low() && below.low() < above.low();
        }
        long wide = ranges.stream().filter(range -> range.low() < range.high()).count();
        return apart && wide >= 2
                ? Optional.of(ranges.stream().map(RangeText::text).toList())
                : Optional.empty();
    }
}

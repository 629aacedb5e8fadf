package org.layerwise.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compared runs in groups: those that differ in the seed alone are one, of which mean and standard deviation are taken.
 *
 * @param groups in the order of their first runs
 */
public record SeedComparison(List<Group> groups) {
    private static final String SEED = "seed";

    public SeedComparison {
        groups = List.copyOf(groups);
    }

    /**
     * Runs that differ in the seed alone.
     *
     * @param members their places among the compared runs
     * @param runs as many; the first one's name is the group's
     */
    public record Group(List<Integer> members, List<RunInfo> runs) {
        public Group {
            members = List.copyOf(members);
            runs = List.copyOf(runs);
        }

        /** The runs' values of a metric, those that have none left out. */
        public Sample sample(String metric, boolean best) {
            return Sample.of(runs.stream()
                    .map(run -> run.figures().get(metric))
                    .filter(Objects::nonNull)
                    .mapToDouble(figure -> best ? figure.best() : figure.last())
                    .toArray());
        }
    }

    /**
     * Values of one figure over the seeds of a group.
     *
     * @param count how many there are
     * @param mean NaN where there are none
     * @param deviation standard deviation with {@code count − 1}; NaN where there are fewer than two
     */
    public record Sample(int count, double mean, double deviation) {

        /** Of values; those that are not finite make the mean NaN. */
        public static Sample of(double... values) {
            int count = values.length;
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = count == 0 ? Double.NaN : sum / count;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Sample(count, mean, count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)));
        }

        /** The standard error of the mean, s/√n; NaN where there are fewer than two values. */
        public double standardError() {
            return deviation / Math.sqrt(count);
        }

        /** How another group differs from this one. */
        public Difference to(Sample other) {
            return new Difference(other.mean - mean, Math.hypot(standardError(), other.standardError()));
        }
    }

    /**
     * How far the means of two groups are from each other.
     *
     * @param value the other's mean less the first one's
     * @param standardError of that, √(s₁²/n₁ + s₂²/n₂); NaN where a group has fewer than two seeds
     */
    public record Difference(double value, double standardError) {

        /** Whether there are seeds enough to say how sure the difference is. */
        public boolean isTested() {
            return !Double.isNaN(standardError);
        }

        /** Whether the seeds alone may make the difference: it is smaller than twice its standard error. */
        public boolean isIndistinguishable() {
            return isTested() && Math.abs(value) < 2 * standardError;
        }
    }

    /** Groups compared runs. */
    public static SeedComparison of(RunComparison comparison) {
        Map<List<@Nullable String>, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < comparison.runs().size(); i++) {
            List<@Nullable String> key = new ArrayList<>();
            key.add(comparison.runs().get(i).data().fingerprint());
            key.add(comparison.runs().get(i).data().testFingerprint());
            for (RunComparison.Setting setting : comparison.settings()) {
                if (!setting.path().equals(SEED)) {
                    key.add(setting.values().get(i));
                }
            }
            places.computeIfAbsent(key, values -> new ArrayList<>()).add(i);
        }
        return new SeedComparison(places.values().stream()
                .map(members -> new Group(
                        members,
                        members.stream()
                                .map(place -> comparison.runs().get(place))
                                .toList()))
                .toList());
    }

    /** The same runs, each by itself. */
    public static SeedComparison apart(RunComparison comparison) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < comparison.runs().size(); i++) {
            groups.add(new Group(List.of(i), List.of(comparison.runs().get(i))));
        }
        return new SeedComparison(groups);
    }

    /** Whether any runs differ in the seed alone. */
    public boolean hasGroups() {
        return groups.stream().anyMatch(group -> group.runs().size() > 1);
    }
}

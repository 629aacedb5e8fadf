package org.layerwise.data.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Divides rows into training, validation and test. */
final class Splitter {
    private static final Message RARE = Message.of("data.split/rare-classes");

    private final SplitSpec spec;
    private final TargetRows target;
    private final Table table;
    private final String column;
    private final ProblemCollector problems;

    Splitter(SplitSpec spec, TargetRows target, Table table, String column, ProblemCollector problems) {
        this.spec = spec;
        this.target = target;
        this.table = table;
        this.column = column;
        this.problems = problems;
    }

    Split split(RandomStream random) {
        int rows = target.rows().length;
        int validation = wanted(spec.validation(), rows);
        int test = wanted(spec.test(), rows);
        if (validation + test >= rows) {
            throw Problem.error(
                            Location.file(table.file()), Message.of("data.split/too-few-rows", rows, validation, test))
                    .toException();
        }
        return switch (spec.by()) {
            case RandomSplit _ -> byChance(validation, test, random);
            case GroupSplit group ->
                new GroupDivision(table, target.rows(), group.column()).divide(validation, test, random);
            case TimeSplit time -> byTime(time.column(), validation, test);
        };
    }

    private Split byChance(int validation, int test, RandomStream random) {
        boolean byClass = spec.stratified() && !target.classes().isEmpty();
        int[][] groups = byClass ? byClass() : new int[][] {target.rows()};
        if (byClass) {
            warnRareClasses(groups, (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0));
        }
        int[] sizes = Arrays.stream(groups).mapToInt(group -> group.length).toArray();
        int[] forValidation = shares(sizes, sizes, spec.validation(), validation);
        int[] left = IntStream.range(0, sizes.length)
                .map(i -> sizes[i] - forValidation[i])
                .toArray();
        int[] forTest = shares(sizes, left, spec.test(), test);
        return deal(groups, forValidation, forTest, random);
    }

    private Split byTime(String time, int validation, int test) {
        int[] order = new TimeOrder(table, time).of(target.rows());
        int train = order.length - validation - test;
        int[][] parts = {
            Arrays.copyOfRange(order, 0, train),
            Arrays.copyOfRange(order, train, train + validation),
            Arrays.copyOfRange(order, train + validation, order.length)
        };
        for (int[] part : parts) {
            Arrays.sort(part);
        }
        return new Split(parts[0], parts[1], parts[2]);
    }

    /** The nearest whole number of rows, at least one of what was asked for. */
    private static int wanted(double fraction, int rows) {
        return fraction == 0 ? 0 : (int) Math.max(1, Math.round(fraction * rows));
    }

    private int[][] byClass() {
        int[][] groups = new int[target.classes().size()][];
        for (int c = 0; c < groups.length; c++) {
            int wanted = c;
            groups[c] = IntStream.range(0, target.rows().length)
                    .filter(i -> target.classOf()[i] == wanted)
                    .map(i -> target.rows()[i])
                    .toArray();
        }
        return groups;
    }

    private void warnRareClasses(int[][] groups, int parts) {
        List<String> classes = target.classes();
        for (int c = 0; c < groups.length; c++) {
            if (groups[c].length <= parts) {
                problems.add(
                        RARE,
                        Problem.warning(
                                table.where(groups[c][0], table.column(column)),
                                Message.of("data.split/rare-class", classes.get(c), groups[c].length)));
            }
        }
    }

    /**
     * Shares {@code total} rows among groups by the largest-remainder method.
     *
     * @param sizes rows of each group
     * @param left how many of them are not yet dealt; one of each stays for training where that is possible
     */
    private static int[] shares(int[] sizes, int[] left, double fraction, int total) {
        int[] shares = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            shares[i] = (int) Math.min(Math.floor(sizes[i] * fraction), left[i] - 1);
        }
        int open = total - Arrays.stream(shares).sum();
        Integer[] order = IntStream.range(0, sizes.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.floor(sizes[i] * fraction) - sizes[i] * fraction));
        boolean given = true;
        while (open > 0 && given) {
            given = false;
            for (int i : order) {
                if (open > 0 && shares[i] < left[i] - 1) {
                    shares[i]++;
                    open--;
                    given = true;
                }
            }
        }
        return shares;
    }

    private static Split deal(int[][] groups, int[] forValidation, int[] forTest, RandomStream random) {
        int[] validation = new int[Arrays.stream(forValidation).sum()];
        int[] test = new int[Arrays.stream(forTest).sum()];
        int all = Arrays.stream(groups).mapToInt(group -> group.length).sum();
        int[] train = new int[all - validation.length - test.length];
        int v = 0;
        int t = 0;
        int r = 0;
        for (int g = 0; g < groups.length; g++) {
            int[] rows = groups[g].clone();
            random.shuffle(rows);
            int testEnd = forValidation[g] + forTest[g];
            System.arraycopy(rows, 0, validation, v, forValidation[g]);
            System.arraycopy(rows, forValidation[g], test, t, forTest[g]);
            System.arraycopy(rows, testEnd, train, r, rows.length - testEnd);
            v += forValidation[g];
            t += forTest[g];
            r += rows.length - testEnd;
        }
        Arrays.sort(train);
        Arrays.sort(validation);
        Arrays.sort(test);
        return new Split(train, validation, test);
    }
}

package org.layerwise.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * Divides a table for cross-validation. By chance, each class is dealt evenly where classes keep their shares; by group, whole
 * groups; by time, the rows make one block more than there are folds, and each fold is tested on the block that follows what it
 * trained on. Elsewhere every row is tested once.
 */
public final class Folds {
    private Folds() {}

    /**
     * A split for each fold: {@code test} is what the fold is tested on, {@code validation} is empty.
     *
     * @param count 2 or more
     * @throws org.layerwise.base.ProblemException when there are fewer rows or groups than folds, or a target or time cannot be
     *     read
     */
    public static List<Split> of(
            SplitSpec spec, DataSpec data, Table file, Seed seed, int count, ProblemCollector problems) {
        Table table = data.reads(file);
        TargetRows target = TargetRows.of(data, table, problems);
        RandomStream random = seed.stream("folds");
        int[] rows = target.rows();
        return switch (spec.by()) {
            case RandomSplit _ -> {
                require(table, rows.length, count, Message.of("data.split/rows-for-folds", rows.length, count));
                yield tested(rows, byChance(target, spec.stratified(), count, random));
            }
            case GroupSplit group -> {
                int[][] groups = new GroupDivision(table, rows, group.column()).shuffled(random);
                require(table, groups.length, count, Message.of("data.split/groups-for-folds", groups.length, count));
                yield tested(rows, byGroup(groups, count));
            }
            case TimeSplit time -> {
                require(table, rows.length, count + 1, Message.of("data.split/rows-for-folds", rows.length, count + 1));
                yield forward(new TimeOrder(table, time.column()).of(rows), count);
            }
        };
    }

    private static void require(Table table, int found, int needed, Message tooFew) {
        if (found < needed) {
            throw Problem.error(Location.file(table.file()), tooFew).toException();
        }
    }

    /** Class after class, dealt to one fold after the other. */
    private static List<int[]> byChance(TargetRows target, boolean stratified, int count, RandomStream random) {
        int[] order = IntStream.range(0, target.rows().length).toArray();
        random.shuffle(order);
        int[] dealt = stratified
                ? IntStream.of(order)
                        .boxed()
                        .sorted(java.util.Comparator.comparingInt(i -> target.classOf()[i]))
                        .mapToInt(i -> i)
                        .toArray()
                : order;
        List<int[]> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int own = fold;
            folds.add(IntStream.range(0, dealt.length)
                    .filter(place -> place % count == own)
                    .map(place -> target.rows()[dealt[place]])
                    .sorted()
                    .toArray());
        }
        return folds;
    }

    /** The largest groups first, each to the smallest fold. */
    private static List<int[]> byGroup(int[][] groups, int count) {
        int[][] folds = new int[count][0];
        Arrays.stream(groups)
                .sorted((a, b) -> Integer.compare(b.length, a.length))
                .forEach(group -> {
                    int smallest = 0;
                    for (int fold = 1; fold < count; fold++) {
                        smallest = folds[fold].length < folds[smallest].length ? fold : smallest;
                    }
                    folds[smallest] = IntStream.concat(IntStream.of(folds[smallest]), IntStream.of(group))
                            .sorted()
                            .toArray();
                });
        return List.of(folds);
    }

    private static List<Split> tested(int[] rows, List<int[]> folds) {
        List<Split> splits = new ArrayList<>();
        for (int[] fold : folds) {
            int[] train = IntStream.of(rows)
                    .filter(row -> Arrays.binarySearch(fold, row) < 0)
                    .toArray();
            splits.add(new Split(train, new int[0], fold));
        }
        return splits;
    }

    private static List<Split> forward(int[] order, int count) {
        List<Split> splits = new ArrayList<>();
        for (int fold = 1; fold <= count; fold++) {
            int from = (int) ((long) order.length * fold / (count + 1));
            int to = (int) ((long) order.length * (fold + 1) / (count + 1));
            int[] train = Arrays.copyOf(order, from);
            int[] test = Arrays.copyOfRange(order, from, to);
            Arrays.sort(train);
            Arrays.sort(test);
            splits.add(new Split(train, new int[0], test));
        }
        return splits;
    }
}

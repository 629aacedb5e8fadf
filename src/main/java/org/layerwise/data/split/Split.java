package org.layerwise.data.split;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Seed;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * The rows of each part, as row numbers of the table in ascending order; {@code test} is of the second table where the test part
 * is one. The arrays are handed out as they are and must not
 * be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, handed on and never compared
public record Split(int[] train, int[] validation, int[] test) {

    /**
     * All rows that are of the table, ascending.
     *
     * @param withTest whether the test rows are of it too
     */
    public int[] rowsOfTable(boolean withTest) {
        return Stream.of(train, validation, withTest ? test : new int[0])
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray();
    }

    /** The same with other test rows. */
    public Split withTest(int[] rows) {
        return new Split(train, validation, rows);
    }

    /**
     * Divides a table's rows by the seed's stream {@code split}: the same rows, specification and seed give the same parts.
     * With stratification each class is divided by largest remainders, so that the parts' sizes are those asked for, and each
     * class keeps at least one training row. Groups are dealt whole, times in order.
     *
     * @param problems takes the warnings: rows without a target, classes too rare to be in every part
     * @throws org.layerwise.base.ProblemException when there is only one class, too few rows or groups, or a target or a time
     *     cannot be read
     */
    public static Split of(SplitSpec spec, DataSpec data, Table file, Seed seed, ProblemCollector problems) {
        Table table = data.reads(file);
        TargetRows target = TargetRows.of(data, table, problems);
        if (spec.by() instanceof GroupSplit(String group)
                && data.features().stream().anyMatch(column -> column.name().equals(group))) {
            problems.add(
                    Message.of("data.split/groups-are-feature"),
                    Problem.warning(Location.column(table.file(), group), Message.of("data.split/group-is-feature")));
        }
        return new Splitter(spec, target, table, data.target(), problems).split(seed.stream("split"));
    }
}

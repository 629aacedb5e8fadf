package org.layerwise.data.spec;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Severity;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.OddCells;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;

/**
 * Which table an experiment learns from, and how its columns are read.
 *
 * @param table the file, relative to the experiment's
 * @param fingerprint {@code sha256:…} of the file when the experiment was made
 * @param format how the file is written
 * @param faults what is done about faults in it
 * @param target the column to predict; how it is read follows from the task: text of classes, or numbers. Empty for a
 *     reconstruction, whose target the features are
 * @param moreTargets further columns to predict, of a regression or a multi-label classification
 * @param task what is to be predicted
 * @param weights the column with each row's weight in the loss, which the network never sees; empty: all rows weigh the same
 * @param missing the cell texts that mean "no value"; the empty one is always among them
 * @param reading how the cells of single columns are read, where that differs from the rest of the table
 * @param columns every other column
 */
public record DataSpec(
        String table,

        @Param(doc = "What the file held when the experiment was made; empty: not known", value = "")
        String fingerprint,

        @Param(doc = "How the file is written", value = "", omitDefault = true)
        CsvFormat format,

        @Param(doc = "What is done about faults in the file", value = "", omitDefault = true)
        FaultPolicy faults,

        String target,

        @Param(
                doc = "Further columns to predict, of a regression or a multi-label classification",
                value = "",
                omitDefault = true)
        List<String> moreTargets,

        Task task,

        @Param(
                doc = "The column with each row's weight in the loss; empty: all rows weigh the same",
                value = "",
                omitDefault = true)
        String weights,

        @Param(doc = "The texts that mean \"no value\"", value = ",NA,N/A,n/a,#N/A,NaN,nan,null,NULL,?,\\N")
        List<String> missing,

        @Param(doc = "How the cells of single columns are read, where that is special", value = "", omitDefault = true)
        List<ColumnReading> reading,

        List<ColumnSpec> columns) {
    /** All rows weighing the same. */
    public DataSpec(
            String table,
            String fingerprint,
            String target,
            Task task,
            List<String> missing,
            List<ColumnSpec> columns) {
        this(
                table,
                fingerprint,
                CsvFormat.DEFAULT,
                FaultPolicy.STOP,
                target,
                List.of(),
                task,
                "",
                missing,
                List.of(),
                columns);
    }

    public DataSpec {
        moreTargets = List.copyOf(moreTargets);
        Set<String> targets = new LinkedHashSet<>(moreTargets);
        targets.add(target);
        targets.remove("");
        checkTargets(target, moreTargets, task, targets);
        if (targets.contains(weights)) {
            throw Problem.error(Location.path("", "data.weights"), Message.of("data.spec/weights-are-target", weights))
                    .toException();
        }
        missing = new MissingTokens(missing).list();
        reading = reading.stream().filter(column -> !column.isPlain()).toList();
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (ColumnSpec column : columns) {
            if (targets.contains(column.name())) {
                throw invalid(column.name(), Message.of("data.spec/target-among-columns", column.name()));
            }
            if (!names.add(column.name())) {
                throw invalid(column.name(), Message.of("data.spec/column-twice", column.name()));
            }
        }
    }

    private static void checkTargets(String target, List<String> more, Task task, Set<String> distinct) {
        if (task == Task.RECONSTRUCTION && !distinct.isEmpty()) {
            throw Problem.error(
                            Location.path("", "data.target"),
                            Message.of(
                                    "data.spec/target-of-reconstruction",
                                    distinct.iterator().next()))
                    .toException();
        }
        if (!more.isEmpty() && !task.takesSeveral()) {
            throw Problem.error(Location.path("", "data.moreTargets"), Message.of("data.spec/several-targets"))
                    .toException();
        }
        if (!more.isEmpty() && (target.isEmpty() || distinct.size() <= more.size())) {
            throw Problem.error(
                            Location.path("", "data.moreTargets"),
                            target.isEmpty()
                                    ? Message.of("data.spec/no-first-target")
                                    : Message.of("data.spec/target-twice"))
                    .toException();
        }
    }

    private static ProblemException invalid(String column, Message text) {
        return Problem.error(Location.path("", "data.columns." + column), text).toException();
    }

    /** The columns the network may see, in order. */
    public List<ColumnSpec> features() {
        return columns.stream()
                .filter(column ->
                        column.use() == ColumnUse.FEATURE && !column.name().equals(weights))
                .toList();
    }

    /** The columns to predict, in order; none for a reconstruction. */
    public List<String> targets() {
        return target.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(target), moreTargets.stream()).toList();
    }

    /** How the table's cells are read. A text among weights is never passed over but as {@code faults} say. */
    public CellReadings readings() {
        List<ColumnReading> all = reading.stream()
                .map(column -> column.name().equals(weights) ? column.withText(OddCells.TABLE) : column)
                .toList();
        return new CellReadings(missing, all, Map.of());
    }

    /** The table, read so. */
    public Table reads(Table file) {
        return file.read(readings());
    }

    /** How a column's cells are read. */
    public ColumnReading reading(String column) {
        return readings().column(column);
    }

    /** The same with the cells of some columns read differently. */
    public DataSpec withReading(List<ColumnReading> changed) {
        Map<String, ColumnReading> all = new LinkedHashMap<>();
        reading.forEach(column -> all.put(column.name(), column));
        changed.forEach(column -> all.remove(column.name()));
        changed.forEach(column -> all.put(column.name(), column));
        return withReadings(List.copyOf(all.values()));
    }

    /** The same with these columns read differently, and no others. */
    public DataSpec withReadings(List<ColumnReading> all) {
        return new DataSpec(
                table, fingerprint, format, faults, target, moreTargets, task, weights, missing, all, columns);
    }

    /** The same with other texts that mean "no value". */
    public DataSpec withMissing(List<String> other) {
        return new DataSpec(
                table, fingerprint, format, faults, target, moreTargets, task, weights, other, reading, columns);
    }

    /** The column of this name; empty for the target and for names that are not there. */
    public Optional<ColumnSpec> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The same with one column read differently. */
    public DataSpec with(ColumnSpec changed) {
        return withColumns(columns.stream()
                .map(column -> column.name().equals(changed.name()) ? changed : column)
                .toList());
    }

    /** The same with these columns, all of them. */
    public DataSpec withColumns(List<ColumnSpec> all) {
        return new DataSpec(
                table, fingerprint, format, faults, target, moreTargets, task, weights, missing, reading, all);
    }

    /** The same predicting other columns, which are taken from the others; former targets do not come back by themselves. */
    public DataSpec withTargets(Task otherTask, List<String> targets) {
        List<ColumnSpec> others = columns.stream()
                .filter(column -> !targets.contains(column.name()))
                .toList();
        return new DataSpec(
                table,
                fingerprint,
                format,
                faults,
                targets.isEmpty() ? "" : targets.getFirst(),
                targets.isEmpty() ? List.of() : targets.subList(1, targets.size()),
                otherTask,
                targets.contains(weights) ? "" : weights,
                missing,
                reading,
                others);
    }

    /** The same for a file that stands elsewhere, or has changed. */
    public DataSpec withTable(String otherTable, String otherFingerprint) {
        return new DataSpec(
                otherTable,
                otherFingerprint,
                format,
                faults,
                target,
                moreTargets,
                task,
                weights,
                missing,
                reading,
                columns);
    }

    /** The same for a file that is written otherwise. */
    public DataSpec withFormat(CsvFormat other) {
        return new DataSpec(
                table, fingerprint, other, faults, target, moreTargets, task, weights, missing, reading, columns);
    }

    /** The same with other policies for faults. */
    public DataSpec withFaults(FaultPolicy other) {
        return new DataSpec(
                table, fingerprint, format, other, target, moreTargets, task, weights, missing, reading, columns);
    }

    /** The same with other row weights; empty for none. */
    public DataSpec withWeights(String column) {
        return new DataSpec(
                table, fingerprint, format, faults, target, moreTargets, task, column, missing, reading, columns);
    }

    /**
     * Whether {@code file} is still the one the experiment was made with.
     *
     * @param severity an error where row numbers must be those of training, else a warning
     */
    public Optional<Problem> checkFingerprint(Table file, Severity severity) {
        if (fingerprint.isEmpty() || fingerprint.equals(file.fingerprint())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                severity,
                Location.file(file.file()),
                Message.of("data.spec/file-changed", file.fingerprint(), fingerprint)));
    }
}

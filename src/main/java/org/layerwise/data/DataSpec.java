package org.layerwise.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.base.Where;
import org.layerwise.catalog.Param;
import org.layerwise.data.csv.CsvFormat;
import org.layerwise.data.table.Faults;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * Which table an experiment learns from, and how its columns are read.
 *
 * @param table the file, relative to the experiment's
 * @param fingerprint {@code sha256:…} of the file when the experiment was made
 * @param format how the file is written
 * @param faults what is done about faults in it
 * @param target the column to predict; how it is read follows from the task: text of classes, or numbers
 * @param task classification or regression
 * @param weights the column with each row's weight in the loss, which the network never sees; empty: all rows weigh the same
 * @param missing the cell texts that mean "no value"; the empty one is always among them
 * @param columns every other column
 */
public record DataSpec(
        String table,
        String fingerprint,

        @Param(doc = "How the file is written", value = "", omitDefault = true)
        CsvFormat format,

        @Param(doc = "What is done about faults in the file", value = "", omitDefault = true)
        Faults faults,

        String target,
        Task task,

        @Param(
                doc = "The column with each row's weight in the loss; empty: all rows weigh the same",
                value = "",
                omitDefault = true)
        String weights,

        List<String> missing,
        List<ColumnSpec> columns) {
    /** All rows weighing the same. */
    public DataSpec(
            String table,
            String fingerprint,
            String target,
            Task task,
            List<String> missing,
            List<ColumnSpec> columns) {
        this(table, fingerprint, CsvFormat.DEFAULT, Faults.STOP, target, task, "", missing, columns);
    }

    public DataSpec {
        if (!weights.isEmpty() && weights.equals(target)) {
            throw Problem.error(
                            Where.path("", "data.weights"),
                            "\"" + weights + "\" is the target and cannot be the rows' weights too.",
                            "Name another column, or none.")
                    .toException();
        }
        missing = new MissingTokens(missing).list();
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (ColumnSpec column : columns) {
            if (column.name().equals(target)) {
                throw invalid(column.name(), "is the target and cannot be listed among the other columns.");
            }
            if (!names.add(column.name())) {
                throw invalid(column.name(), "is listed twice.");
            }
        }
    }

    private static org.layerwise.base.ProblemException invalid(String column, String message) {
        return Problem.error(
                        Where.path("", "data.columns." + column),
                        "column \"" + column + "\" " + message,
                        "Remove it from data.columns.")
                .toException();
    }

    /** The columns the network may see, in order. */
    public List<ColumnSpec> features() {
        return columns.stream()
                .filter(column ->
                        column.use() == ColumnUse.FEATURE && !column.name().equals(weights))
                .toList();
    }

    /** The rows of a table that have a target, ascending, without those that are skipped for faults. */
    public int[] rowsWithTarget(Table from) {
        int column = from.column(target);
        MissingTokens tokens = missingTokens();
        int[] rows = IntStream.range(0, from.rowCount())
                .filter(row -> !tokens.isMissing(from.cell(row, column)))
                .toArray();
        return SkippedRows.without(this, from, rows, new ProblemCollector());
    }

    public MissingTokens missingTokens() {
        return new MissingTokens(missing);
    }

    /** The column of this name; empty for the target and for names that are not there. */
    public Optional<ColumnSpec> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The same with one column read differently. */
    public DataSpec with(ColumnSpec changed) {
        List<ColumnSpec> all = columns.stream()
                .map(column -> column.name().equals(changed.name()) ? changed : column)
                .toList();
        return new DataSpec(table, fingerprint, format, faults, target, task, weights, missing, all);
    }

    /** The same for a file that stands elsewhere, or has changed. */
    public DataSpec withTable(String otherTable, String otherFingerprint) {
        return new DataSpec(otherTable, otherFingerprint, format, faults, target, task, weights, missing, columns);
    }

    /** The same for a file that is written otherwise. */
    public DataSpec withFormat(CsvFormat other) {
        return new DataSpec(table, fingerprint, other, faults, target, task, weights, missing, columns);
    }

    /** The same with other policies for faults. */
    public DataSpec withFaults(Faults other) {
        return new DataSpec(table, fingerprint, format, other, target, task, weights, missing, columns);
    }

    /** The same with other row weights; empty for none. */
    public DataSpec withWeights(String column) {
        return new DataSpec(table, fingerprint, format, faults, target, task, column, missing, columns);
    }

    /**
     * Whether {@code file} is still the one the experiment was made with.
     *
     * @param severity an error where row numbers must be those of training, else a warning
     */
    public Optional<Problem> checkFingerprint(Table file, Severity severity) {
        if (fingerprint.equals(file.fingerprint())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                severity,
                Where.file(file.file()),
                "the file has changed since the experiment was made: its fingerprint is " + file.fingerprint()
                        + ", the experiment recorded " + fingerprint + ".",
                "Restore the file, or make the experiment anew from this one."));
    }
}

package org.layerwise.data.read;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.data.read.csv.RowFaults;
import org.layerwise.data.read.parquet.CellSink;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.TextColumn;

/** Takes the cells of one column of a Parquet file. */
final class ParquetCells implements CellSink {
    private static final char[] NOTHING = {};

    private final String file;
    private final int number;
    private final String name;
    private final TextColumn column;
    private final FaultPolicy faults;
    private final ProblemCollector problems;
    private final ParquetProgress progress;
    private long notNumbers;

    /** @param number of the column, from 1 */
    ParquetCells(
            String file,
            int number,
            String name,
            TextColumn column,
            FaultPolicy faults,
            ProblemCollector problems,
            ParquetProgress progress) {
        this.file = file;
        this.number = number;
        this.name = name;
        this.column = column;
        this.faults = faults;
        this.problems = problems;
        this.progress = progress;
    }

    @Override
    public void text(char[] buffer, int offset, int length) {
        column.append(buffer, offset, length);
    }

    @Override
    public void missing() {
        column.append(NOTHING, 0, 0);
    }

    @Override
    public void notANumber() {
        notNumbers++;
        missing();
    }

    @Override
    public void notText() {
        boolean stops = faults.undecodable() == Policy.STOP;
        Problem problem = new Problem(
                stops ? Severity.ERROR : Severity.WARNING,
                Location.cell(file, 0, column.size() + 1L, number, name),
                stops ? Message.of("data.read/not-utf8") : Message.of("data.read/not-utf8-missing"));
        if (stops) {
            throw problem.toException();
        }
        problems.add(RowFaults.UNDECODABLE, problem);
        missing();
    }

    @Override
    public void progress(long bytes) {
        progress.read(bytes);
    }

    /** Ends the column, and tells what it held that is no cell. */
    void end() {
        column.trimToSize();
        if (notNumbers > 0) {
            problems.add(
                    Message.of("data.read/nan-columns"),
                    Problem.note(Location.file(file), Message.of("data.read/nan-cells", name, notNumbers)));
        }
    }
}

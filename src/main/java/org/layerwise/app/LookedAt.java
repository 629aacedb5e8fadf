package org.layerwise.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.outcome.RowSample;
import org.layerwise.run.TablePaths;
import org.layerwise.train.Model;
import org.layerwise.train.Part;
import org.layerwise.train.PartRows;

/** A run's model, and the rows of one part that its predictions are looked at over: all of them, or a sample of many. */
public final class LookedAt {
    /** More rows than these are sampled. */
    public static final int MOST_ROWS = 10_000;

    private final ShownRun run;
    private final ModelChoice choice;
    private final Part part;
    private final Model model;
    private final Table table;
    private final int[] rows;
    private final int of;

    private LookedAt(ShownRun run, ModelChoice choice, Part part, Model model, Table table, int[] rows, int of) {
        this.run = run;
        this.choice = choice;
        this.part = part;
        this.model = model;
        this.table = table;
        this.rows = rows;
        this.of = of;
    }

    /**
     * Takes a run's model and finds the rows. In the background: waits for a batch boundary, or reads files.
     *
     * @param atHand the rows that the run is trained on; null where they are to be read
     * @throws org.layerwise.base.ProblemException when there is no model yet, a table cannot be read or is another, or the part
     *     has no rows
     */
    public static LookedAt of(ShownRun run, ModelChoice choice, Part part, @Nullable Table atHand) {
        Model model = run.model(choice);
        Table table = table(run, model, part, atHand);
        int[] all = PartRows.of(model, table, part, new ProblemCollector());
        if (all.length == 0) {
            throw Problem.error(
                            Location.NOWHERE,
                            Message.of("train/part-empty", part.name().toLowerCase(java.util.Locale.ROOT)))
                    .toException();
        }
        int[] rows = RowSample.of(all, MOST_ROWS, model.experiment().seeds());
        return new LookedAt(run, choice, part, model, table, rows, all.length);
    }

    private static Table table(ShownRun run, Model model, Part part, @Nullable Table atHand) {
        boolean second = part == Part.TEST && model.experiment().split().hasTestTable();
        if (atHand != null && !second) {
            return atHand;
        }
        TablePaths paths = run.tables();
        Path test = paths.testTable();
        DataSpec data = model.experiment().data();
        return TableReader.readLike(second && test != null ? test : paths.table(), data.format(), data.faults());
    }

    /** The same rows with the model as it is now. In the background. */
    public LookedAt again(ModelChoice newer) {
        return new LookedAt(run, newer, part, run.model(newer), table, rows, of);
    }

    /** Whether it is of a run's part. */
    @SuppressWarnings("ReferenceEquality") // runs are compared by identity
    public boolean isOf(ShownRun other, Part otherPart) {
        return run == other && part == otherPart;
    }

    public ShownRun run() {
        return run;
    }

    public ModelChoice choice() {
        return choice;
    }

    public Part part() {
        return part;
    }

    public Model model() {
        return model;
    }

    /** Where the rows are of. */
    public Table table() {
        return table;
    }

    /** Places in the table; not to be modified. */
    public int[] rows() {
        return rows;
    }

    /** How many rows the part has. */
    public int of() {
        return of;
    }

    /** Whether the rows are a sample of more. */
    public boolean isSample() {
        return rows.length < of;
    }
}

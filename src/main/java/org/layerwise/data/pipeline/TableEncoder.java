package org.layerwise.data.pipeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Turns a table's rows into matrices by a fitted pipeline. */
final class TableEncoder {
    /** What columns are counted under that the table does not have. */
    static final Message MISSING_COLUMNS = Message.of("data.pipeline/missing-columns");

    /** How many known texts are named. */
    private static final int LISTED = 10;

    /** Rows that go through steps at a time. */
    private static final int CHUNK = 4096;

    private final FittedPipeline pipeline;
    private final Table table;
    private final int[] rows;
    private final ProblemCollector problems;

    TableEncoder(FittedPipeline pipeline, Table table, int[] rows, ProblemCollector problems) {
        this.pipeline = pipeline;
        this.table = pipeline.reads(table);
        this.rows = rows;
        this.problems = problems;
    }

    FMatrixRMaj features() {
        for (FittedColumn column : pipeline.columns()) {
            if (table.indexOf(column.name()) < 0) {
                Problem plain = table.noColumn(column.name());
                Message text = Message.of("data.pipeline/missing-feature", plain.text(), plain.hint());
                problems.add(MISSING_COLUMNS, Problem.error(plain.where(), text));
            }
        }
        if (problems.count(MISSING_COLUMNS) > 0) {
            problems.throwIfErrors();
        }
        OtherMarks.require(pipeline, table, rows);
        FMatrixRMaj features = new FMatrixRMaj(rows.length, pipeline.layout().width());
        int offset = 0;
        for (FittedColumn column : pipeline.columns()) {
            encode(column, features, offset);
            offset += column.width();
        }
        problems.throwIfErrors();
        return features;
    }

    private void encode(FittedColumn column, FMatrixRMaj features, int offset) {
        StepInput cells = new StepInput(table);
        for (int from = 0; from < rows.length; from += CHUNK) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + CHUNK));
            ColumnData data = cells.read(column, some, problems);
            if (data instanceof ColumnData.Texts texts) {
                flagUnseen(column, texts, from);
                if (!column.datesFirst().isEmpty()) {
                    cells.requireDates(texts, some, problems);
                }
            }
            int first = from * features.numCols + offset;
            for (ColumnData.Feature feature : column.encode(data)) {
                int place = first++;
                for (double value : feature.values()) {
                    features.data[place] = FittedColumn.single(value);
                    place += features.numCols;
                }
            }
        }
    }

    private void flagUnseen(FittedColumn column, ColumnData.Texts texts, int from) {
        column.categories().ifPresent(step -> {
            List<String> known = step.known().orElse(List.of());
            Set<String> set = new HashSet<>(known);
            for (int i = 0; i < texts.cells().length; i++) {
                String cell = texts.cells()[i];
                if (cell != null && !set.contains(cell)) {
                    unseen(column.name(), from + i, step, known);
                }
            }
        });
    }

    /** What becomes of a category that a step does not know. */
    private static Message meaning(FittedStep step, String cell) {
        if (!(step instanceof FittedLookup lookup)) {
            return Message.of("data.pipeline/unseen-as-zeros", cell);
        }
        return switch (lookup.unknown()) {
            case MISSING -> Message.of("data.pipeline/unseen-as-missing", cell);
            case ZERO ->
                lookup.index()
                        ? Message.of("data.pipeline/unseen-as-index", cell)
                        : Message.of("data.pipeline/unseen-as-zero", cell);
        };
    }

    private void unseen(String column, int row, FittedStep step, List<String> categories) {
        int place = table.column(column);
        String cell = table.label(rows[row], place);
        problems.add(
                Message.of("data.pipeline/unseen-categories", column),
                Problem.warning(
                        table.where(rows[row], place), meaning(step, cell).hinted(known(categories))));
    }

    static Message known(List<String> texts) {
        List<String> shown = List.copyOf(texts.subList(0, Math.min(LISTED, texts.size())));
        return shown.size() < texts.size()
                ? Message.of("data.pipeline/known-and-more", shown, texts.size() - shown.size())
                : Message.of("data.pipeline/known", shown);
    }

    static Map<String, Integer> index(List<String> texts) {
        Map<String, Integer> index = new HashMap<>();
        texts.forEach(text -> index.put(text, index.size()));
        return index;
    }
}

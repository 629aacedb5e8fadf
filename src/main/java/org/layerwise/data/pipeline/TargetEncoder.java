package org.layerwise.data.pipeline;

import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Turns the target cells of a table's rows into a matrix by a fitted pipeline. */
final class TargetEncoder {
    private static final Message UNSEEN = Message.of("data.pipeline/unseen-classes");
    private static final Message WITHOUT_TARGET = Message.of("data.pipeline/without-target");

    private final Table table;
    private final int[] rows;
    private final ProblemCollector problems;

    TargetEncoder(FittedPipeline pipeline, Table table, int[] rows, ProblemCollector problems) {
        this.table = pipeline.reads(table);
        this.rows = rows;
        this.problems = problems;
    }

    /** @param target read from columns of the table */
    FMatrixRMaj encode(FittedTarget target) {
        for (String column : target.columns()) {
            if (table.indexOf(column) < 0) {
                Problem plain = table.noColumn(column);
                throw Problem.error(
                                plain.where(), Message.of("data.pipeline/missing-target", plain.text(), plain.hint()))
                        .toException();
            }
        }
        FMatrixRMaj targets = new FMatrixRMaj(rows.length, target.width());
        switch (target) {
            case ClassTarget classes -> encode(classes, targets, 0);
            case RegressionTarget values -> encode(values, targets, 0);
            case MultiRegressionTarget several -> {
                for (int k = 0; k < several.width(); k++) {
                    encode(several.values().get(k), targets, k);
                }
            }
            case MultiLabelTarget labels -> {
                for (int k = 0; k < labels.width(); k++) {
                    encode(labels.labels().get(k), targets, k);
                }
            }
            case ReconstructionTarget features ->
                throw new IllegalArgumentException(
                        "the target of a reconstruction of " + features.width() + " features is read from no column");
        }
        problems.throwIfErrors();
        return targets;
    }

    private void encode(RegressionTarget values, FMatrixRMaj targets, int k) {
        int column = table.column(values.column());
        double[] numbers = NumberColumn.read(table, column, rows, problems);
        for (int i = 0; i < numbers.length; i++) {
            if (table.isMissing(rows[i], column)) {
                noTarget(rows[i], column);
            }
            targets.data[i * targets.numCols + k] = values.standardize(numbers[i]);
        }
    }

    /** @param from the first of the classes' columns */
    private void encode(ClassTarget classes, FMatrixRMaj targets, int from) {
        int column = table.column(classes.column());
        Map<String, Integer> index = TableEncoder.index(classes.classes());
        for (int i = 0; i < rows.length; i++) {
            String cell = table.label(rows[i], column);
            int position = index.getOrDefault(cell, -1);
            int place = i * targets.numCols + from;
            if (table.isMissing(rows[i], column)) {
                noTarget(rows[i], column);
            } else if (position < 0) {
                problems.add(
                        UNSEEN,
                        Problem.error(
                                table.where(rows[i], column),
                                Message.of("data.pipeline/unseen-class", cell)
                                        .hinted(TableEncoder.known(classes.classes()))));
            } else if (classes.isBinary()) {
                targets.data[place] = position;
            } else {
                targets.data[place + position] = 1;
            }
        }
    }

    private void noTarget(int row, int column) {
        problems.add(WITHOUT_TARGET, Problem.error(table.where(row, column), Message.of("data.pipeline/no-target")));
    }
}

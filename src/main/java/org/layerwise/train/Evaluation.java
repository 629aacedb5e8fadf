package org.layerwise.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Severity;
import org.layerwise.base.Where;
import org.layerwise.data.DataSpec;
import org.layerwise.data.Dataset;
import org.layerwise.data.FittedClasses;
import org.layerwise.data.MissingTokens;
import org.layerwise.data.ProblemCollector;
import org.layerwise.data.Split;
import org.layerwise.data.Table;

/**
 * How good a model is on a table's rows.
 *
 * @param rows how many
 * @param loss the mean loss, as trained: of scaled targets for a regression
 * @param metrics by name, in order: accuracy, or rmse, mae and r2 in the target's own units
 * @param classes in class order; empty for a regression
 * @param confusion {@code [actual][predicted]}; empty for a regression
 * @param flags what was noticed on the way
 */
public record Evaluation(
        long rows,
        double loss,
        Map<String, Double> metrics,
        List<String> classes,
        long[][] confusion,
        List<Problem> flags) {

    /**
     * Evaluates a model.
     *
     * @param part any but all needs the very table that the model was trained with
     * @throws ProblemException when the table does not fit the model, or the part has no rows
     */
    public static Evaluation of(Model model, Table table, Part part) {
        ProblemCollector problems = new ProblemCollector();
        int[] rows = rows(model, table, part, problems);
        if (rows.length == 0) {
            throw new ProblemException(Problem.error(
                    Where.file(table.file()),
                    "the " + part.name().toLowerCase(java.util.Locale.ROOT) + " part has no rows.",
                    part == Part.ALL
                            ? "Add rows with a target."
                            : "The experiment's split gives it none; choose another part."));
        }
        Dataset dataset = model.pipeline().transform(table, rows, problems);
        Scores scores = new Scores(model.pipeline().target());
        Evaluator evaluator = new Evaluator(
                model.plan(),
                model.weights(),
                model.pipeline().target(),
                model.experiment().training().blas().gemm());
        long[][] confusion = evaluator.confusion(dataset, scores);
        List<String> classes = model.pipeline().target() instanceof FittedClasses fitted ? fitted.classes() : List.of();
        return new Evaluation(scores.rows(), scores.loss(), metrics(scores), classes, confusion, problems.problems());
    }

    private static Map<String, Double> metrics(Scores scores) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (scores.isClassification()) {
            metrics.put("accuracy", scores.accuracy());
        } else {
            metrics.put("rmse", scores.rmse());
            metrics.put("mae", scores.mae());
            metrics.put("r2", scores.r2());
        }
        return metrics;
    }

    private static int[] rows(Model model, Table table, Part part, ProblemCollector problems) {
        DataSpec data = model.experiment().data();
        if (part == Part.ALL) {
            int column = table.column(data.target());
            MissingTokens missing = data.missingTokens();
            return IntStream.range(0, table.rowCount())
                    .filter(row -> !missing.isMissing(table.cell(row, column)))
                    .toArray();
        }
        data.checkFingerprint(table, Severity.ERROR).ifPresent(problem -> {
            throw problem.toException();
        });
        Split split = Split.of(
                model.experiment().split(), data, table, model.experiment().seeds(), problems);
        return switch (part) {
            case ALL -> table.allRows();
            case TRAIN -> split.train();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }
}

package org.layerwise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RowChunks;
import org.layerwise.data.pipeline.Samples;
import org.layerwise.data.prepare.WeightColumn;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.nn.metric.ClassCounts;
import org.layerwise.nn.metric.LabelCounts;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.nn.metric.PredictionSink;
import org.layerwise.nn.metric.Tally;

/**
 * How good a model is on a table's rows.
 *
 * @param rows how many
 * @param loss the mean loss, as trained: of scaled targets for a regression
 * @param metrics by id, top-k with its k, in the catalog's order, each with its defaults; in the target's own units
 * @param perClass the metrics that each class has against the others, by id, in class order; empty for a regression
 * @param classes in class order; empty for a regression
 * @param confusion {@code [actual][predicted]}; empty for a regression
 * @param targets of several target columns, or of a reconstruction's features, their names; else empty
 * @param perTarget the metrics that each of them has by itself, by id, in the same order
 * @param labelCounts of labels {@code [label][has it][predicted to have it]}, 0 for no and 1 for yes; else empty
 * @param flags what was noticed on the way
 */
public record Evaluation(
        long rows,
        double loss,
        Map<String, MetricValue> metrics,
        Map<String, List<MetricValue>> perClass,
        List<String> classes,
        long[][] confusion,
        List<String> targets,
        Map<String, List<MetricValue>> perTarget,
        long[][][] labelCounts,
        List<Problem> flags) {

    /** What is said of a table without the column that weighs rows. */
    private static final Message NO_WEIGHTS = Message.of("train/group-no-weights");

    /**
     * Evaluates a model.
     *
     * @param part any but all needs the very table that the model was trained with; test, where a second table is the test
     *     part, needs that one
     * @throws ProblemException when the table does not fit the model, or the part has no rows
     */
    public static Evaluation of(Model model, Table table, Part part) {
        ProblemCollector problems = new ProblemCollector();
        int[] rows = PartRows.of(model, table, part, problems);
        if (rows.length == 0) {
            throw new ProblemException(Problem.error(
                    Location.file(table.file()),
                    Message.of("train/part-empty", part.name().toLowerCase(java.util.Locale.ROOT))
                            .hinted(
                                    part == Part.ALL
                                            ? Message.of("train/add-rows")
                                            : Message.of("train/choose-another-part"))));
        }
        return of(model, table, rows, problems);
    }

    /** Evaluates a model on some rows of a table, each with a target. */
    public static Evaluation of(Model model, Table table, int[] rows) {
        return of(model, table, rows, new ProblemCollector());
    }

    private static Evaluation of(Model model, Table table, int[] rows, ProblemCollector problems) {
        Samples samples = Samples.of(model.pipeline(), table, rows);
        if (samples.count() == 0 && rows.length > 0) {
            throw Problem.error(Location.file(table.file()), Message.of("train/no-window", rows.length))
                    .toException();
        }
        float @Nullable [] weights = weights(model, table, samples.targetRows(), problems);
        FittedTarget target = model.pipeline().target();
        Evaluator evaluator = new Evaluator(
                model.plan(),
                model.weights(),
                target,
                model.experiment().training().blas().gemm());
        List<String> classes = target instanceof ClassTarget fitted ? fitted.classes() : List.of();
        Map<String, Tally> tallies = Tallies.of(target);
        ClassCounts counts = new ClassCounts(classes.size());
        LabelCounts labels = new LabelCounts(target instanceof MultiLabelTarget several ? several.width() : 0);
        List<PredictionSink> sinks = new ArrayList<>(tallies.values());
        if (!classes.isEmpty()) {
            sinks.add(counts);
        }
        sinks.add(labels);
        Scores scores = new Scores(target);
        FittedPipeline pipeline = model.pipeline();
        int[] from = {0};
        new RowChunks(samples.places(), pipeline.layout().width() + target.width())
                .each(
                        problems,
                        some -> {
                            float @Nullable [] w = weights == null
                                    ? null
                                    : Arrays.copyOfRange(weights, from[0], from[0] + some.length);
                            from[0] += some.length;
                            return samples.of(some).encode(w, problems);
                        },
                        dataset -> evaluator.add(dataset, sinks, scores));
        Map<String, MetricValue> metrics = new LinkedHashMap<>();
        Map<String, List<MetricValue>> perClass = new LinkedHashMap<>();
        Map<String, List<MetricValue>> perTarget = new LinkedHashMap<>();
        tallies.forEach((id, tally) -> {
            metrics.put(id, tally.value());
            if (!tally.perClass().isEmpty()) {
                perClass.put(id, tally.perClass());
            }
            if (!tally.perTarget().isEmpty()) {
                perTarget.put(id, tally.perTarget());
            }
        });
        return new Evaluation(
                scores.rows(),
                scores.loss(),
                metrics,
                perClass,
                classes,
                counts.matrix(),
                perTarget.isEmpty() ? List.of() : names(target),
                perTarget,
                labels.counts(),
                problems.problems());
    }

    private static List<String> names(FittedTarget target) {
        return target instanceof ReconstructionTarget reconstruction ? reconstruction.features() : target.columns();
    }

    /** The rows' weights; where the table has no such column they weigh the same, which is flagged. */
    private static float @Nullable [] weights(Model model, Table table, int[] rows, ProblemCollector problems) {
        DataSpec data = model.experiment().data();
        if (!data.weights().isEmpty() && table.indexOf(data.weights()) < 0) {
            problems.add(NO_WEIGHTS, WeightColumn.none(data, table));
            return null;
        }
        return WeightColumn.read(data, table, rows);
    }
}

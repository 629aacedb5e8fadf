package org.layerwise.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.split.Folds;
import org.layerwise.data.split.Split;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.train.Evaluation;

/**
 * What an experiment gives when it is trained once for each fold of the rows, and tested on that fold: how well it does, and how
 * much that depends on the rows it happened to see.
 *
 * @param folds how each fold's model does on the fold
 */
public record CrossValidation(List<Evaluation> folds) {
    /**
     * Mean and spread of one figure over the folds.
     *
     * @param mean over those folds that have it; NaN when none has
     * @param deviation sample standard deviation {@code √(Σ(x − mean)²/(n − 1))}; NaN for fewer than two
     * @param count how many folds have it
     */
    public record Spread(double mean, double deviation, int count) {
        static Spread of(List<Double> values) {
            int count = values.size();
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
            double squares =
                    values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            return new Spread(mean, count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)), count);
        }
    }

    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /**
     * Trains and tests. Every fold begins with the experiment's own seed and fits its own pipeline on its own training rows. There
     * is no validation part: what watches one watches the training loss.
     *
     * @param count how many folds, 2 or more
     * @param resources that each fold's run may use
     * @param begins hears of each fold, from 1, before it is trained
     * @throws org.layerwise.base.ProblemException when the rows cannot be divided so, or a fold's loss is no longer finite
     */
    public static CrossValidation of(
            Experiment experiment, Table table, int count, Resources resources, IntConsumer begins) {
        ProblemCollector problems = new ProblemCollector();
        List<Split> splits =
                Folds.of(experiment.split(), experiment.data(), table, experiment.seeds(), count, problems);
        RunRecipe recipe = new RunRecipe(experiment, Path.of(table.file()), null, new RunStart.FreshWeights());
        List<Evaluation> folds = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            begins.accept(i + 1);
            Split split = splits.get(i);
            Run run =
                    new Run(recipe.prepare(RunRecipe.rows(experiment, table, split)), resources, Ticker.SYSTEM, false);
            run.start();
            run.await();
            Problem failed = run.problem();
            if (failed != null) {
                throw failed.toException();
            }
            folds.add(Evaluation.of(run.model().join(), table, split.test()));
        }
        return new CrossValidation(folds);
    }

    /** The loss, then each metric that some fold has, by name. */
    public Map<String, Spread> spreads() {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (Evaluation fold : folds) {
            values.computeIfAbsent("loss", name -> new ArrayList<>()).add(fold.loss());
            fold.metrics().forEach((name, value) -> {
                List<Double> known = values.computeIfAbsent(name, key -> new ArrayList<>());
                if (value instanceof MetricValue.Known(double number)) {
                    known.add(number);
                }
            });
        }
        Map<String, Spread> spreads = new LinkedHashMap<>();
        values.forEach((name, known) -> spreads.put(name, Spread.of(known)));
        return spreads;
    }
}

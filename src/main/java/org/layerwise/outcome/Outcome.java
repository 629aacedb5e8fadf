package org.layerwise.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/** What a model predicts beside what is true, row by row. A reconstruction has none. */
public sealed interface Outcome {

    /**
     * The outcome of a model on some rows of a table.
     *
     * @param rows each with a target; those without a prediction, as where no window ends, are left out
     * @return one for a classification, one for each label, one for each predicted number; none for a reconstruction
     * @throws org.layerwise.base.ProblemException when the table does not fit the model
     */
    static List<Outcome> of(Model model, Table table, int[] rows) {
        Predictions all = new Predictor(model).predict(table, rows);
        int[] places =
                IntStream.range(0, rows.length).filter(i -> !all.isEmpty(i)).toArray();
        int[] kept = IntStream.of(places).map(place -> rows[place]).toArray();
        Table read = model.pipeline().reads(table);
        List<String> targets = model.pipeline().target().columns();
        return switch (all) {
            case Predictions.Classes classes ->
                List.of(classes(
                        targets.getFirst(),
                        classes.classes(),
                        kept,
                        IntStream.of(places)
                                .mapToObj(place -> classes.probabilities()[place])
                                .toArray(float[][]::new),
                        read));
            case Predictions.Values values ->
                List.of(numbers(
                        targets.getFirst(),
                        kept,
                        IntStream.of(places)
                                .mapToDouble(place -> values.values()[place])
                                .toArray(),
                        read));
            case Predictions.SeveralValues several ->
                IntStream.range(0, targets.size())
                        .<Outcome>mapToObj(k -> numbers(
                                targets.get(k),
                                kept,
                                IntStream.of(places)
                                        .mapToDouble(place -> several.values()[place][k])
                                        .toArray(),
                                read))
                        .toList();
            case Predictions.Labels labels -> {
                List<Outcome> each = new ArrayList<>();
                for (int k = 0; k < targets.size(); k++) {
                    int label = k;
                    ClassTarget target = labels.labels().get(k);
                    float[][] probabilities = IntStream.of(places)
                            .mapToObj(place -> {
                                float has = labels.probabilities()[place][label];
                                return new float[] {1 - has, has};
                            })
                            .toArray(float[][]::new);
                    each.add(classes(targets.get(k), target.classes(), kept, probabilities, read));
                }
                yield List.copyOf(each);
            }
            case Predictions.Reconstruction _ -> List.of();
        };
    }

    private static Classes classes(
            String target, List<String> classes, int[] rows, float[][] probabilities, Table read) {
        int column = read.column(target);
        int[] actual = IntStream.of(rows)
                .map(row -> classes.indexOf(read.label(row, column)))
                .toArray();
        return new Classes(target, classes, rows, actual, probabilities);
    }

    private static Numbers numbers(String target, int[] rows, double[] predicted, Table read) {
        int column = read.column(target);
        double[] actual =
                IntStream.of(rows).mapToDouble(row -> read.number(row, column)).toArray();
        return new Numbers(target, new Residuals(rows, predicted, actual));
    }

    /** The target's name. */
    String target();

    /**
     * A target of classes.
     *
     * @param classes in class order
     * @param rows places of the rows in their table
     * @param actual the class of each, from 0; −1 where the table has a text that is no class
     * @param probabilities {@code [row][class]}
     */
    record Classes(String target, List<String> classes, int[] rows, int[] actual, float[][] probabilities)
            implements Outcome {
        public Classes {
            classes = List.copyOf(classes);
        }

        /** The likeliest class of a row; the first of equals. */
        public int predicted(int i) {
            float[] p = probabilities[i];
            int best = 0;
            for (int k = 1; k < p.length; k++) {
                if (p[k] > p[best]) {
                    best = k;
                }
            }
            return best;
        }

        /** {@code [actual][predicted]}: how many rows. */
        public long[][] confusion() {
            long[][] counts = new long[classes.size()][classes.size()];
            for (int i = 0; i < rows.length; i++) {
                if (actual[i] >= 0) {
                    counts[actual[i]][predicted(i)]++;
                }
            }
            return counts;
        }

        /** The rows of one cell of {@link #confusion}, as places in their table. */
        public int[] rows(int actualClass, int predictedClass) {
            return IntStream.range(0, rows.length)
                    .filter(i -> actual[i] == actualClass && predicted(i) == predictedClass)
                    .map(i -> rows[i])
                    .toArray();
        }

        /** One class against the others. */
        public OneAgainstRest one(int ofClass) {
            double[] scores = IntStream.range(0, rows.length)
                    .mapToDouble(i -> probabilities[i][ofClass])
                    .toArray();
            boolean[] positive = new boolean[rows.length];
            for (int i = 0; i < positive.length; i++) {
                positive[i] = actual[i] == ofClass;
            }
            return new OneAgainstRest(classes.get(ofClass), scores, positive);
        }

        /** Each class against the others; of two classes only the second, for the first says the same. */
        public List<OneAgainstRest> each() {
            return classes.size() == 2
                    ? List.of(one(1))
                    : IntStream.range(0, classes.size()).mapToObj(this::one).toList();
        }

        /** Places among these rows, that with the smallest probability of its own class first. */
        public int[] worst(int most) {
            return IntStream.range(0, rows.length)
                    .filter(i -> actual[i] >= 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i][actual[i]]))
                    .limit(most)
                    .mapToInt(i -> i)
                    .toArray();
        }
    }

    /**
     * A target of numbers.
     *
     * @param residuals predictions beside true values
     */
    record Numbers(String target, Residuals residuals) implements Outcome {}
}

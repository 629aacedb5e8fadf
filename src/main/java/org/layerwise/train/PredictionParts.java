package org.layerwise.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.layerwise.base.Problem;

/** Puts predictions of a table's rows together that were made piece by piece. */
final class PredictionParts {
    private PredictionParts() {}

    /**
     * All of some pieces.
     *
     * @param parts in order, at least one, of one model
     * @param flags of all
     */
    static Predictions joined(List<Predictions> parts, List<Problem> flags) {
        return switch (parts.getFirst()) {
            case Predictions.Classes first ->
                new Predictions.Classes(
                        first.classes(),
                        rows(parts, Predictions.Classes.class, Predictions.Classes::probabilities),
                        flags);
            case Predictions.Values first -> new Predictions.Values(first.target(), values(parts), flags);
            case Predictions.SeveralValues first ->
                new Predictions.SeveralValues(
                        first.targets(),
                        parts.stream()
                                .map(Predictions.SeveralValues.class::cast)
                                .flatMap(part -> Arrays.stream(part.values()))
                                .toArray(double[][]::new),
                        flags);
            case Predictions.Labels first ->
                new Predictions.Labels(
                        first.labels(),
                        rows(parts, Predictions.Labels.class, Predictions.Labels::probabilities),
                        flags);
            case Predictions.Reconstruction first ->
                new Predictions.Reconstruction(
                        first.features(),
                        rows(parts, Predictions.Reconstruction.class, Predictions.Reconstruction::values),
                        numbers(parts, Predictions.Reconstruction.class, Predictions.Reconstruction::errors),
                        flags);
        };
    }

    /** Predictions of some rows among rows of which nothing is predicted. */
    static Predictions among(Predictions some, boolean[] is) {
        return switch (some) {
            case Predictions.Classes classes ->
                new Predictions.Classes(
                        classes.classes(),
                        among(classes.probabilities(), classes.classes().size(), is),
                        classes.flags());
            case Predictions.Values values -> {
                double[] all = new double[is.length];
                int next = 0;
                for (int row = 0; row < is.length; row++) {
                    all[row] = is[row] ? values.values()[next++] : Double.NaN;
                }
                yield new Predictions.Values(values.target(), all, values.flags());
            }
            case Predictions.SeveralValues several -> {
                double[][] all = new double[is.length][several.targets().size()];
                int next = 0;
                for (int row = 0; row < is.length; row++) {
                    if (is[row]) {
                        all[row] = several.values()[next++];
                    } else {
                        Arrays.fill(all[row], Double.NaN);
                    }
                }
                yield new Predictions.SeveralValues(several.targets(), all, several.flags());
            }
            case Predictions.Labels labels ->
                new Predictions.Labels(
                        labels.labels(),
                        among(labels.probabilities(), labels.labels().size(), is),
                        labels.flags());
            case Predictions.Reconstruction _ ->
                throw new IllegalArgumentException("a reconstruction gives back each row");
        };
    }

    private static float[][] among(float[][] some, int width, boolean[] is) {
        float[][] all = new float[is.length][width];
        int next = 0;
        for (int row = 0; row < is.length; row++) {
            if (is[row]) {
                all[row] = some[next++];
            } else {
                Arrays.fill(all[row], Float.NaN);
            }
        }
        return all;
    }

    private static double[] values(List<Predictions> parts) {
        return parts.stream()
                .map(Predictions.Values.class::cast)
                .flatMapToDouble(part -> Arrays.stream(part.values()))
                .toArray();
    }

    private static <P extends Predictions> float[][] rows(
            List<Predictions> parts, Class<P> kind, Function<P, float[][]> of) {
        return parts.stream().map(kind::cast).map(of).flatMap(Arrays::stream).toArray(float[][]::new);
    }

    private static <P extends Predictions> float[] numbers(
            List<Predictions> parts, Class<P> kind, Function<P, float[]> of) {
        float[] all = new float[parts.stream().mapToInt(Predictions::rows).sum()];
        int from = 0;
        for (Predictions part : parts) {
            float[] some = of.apply(kind.cast(part));
            System.arraycopy(some, 0, all, from, some.length);
            from += some.length;
        }
        return all;
    }
}

package org.layerwise.app;

import java.util.List;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedBins;
import org.layerwise.data.step.fitted.FittedClip;
import org.layerwise.data.step.fitted.FittedDates;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedIndicator;
import org.layerwise.data.step.fitted.FittedLog1p;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedOneHot;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.FittedTextFill;

/**
 * A cell as the training rows had it on the whole, as far as a fitted column shows that: the mean or median that fills in or is
 * subtracted, the middle of its bins, the most frequent text or else the first.
 *
 * @param cell empty where nothing is known
 * @param choices the texts that are known; empty for numbers and dates
 */
record TypicalCell(String cell, List<String> choices) {
    /** As many as somebody would type. */
    private static final int DIGITS = 4;

    TypicalCell {
        choices = List.copyOf(choices);
    }

    /** @param numbers how numbers are written */
    static TypicalCell of(FittedColumn column, NumberFormat numbers) {
        return column.isText()
                ? text(column)
                : new TypicalCell(new NumberWriting(numbers, "", "").text(number(column), DIGITS), List.of());
    }

    private static TypicalCell text(FittedColumn column) {
        List<String> known = column.categories().flatMap(FittedStep::known).orElse(List.of());
        String filling = column.filling()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
        String first = known.isEmpty() ? "" : known.getFirst();
        return new TypicalCell(filling.isEmpty() ? first : filling, known);
    }

    /** The number that a step was fitted with, taken back through the steps before it. */
    private static double number(FittedColumn column) {
        for (int place = 0; place < column.steps().size(); place++) {
            double fitted = fitted(column.steps().get(place));
            if (!Double.isNaN(fitted)) {
                return back(fitted, column.steps().subList(0, place));
            }
        }
        return 0;
    }

    private static double fitted(FittedStep step) {
        return switch (step) {
            case FittedFill fill -> fill.values().getFirst();
            case FittedAffine affine -> affine.shift().getFirst();
            case FittedClip clip -> clip.lower().getFirst() / 2 + clip.upper().getFirst() / 2;
            case FittedBins bins -> middle(bins.edges().getFirst());
            case FittedLog1p _, FittedIndicator _, FittedTextFill _, FittedOneHot _, FittedLookup _, FittedDates _ ->
                Double.NaN;
        };
    }

    private static double middle(List<Double> edges) {
        return edges.isEmpty() ? Double.NaN : edges.get(edges.size() / 2);
    }

    private static double back(double value, List<FittedStep> before) {
        double cell = value;
        for (FittedStep step : before.reversed()) {
            cell = step instanceof FittedLog1p ? Math.copySign(Math.expm1(Math.abs(cell)), cell) : cell;
        }
        return cell;
    }
}

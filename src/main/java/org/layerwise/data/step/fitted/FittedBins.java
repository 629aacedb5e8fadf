package org.layerwise.data.step.fitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Numbers become bins: the number of edges that are not above them. A missing number has no bin: all its features are 0, its
 * place is missing.
 *
 * @param edges of each open feature, ascending; there is one bin more
 * @param coding a feature for each bin, or its place from 0
 */
@Kind(id = "bins", title = "Bins", doc = "Numbers become the bin they fall into.")
public record FittedBins(
        @Param(doc = "The edges between the bins of each feature", value = "")
        List<List<Double>> edges,

        @Param(doc = "A feature for each bin, or its place", value = "one-hot")
        BinCoding coding)
        implements FittedStep {
    public FittedBins {
        edges = edges.stream()
                .map(list -> MutableFeatures.finite("edges", list))
                .toList();
        for (List<Double> list : edges) {
            for (int i = 1; i < list.size(); i++) {
                if (!(list.get(i - 1) < list.get(i))) {
                    throw new IllegalArgumentException("the edges " + list + " do not ascend");
                }
            }
        }
    }

    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Numbers numbers = data.numbers();
        MutableFeatures.require(numbers, edges.size());
        List<ColumnData.Feature> open = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            ColumnData.Feature feature = numbers.open().get(i);
            List<Double> list = edges.get(i);
            double[] places = MutableFeatures.map(feature.values(), x -> place(list, x));
            switch (coding) {
                case PLACE -> open.add(new ColumnData.Feature(feature.name(), places));
                case ONE_HOT -> {
                    for (int bin = 0; bin <= list.size(); bin++) {
                        int wanted = bin;
                        open.add(new ColumnData.Feature(
                                feature.name() + " in " + range(list, bin),
                                MutableFeatures.map(places, place -> place == wanted ? 1 : 0)));
                    }
                }
            }
        }
        return new ColumnData.Numbers(open, numbers.settled());
    }

    private static double place(List<Double> edges, double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        int place = 0;
        while (place < edges.size() && edges.get(place) <= x) {
            place++;
        }
        return place;
    }

    private static String range(List<Double> edges, int bin) {
        String from = bin == 0 ? "(−∞" : "[" + text(edges.get(bin - 1));
        return from + ", " + (bin == edges.size() ? "∞" : text(edges.get(bin))) + ")";
    }

    private static String text(double edge) {
        String text = String.format(Locale.ROOT, "%.4g", edge);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }

    @Override
    public boolean leavesMissing(boolean may) {
        return may && coding == BinCoding.PLACE;
    }
}

package org.layerwise.data.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.decorrelate.ProjectionOutput;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * All features projected together. Numbers of categories for an embedding are no quantities: they stay apart, behind the
 * components, or in their places where features keep theirs.
 *
 * @param columns before the projection
 * @param projection of their quantities
 */
public record ProjectedFeatures(List<FittedColumn> columns, FittedProjection projection) {
    /** Numbers that are encoded at a time. */
    private static final int CHUNK = 1 << 24;

    public ProjectedFeatures {
        columns = List.copyOf(columns);
    }

    static void require(List<FittedColumn> columns, FittedProjection projection) {
        int quantities = places(columns, false).length;
        if (quantities != projection.inputs()) {
            throw new IllegalArgumentException(
                    "the projection takes " + projection.inputs() + " features, the columns give " + quantities);
        }
    }

    private static int[] places(List<FittedColumn> columns, boolean ofCategories) {
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (FittedColumn column : columns) {
            for (int i = from; i < from + column.width(); i++) {
                if (column.categoryNumbers() > 0 == ofCategories) {
                    places.add(i);
                }
            }
            from += column.width();
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where the features that go in stand among all that the columns make. */
    public int[] inputs() {
        return inputs(columns);
    }

    public static int[] inputs(List<FittedColumn> columns) {
        return places(columns, false);
    }

    /** Where the features that stay apart stand among all that the columns make. */
    public int[] apart() {
        return places(columns, true);
    }

    /** Where what comes out stands among all that the network sees. */
    public int[] outputs() {
        return switch (projection.gives()) {
            case COMPONENTS -> IntStream.range(0, projection.outputs()).toArray();
            case FEATURES -> inputs();
        };
    }

    /** Where the features that stay apart stand among all that the network sees. */
    public int[] apartAfter() {
        return switch (projection.gives()) {
            case COMPONENTS -> {
                int[] places = new int[apart().length];
                Arrays.setAll(places, i -> projection.outputs() + i);
                yield places;
            }
            case FEATURES -> apart();
        };
    }

    private int width() {
        return projection.outputs() + apart().length;
    }

    /** Among all features that the columns make, the one that a feature the network sees is, or is made of in its place; −1 for a component. */
    int source(int feature) {
        return switch (projection.gives()) {
            case FEATURES -> feature;
            case COMPONENTS -> feature < projection.outputs() ? -1 : apart()[feature - projection.outputs()];
        };
    }

    FeatureLayout layout() {
        if (projection.gives() == ProjectionOutput.FEATURES) {
            return FeatureLayout.of(columns);
        }
        List<FeatureLayout.Span> spans = new ArrayList<>();
        for (String name : componentNames()) {
            spans.add(new FeatureLayout.Span(name, spans.size(), spans.size() + 1));
        }
        int from = projection.outputs();
        List<String> mixed = new ArrayList<>();
        for (FittedColumn column : columns) {
            if (column.categoryNumbers() > 0) {
                spans.add(new FeatureLayout.Span(column.name(), from, from + column.width()));
                from += column.width();
            } else {
                mixed.add(column.name());
            }
        }
        return new FeatureLayout(spans, mixed);
    }

    /** The names of what the network sees, where the columns' features have these. */
    List<String> names(List<String> own) {
        if (projection.gives() == ProjectionOutput.FEATURES) {
            return own;
        }
        List<String> names = new ArrayList<>(componentNames());
        Arrays.stream(apart()).mapToObj(own::get).forEach(names::add);
        return List.copyOf(names);
    }

    /** {@code pc1}, {@code pc2}, …, or longer where a column that stays apart is called so. */
    private List<String> componentNames() {
        List<String> taken = columns.stream().map(FittedColumn::name).toList();
        String prefix = "pc";
        while (anyStartsWith(taken, prefix)) {
            prefix = "_" + prefix;
        }
        String start = prefix;
        return IntStream.rangeClosed(1, projection.outputs())
                .mapToObj(i -> start + i)
                .toList();
    }

    private static boolean anyStartsWith(List<String> names, String prefix) {
        return names.stream()
                .anyMatch(name -> name.length() > prefix.length()
                        && name.startsWith(prefix)
                        && Character.isDigit(name.charAt(prefix.length())));
    }

    /** A table's rows, encoded and projected a few at a time. */
    FMatrixRMaj features(FittedPipeline encoding, Table table, int[] rows, ProblemCollector problems) {
        FMatrixRMaj features = new FMatrixRMaj(rows.length, width());
        FittedProjection.Projector projector = projection.projector();
        int[] inputs = inputs();
        int[] outputs = outputs();
        int[] apart = apart();
        int[] apartAfter = apartAfter();
        int chunk = Math.max(1024, CHUNK / (inputs.length + apart.length));
        for (int from = 0; from < rows.length || from == 0; from += chunk) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + chunk));
            FMatrixRMaj own = encoding.features(table, some, problems);
            projector.project(own, inputs, features, outputs, from);
            for (int i = 0; i < some.length; i++) {
                for (int k = 0; k < apart.length; k++) {
                    features.data[(from + i) * features.numCols + apartAfter[k]] = own.data[i * own.numCols + apart[k]];
                }
            }
        }
        return features;
    }
}

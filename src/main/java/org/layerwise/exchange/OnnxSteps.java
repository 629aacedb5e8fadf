package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;
import static org.layerwise.exchange.OnnxGraph.strings;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.Spelling;
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
import org.layerwise.data.step.fitted.UnknownCategory;

/**
 * Steps in ONNX, in double precision as they are applied here: raw cells {@code [N × 1]} in, float32 features
 * {@code [N × k]} out. Texts stay as they are until the step that reads them as categories; what was filled in before it decides
 * where its LabelEncoder leads missing tokens.
 */
final class OnnxSteps {
    private final OnnxGraph graph;
    private final List<String> missing;
    private final List<String> settled = new ArrayList<>();

    /** The open features {@code [N × k]}; before texts are read, the raw column. */
    private String open;

    /** What {@link #open} consists of. */
    private DataType type;

    /** What missing texts were filled with; null: nothing. */
    private @Nullable String fill;

    /** Other ways of writing categories. */
    private List<Spelling> spellings = List.of();

    private OnnxSteps(OnnxGraph graph, List<String> missing, String raw, DataType type) {
        this.graph = graph;
        this.missing = missing;
        this.open = raw;
        this.type = type;
    }

    /**
     * Writes a column's steps.
     *
     * @param missing the texts that mean "no value"
     * @param cells gives the cells {@code [N × 1]} of one of the graph's inputs
     * @return the name of its features
     */
    static String write(OnnxGraph graph, List<String> missing, FittedColumn column, UnaryOperator<String> cells) {
        Map<String, String> dates = dates(column);
        if (dates.isEmpty()) {
            OnnxSteps written = new OnnxSteps(graph, missing, cells.apply(column.name()), OnnxPipeline.type(column));
            written.spellings = column.spellings();
            column.steps().forEach(written::write);
            return written.features();
        }
        List<String> parts = dates.keySet().stream().map(cells).toList();
        String raw = parts.size() == 1 ? parts.getFirst() : graph.add("Concat", parts, attribute("axis", 1L));
        List<FittedStep> rest = column.steps()
                .subList(column.datesFirst().size(), column.steps().size());
        return write(graph, missing, raw, DataType.FLOAT, rest);
    }

    /**
     * Writes steps.
     *
     * @param raw a column {@code [N × 1]} of texts, or numbers {@code [N × k]}
     * @param type of them
     * @return the name of the features
     */
    static String write(OnnxGraph graph, List<String> missing, String raw, DataType type, List<FittedStep> steps) {
        OnnxSteps written = new OnnxSteps(graph, missing, raw, type);
        steps.forEach(written::write);
        return written.features();
    }

    /**
     * The parts of dates, for ONNX reads no dates: each is an input, by its name and how it is computed. None where a column has
     * no dates.
     */
    static Map<String, String> dates(FittedColumn column) {
        List<FittedStep> first = column.datesFirst();
        return !first.isEmpty() && first.getLast() instanceof FittedDates dates
                ? dates.formulas(column.name())
                : Map.of();
    }

    private String features() {
        if (settled.isEmpty() && type == DataType.FLOAT) {
            return open;
        }
        widen();
        String all = open;
        if (!settled.isEmpty()) {
            List<String> parts = new ArrayList<>(List.of(open));
            parts.addAll(settled);
            all = graph.add("Concat", parts, attribute("axis", 1L));
        }
        String least = constant("step.least", -Float.MAX_VALUE);
        String most = constant("step.most", Float.MAX_VALUE);
        return cast(graph.add("Min", List.of(graph.add("Max", List.of(all, least)), most)), DataType.FLOAT);
    }

    /** Numbers of single precision become double. */
    private void widen() {
        if (type == DataType.FLOAT) {
            open = cast(open, DataType.DOUBLE);
            type = DataType.DOUBLE;
        }
    }

    private void write(FittedStep step) {
        widen();
        switch (step) {
            case FittedTextFill text -> fill = text.text();
            case FittedFill filled ->
                open = graph.add("Where", List.of(isMissing(), row("step.fill", filled.values()), open));
            case FittedIndicator _ -> settled.add(cast(isMissing(), DataType.DOUBLE));
            case FittedAffine affine -> {
                String shifted = graph.add("Sub", List.of(open, row("step.shift", affine.shift())));
                open = graph.add("Div", List.of(shifted, row("step.scale", affine.scale())));
            }
            case FittedClip clip -> {
                limit("Less", row("step.lower", clip.lower()));
                limit("Greater", row("step.upper", clip.upper()));
            }
            case FittedLog1p _ -> log();
            case FittedBins bins -> bins(bins);
            case FittedOneHot oneHot -> {
                open = oneHot(oneHot.categories());
                type = DataType.FLOAT;
            }
            case FittedLookup lookup -> {
                open = lookup(lookup);
                type = DataType.DOUBLE;
            }
            case FittedDates _ -> throw new IllegalStateException("dates are read before the graph begins");
        }
    }

    private String isMissing() {
        return graph.add("IsNaN", List.of(open));
    }

    /** Comparisons with a missing number are false, so that it stays missing. */
    private void limit(String beyond, String bound) {
        open = graph.add("Where", List.of(graph.add(beyond, List.of(open, bound)), bound, open));
    }

    /**
     * ONNX has no log1p. With u = 1 + a rounded, ln(u) · a / (u − 1) is as exact as the logarithm itself, and a where u is 1 (D.
     * Goldberg, What Every Computer Scientist Should Know About Floating-Point Arithmetic, 1991, theorem 4).
     */
    private void log() {
        String one = constant("step.one", 1);
        String size = graph.add("Abs", List.of(open));
        String sum = graph.add("Add", List.of(size, one));
        String rest = graph.add("Sub", List.of(sum, one));
        String tiny = graph.add("Equal", List.of(rest, constant("step.zero", 0)));
        String divisor = graph.add("Where", List.of(tiny, one, rest));
        String log = graph.add("Log", List.of(sum));
        String exact = graph.add("Mul", List.of(log, graph.add("Div", List.of(size, divisor))));
        String value = graph.add("Where", List.of(tiny, size, exact));
        open = graph.add("Mul", List.of(graph.add("Sign", List.of(open)), value));
    }

    private void bins(FittedBins bins) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bins.edges().size(); i++) {
            List<Double> edges = bins.edges().get(i);
            String feature = feature(i, bins.edges().size());
            String place = place(feature, edges);
            parts.add(
                    switch (bins.coding()) {
                        case PLACE -> place;
                        case ONE_HOT -> {
                            List<Double> all = IntStream.rangeClosed(0, edges.size())
                                    .asDoubleStream()
                                    .boxed()
                                    .toList();
                            yield cast(graph.add("Equal", List.of(place, row("step.bin", all))), DataType.DOUBLE);
                        }
                    });
        }
        open = parts.size() == 1 ? parts.getFirst() : graph.add("Concat", parts, attribute("axis", 1L));
    }

    /** How many edges are not above the feature, missing where it is. */
    private String place(String feature, List<Double> edges) {
        String none = constant("step.nan", Double.NaN);
        String absent = graph.add("IsNaN", List.of(feature));
        if (edges.isEmpty()) {
            return graph.add("Where", List.of(absent, none, constant("step.zero", 0)));
        }
        String above = graph.add("GreaterOrEqual", List.of(feature, row("step.edges", edges)));
        String axis = graph.longs("step.axis", new long[] {1}, 1);
        String count = graph.add("ReduceSum", List.of(cast(above, DataType.DOUBLE), axis), attribute("keepdims", 1L));
        return graph.add("Where", List.of(absent, none, count));
    }

    private String feature(int place, int count) {
        return count == 1
                ? open
                : graph.add(
                        "Gather",
                        List.of(open, graph.longs("step.place", new long[] {place}, 1)),
                        attribute("axis", 1L));
    }

    /** Places of categories, and one beyond the last for everything else, which OneHot turns into zeros. */
    private String oneHot(List<String> categories) {
        int count = categories.size();
        List<Long> places = LongStream.range(0, count).boxed().toList();
        String place = encode(categories, places, count, count);
        String axis = graph.longs("step.axis", new long[] {1}, 1);
        return graph.add(
                "OneHot",
                List.of(
                        graph.add("Squeeze", List.of(place, axis)),
                        graph.longs("step.depth", new long[] {count}, 1),
                        graph.floats("step.off_on", new float[] {0, 1}, 2)),
                attribute("axis", -1L));
    }

    /** The place of a text in the table leads to its number: behind them those of a missing cell and of any other text. */
    private String lookup(FittedLookup lookup) {
        int count = lookup.texts().size();
        List<Long> places = LongStream.range(0, count).boxed().toList();
        String place = encode(lookup.texts(), places, count, count + 1);
        double[] values = DoubleStream.concat(
                        lookup.values().stream().mapToDouble(Double::doubleValue),
                        DoubleStream.of(value(lookup.missing()), value(lookup.unknown())))
                .toArray();
        return graph.add("Gather", List.of(graph.doubles("step.values", values, values.length), place));
    }

    private static double value(UnknownCategory otherwise) {
        return switch (otherwise) {
            case MISSING -> Double.NaN;
            case ZERO -> 0;
        };
    }

    private String encode(List<String> categories, List<Long> places, long absent, long unknown) {
        Map<String, Long> keys = new LinkedHashMap<>();
        long filled = fill == null ? absent : categories.contains(fill) ? categories.indexOf(fill) : unknown;
        missing.forEach(token -> keys.put(token, filled));
        for (int i = 0; i < categories.size(); i++) {
            keys.putIfAbsent(categories.get(i), places.get(i));
        }
        for (int i = 0; i < categories.size(); i++) {
            spell(categories.get(i), places.get(i), keys);
        }
        for (Spelling spelling : spellings) {
            int place = categories.indexOf(spelling.category());
            if (place >= 0) {
                spell(spelling.text(), places.get(place), keys);
            }
        }
        return graph.addMl(
                "LabelEncoder",
                List.of(open),
                strings("keys_strings", List.copyOf(keys.keySet())),
                attribute("values_int64s", List.copyOf(keys.values())),
                attribute("default_int64", unknown));
    }

    /** A text composed and decomposed, where that makes a difference: ONNX compares texts by their bytes. */
    private static void spell(String text, long place, Map<String, Long> keys) {
        keys.putIfAbsent(text, place);
        keys.putIfAbsent(Normalizer.normalize(text, Normalizer.Form.NFC), place);
        keys.putIfAbsent(Normalizer.normalize(text, Normalizer.Form.NFD), place);
    }

    private String row(String name, List<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        return graph.doubles(name, numbers, 1, numbers.length);
    }

    private String constant(String name, double value) {
        return graph.doubles(name, new double[] {value}, 1, 1);
    }

    private String cast(String value, DataType type) {
        return graph.add("Cast", List.of(value), attribute("to", (long) type.getNumber()));
    }
}

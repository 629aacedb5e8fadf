package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.catalog.RecordInfo;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** What a card says of its layer's parameters, made from the catalog. */
public final class CardTexts {
    private static final String BETWEEN = " · ";
    private static final ParameterInfo RATE =
            RecordInfo.of(LayerTraining.class).parameters().getFirst();

    private CardTexts() {}

    /** The kind's title, or the function's for an activation. */
    public static String title(LayerSpec layer) {
        return layer instanceof Activation activation
                ? Catalog.of(ActivationFunction.class)
                        .describe(activation.function())
                        .title()
                : Catalog.of(LayerSpec.class).describe(layer).title();
    }

    /** {@code 16 units · Glorot uniform}, {@code rate 0.5}. */
    public static String detail(NodeSpec node) {
        return node.learningRateFactor() == 1
                ? layer(node)
                : layer(node) + BETWEEN + Texts.get("design.card.factor", RATE.text(node.learningRateFactor()));
    }

    private static String layer(NodeSpec node) {
        return switch (node.layer()) {
            case Input input -> columns(input);
            case Activation activation -> {
                KindInfo<ActivationFunction> function =
                        Catalog.of(ActivationFunction.class).describe(activation.function());
                List<String> parts = new ArrayList<>(
                        List.of(Catalog.of(LayerSpec.class).describe(activation).title()));
                parts.addAll(parts(function.parameters(), function.values(activation.function())));
                yield String.join(BETWEEN, parts);
            }
            case LayerSpec layer -> {
                KindInfo<LayerSpec> kind = Catalog.of(LayerSpec.class).describe(layer);
                List<String> parts = parts(kind.parameters(), kind.values(layer));
                yield parts.isEmpty()
                        ? Texts.get("design.card.inputs", node.inputs().size())
                        : String.join(BETWEEN, parts);
            }
        };
    }

    private static String columns(Input input) {
        return switch (input.columns().size()) {
            case 0 -> Texts.get("design.card.columns.all");
            case 1 -> input.columns().getFirst();
            default -> Texts.get("design.card.columns", input.columns().size());
        };
    }

    private static List<String> parts(List<ParameterInfo> parameters, Map<String, Object> values) {
        List<String> parts = new ArrayList<>();
        for (ParameterInfo parameter : parameters) {
            Object value = values.get(parameter.name());
            if (value != null && (!parameter.advanced() || !value.equals(parameter.defaultValue()))) {
                String part = part(parameter, value);
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    private static String part(ParameterInfo parameter, Object value) {
        String name = parameter.title().toLowerCase(Locale.ROOT);
        return switch (value) {
            case Integer number -> Numbers.count(number) + " " + (number == 1 ? name.replaceFirst("s$", "") : name);
            case Boolean flag when flag -> name;
            case Boolean flag -> flag.equals(parameter.defaultValue()) ? "" : Texts.get("design.card.without", name);
            case Record kind -> kind(kind);
            default -> name + " " + parameter.text(value);
        };
    }

    private static String kind(Record kind) {
        KindInfo<?> declared = Catalog.declarationOfType(kind.getClass());
        if (declared.id().equals("none")) {
            return "";
        }
        List<String> inner = new ArrayList<>();
        RecordInfo<Record> info = RecordInfo.of(kind);
        for (ParameterInfo parameter : info.parameters()) {
            inner.add(parameter.text(info.value(kind, parameter.name())));
        }
        return inner.isEmpty() ? declared.title() : declared.title() + " (" + String.join(", ", inner) + ")";
    }
}

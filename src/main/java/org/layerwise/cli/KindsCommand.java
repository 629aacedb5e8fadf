package org.layerwise.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerwise.app.KindFamilies;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.train.measure.Measure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code layerwise kinds}: every kind of every family, from their declarations. */
@Command(name = "kinds", description = "Lists every kind of every family.", mixinStandardHelpOptions = true)
final class KindsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    KindsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            KindFamilies.ALL.forEach(family -> add(tree, Catalog.of(family)));
            console.out().print(JsonText.print(tree));
        } else {
            KindFamilies.ALL.forEach(family -> print(Catalog.of(family)));
        }
        return CommandLineApp.OK;
    }

    private static <F> void add(ObjectNode tree, Catalog<F> catalog) {
        ArrayNode kinds = tree.putArray(catalog.familyName());
        for (KindInfo<F> kind : catalog.kinds()) {
            ObjectNode node = kinds.addObject();
            node.put("id", kind.id());
            node.put("title", kind.title());
            node.put("doc", kind.doc());
            node.put("source", kind.paper());
            if (kind.withDefaults() instanceof Measure measure) {
                add(node, measure);
            }
            ArrayNode parameters = node.putArray("parameters");
            kind.parameters().forEach(parameter -> add(parameters.addObject(), parameter));
        }
    }

    private static void add(ObjectNode node, Measure measure) {
        node.put("subject", measure.subject());
        node.put("form", measure.form().name().toLowerCase(Locale.ROOT));
        node.put("unit", measure.unit());
        node.put("formula", measure.formula());
        node.put("cost", measure.cost());
        node.put("usual", measure.isUsual());
        node.put("inMetricsFile", measure.isInMetricsFile());
    }

    private static void add(ObjectNode node, ParameterInfo parameter) {
        node.put("name", parameter.name());
        node.put("doc", parameter.doc());
        node.set("default", defaultOf(parameter));
        if (parameter.min() != Double.NEGATIVE_INFINITY) {
            node.put("min", parameter.min());
            node.put("minInclusive", parameter.minInclusive());
        }
        if (parameter.max() != Double.POSITIVE_INFINITY) {
            node.put("max", parameter.max());
            node.put("maxInclusive", parameter.maxInclusive());
        }
        if (parameter.isFamily()) {
            node.put("family", Catalog.of(parameter.rawType()).familyName());
        }
    }

    /** The default as people write it: the word for the largest where there is one. */
    private static String shown(ParameterInfo parameter) {
        return parameter.most().isEmpty() ? parameter.defaultText() : parameter.text(parameter.defaultValue());
    }

    private static JsonNode defaultOf(ParameterInfo parameter) {
        return parameter.isFamily()
                ? JsonNodeFactory.instance.stringNode(parameter.defaultText())
                : JsonCodec.write(parameter.defaultValue());
    }

    private <F> void print(Catalog<F> catalog) {
        console.out().println(catalog.familyName().toUpperCase(Locale.ROOT));
        for (KindInfo<F> kind : catalog.kinds()) {
            console.out().println("  " + kind.id() + " – " + kind.title() + ". " + kind.doc());
            for (ParameterInfo parameter : kind.parameters()) {
                String bounds = parameter.bounds().isEmpty() ? "" : "  (" + parameter.bounds() + ")";
                console.out()
                        .println("      " + parameter.name() + " = "
                                + (parameter.defaultText().isEmpty() ? "–" : shown(parameter)) + bounds + "  "
                                + parameter.doc());
            }
            if (kind.withDefaults() instanceof Measure measure) {
                console.out()
                        .println("      of each " + measure.subject() + ": " + measure.formula()
                                + (measure.unit().isEmpty() ? "" : ", in " + measure.unit() + " units")
                                + (measure.isUsual() ? "" : "; taken when telemetry.measures names it"));
                console.out().println("      costs " + measure.cost());
            }
            if (!kind.paper().isEmpty()) {
                console.out().println("      " + kind.paper());
            }
        }
        console.out().println();
    }
}

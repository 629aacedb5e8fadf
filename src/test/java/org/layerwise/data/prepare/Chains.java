package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.Step;
import org.layerwise.data.table.ColumnType;

/** Every kind of step, wherever it may stand, and longer chains. */
public record Chains(String name, ColumnType type, List<Step> steps) {
    /** Chains beyond a single step: each as an experiment writes it. */
    private static final List<String> NUMBERS = List.of(
            "['missing-indicator','impute-median','clip','log1p','robust-scale']",
            "['log1p',{'kind':'bin','edges':'equal-frequency'},'standardize']",
            "[{'kind':'bin','coding':'place'},'missing-indicator','min-max']",
            "[{'kind':'bin','bins':3},{'kind':'bin','bins':2,'coding':'place'},'zero-centre']",
            "[{'kind':'clip','by':'bounds','lower':-5,'upper':45},{'kind':'min-max','low':-1,'high':1}]",
            "[{'kind':'impute-constant','value':'-1e3'},'standardize']");

    private static final List<String> TEXTS = List.of(
            "['impute-mode','one-hot','standardize']",
            "[{'kind':'impute-constant','value':'d'},'index']",
            "[{'kind':'impute-constant','value':'none of these'},'one-hot']",
            "['ordinal','missing-indicator','impute-mean','standardize']",
            "[{'kind':'ordinal','order':['d','北島']},'min-max']",
            "['frequency','log1p','impute-median']",
            "['one-hot',{'kind':'bin','bins':2}]");

    public static List<Chains> all() {
        List<Chains> all = new ArrayList<>();
        for (KindInfo<Step> kind : Catalog.of(Step.class).kinds()) {
            Step step = kind.withDefaults();
            for (ColumnType type : List.of(ColumnType.NUMBER, ColumnType.CATEGORY)) {
                ColumnContent content = ColumnSpec.content(type);
                if (step.refusal(content).isEmpty() && !(step instanceof DateParts)) {
                    List<Step> steps = new ArrayList<>(List.of(step));
                    if (step.gives(content) == ColumnContent.TEXTS) {
                        steps.addAll(steps("['one-hot']"));
                    }
                    all.add(new Chains(kind.id() + " of " + type, type, steps));
                }
            }
        }
        NUMBERS.forEach(text -> all.add(new Chains(text, ColumnType.NUMBER, steps(text))));
        TEXTS.forEach(text -> all.add(new Chains(text, ColumnType.CATEGORY, steps(text))));
        return all;
    }

    /** The chains that leave a feature. */
    public static List<Chains> kept() {
        return all().stream().filter(chain -> !chain.column("x").isDropped()).toList();
    }

    /** Steps from JSON with single quotes. */
    public static List<Step> steps(String json) {
        List<Step> steps = new ArrayList<>();
        for (var node : JsonText.parse(json.replace('\'', '"'), "")) {
            steps.add(new JsonCodec("").read(Step.class, node, ""));
        }
        return steps;
    }

    /** A column that goes through the chain. */
    public ColumnSpec column(String column) {
        return ColumnSpec.feature(column, type).withSteps(steps);
    }
}

package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.telemetry.Form;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.ActivationMean;
import org.layerwise.train.measure.ActivationStd;
import org.layerwise.train.measure.EpochMeasure;
import org.layerwise.train.measure.KernelMeasure;
import org.layerwise.train.measure.Measure;
import org.layerwise.train.measure.NodeMeasure;
import org.layerwise.train.measure.NormalizationMeasure;
import org.layerwise.train.measure.RunMeasure;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.fx.Texts;

/** All charts that can be put on the Watch page: every measure in every form that suits it. */
public final class ChartChoices {
    /** What the usual charts show in this form. */
    private static final Set<String> SHOWN = Set.of(
            "lines:loss/batch",
            "lines:activation/mean",
            "lines:activation/std",
            "lines:gradient/norm",
            "lines:update/ratio",
            "lines:weight/norm",
            "histogram:activation/histogram",
            "epochs:loss",
            "epochs:accuracy",
            "epochs:rmse",
            "epochs:r2");

    /** Measures of one thing are shown together: where the time goes; mean, smallest and largest of a parameter. */
    private static final Set<String> TOGETHER = Set.of("time", "gamma", "beta", "running-mean", "running-variance");

    /** What differs by powers of ten from layer to layer. */
    private static final Set<String> LOGARITHMIC =
            Set.of("gradient/norm", "gradient/mean-abs", "update/ratio", "activation/std");

    private static final List<ChartChoice> ALL = all();

    private ChartChoices() {}

    /** All, in the order in which they are offered. */
    public static List<ChartChoice> list() {
        return ALL;
    }

    public static Optional<ChartChoice> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The charts among remembered ids that were put on the page. */
    public static List<ChartChoice> among(ChartLayout layout) {
        return layout.cards().stream().flatMap(card -> find(card.id()).stream()).toList();
    }

    /** What all of them show. */
    public static Set<String> measures(List<ChartChoice> choices) {
        return choices.stream().flatMap(each -> each.measures().stream()).collect(Collectors.toSet());
    }

    private static List<ChartChoice> all() {
        Map<String, List<KindInfo<Measure>>> lines = new LinkedHashMap<>();
        Map<String, List<KindInfo<Measure>>> epochs = new LinkedHashMap<>();
        List<ChartChoice> others = new ArrayList<>();
        for (KindInfo<Measure> kind : Catalog.of(Measure.class).kinds()) {
            Measure measure = kind.withDefaults();
            String first = kind.id().split("/", 2)[0];
            if (measure instanceof EpochMeasure) {
                epochs.computeIfAbsent(first, id -> new ArrayList<>()).add(kind);
            } else if (measure.form() == Form.HISTOGRAM) {
                others.add(histogram(kind, ChartChoice.Form.HISTOGRAM, "histogram:"));
                others.add(histogram(kind, ChartChoice.Form.RIDGES, "ridges:"));
            } else {
                lines.computeIfAbsent(TOGETHER.contains(first) ? first : kind.id(), id -> new ArrayList<>())
                        .add(kind);
                if (isOfLayers(measure)) {
                    others.add(ofLayers(kind, ChartChoice.Group.MAPS, ChartChoice.Form.MAP, "map:"));
                    others.add(ofLayers(kind, ChartChoice.Group.BARS, ChartChoice.Form.BARS, "bars:"));
                }
            }
        }
        List<ChartChoice> all = new ArrayList<>();
        lines.forEach((id, kinds) -> all.add(lines(id, kinds)));
        all.add(new ChartChoice(
                "pre-activations",
                ChartChoice.Group.LINES,
                ChartChoice.Form.PRE_ACTIVATIONS,
                Texts.get("watch.add.pre"),
                Texts.get("watch.add.pre.axis"),
                AxisScale.LINEAR,
                List.of(ActivationMean.ID, ActivationStd.ID)));
        all.addAll(others);
        all.add(new ChartChoice(
                "histogram:pre-activation",
                ChartChoice.Group.HISTOGRAMS,
                ChartChoice.Form.PRE_HISTOGRAM,
                Texts.get("watch.add.pre.histogram"),
                Texts.get("watch.add.pre.axis"),
                AxisScale.LINEAR,
                List.of(ActivationHistogram.ID)));
        epochs.forEach((id, kinds) -> all.add(epochs(id, kinds)));
        Set<String> seen = new HashSet<>(SHOWN);
        all.removeIf(each -> !seen.add(each.id()));
        return List.copyOf(all);
    }

    private static boolean isOfLayers(Measure measure) {
        return switch (measure) {
            case NodeMeasure _, KernelMeasure _, NormalizationMeasure _ -> true;
            case RunMeasure _, EpochMeasure _ -> false;
        };
    }

    private static ChartChoice lines(String id, List<KindInfo<Measure>> kinds) {
        KindInfo<Measure> first = kinds.getFirst();
        Measure measure = first.withDefaults();
        boolean together = kinds.size() > 1;
        return new ChartChoice(
                "lines:" + id,
                isOfLayers(measure) ? ChartChoice.Group.LINES : ChartChoice.Group.RUN,
                ChartChoice.Form.LINES,
                together ? Texts.get("watch.add." + id) : first.title(),
                axis(together ? Texts.get("watch.add." + id + ".axis") : first.title(), measure.unit()),
                scale(first.id()),
                kinds.stream().map(KindInfo::id).toList());
    }

    private static ChartChoice ofLayers(
            KindInfo<Measure> kind, ChartChoice.Group group, ChartChoice.Form form, String prefix) {
        return new ChartChoice(
                prefix + kind.id(),
                group,
                form,
                kind.title(),
                axis(kind.title(), kind.withDefaults().unit()),
                scale(kind.id()),
                List.of(kind.id()));
    }

    private static ChartChoice histogram(KindInfo<Measure> kind, ChartChoice.Form form, String prefix) {
        return new ChartChoice(
                prefix + kind.id(),
                ChartChoice.Group.HISTOGRAMS,
                form,
                form == ChartChoice.Form.RIDGES ? Texts.get("watch.add.ridges", kind.title()) : kind.title(),
                Texts.get("watch.add." + kind.id().split("/", 2)[0]),
                AxisScale.LINEAR,
                List.of(kind.id()));
    }

    private static ChartChoice epochs(String id, List<KindInfo<Measure>> kinds) {
        String title = kinds.size() > 1
                ? Texts.get("watch.add." + id)
                : kinds.getFirst().title();
        return new ChartChoice(
                "epochs:" + id,
                ChartChoice.Group.EPOCHS,
                ChartChoice.Form.EPOCHS,
                title,
                axis(title, kinds.getFirst().withDefaults().unit()),
                AxisScale.LINEAR,
                kinds.stream().map(KindInfo::id).toList());
    }

    private static String axis(String title, String unit) {
        String name = title.length() > 1 && Character.isUpperCase(title.charAt(1))
                ? title
                : title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    private static AxisScale scale(String id) {
        return LOGARITHMIC.contains(id) ? AxisScale.LOG10 : AxisScale.LINEAR;
    }
}

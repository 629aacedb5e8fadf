package org.layerwise.train.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.param.Role;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.TelemetrySpec;

/** Which measures a run takes, and the layout of its frames. */
public final class Measures {
    private Measures() {}

    /** A measure by its name. */
    record Named(String id, Measure measure) {}

    /** The usual measures and those that an experiment names beside them: the usual ones first, each in the family's order. */
    static List<Named> chosen(TelemetrySpec spec) {
        List<Named> usual = new ArrayList<>();
        List<Named> more = new ArrayList<>();
        for (KindInfo<Measure> kind : Catalog.of(Measure.class).kinds()) {
            Named named = new Named(kind.id(), kind.withDefaults());
            if (named.measure().isUsual()) {
                usual.add(named);
            } else if (spec.measures().contains(kind.id())) {
                more.add(named);
            }
        }
        usual.addAll(more);
        return usual;
    }

    /** What is wrong with the names that an experiment gives. */
    public static List<Problem> problems(TelemetrySpec spec) {
        List<String> known =
                Catalog.of(Measure.class).kinds().stream().map(KindInfo::id).toList();
        return spec.measures().stream()
                .filter(id -> !known.contains(id))
                .map(id -> Problem.error(
                        Location.path("", "telemetry.measures"),
                        Message.of("train.measure/no-such-measure", id, known)))
                .toList();
    }

    /**
     * Where the values of each measure are in a run's frames.
     *
     * @param classification whether figures of epochs are those of classes
     * @param validation whether there is a validation part
     */
    public static FrameLayout layout(TelemetrySpec spec, Plan plan, boolean classification, boolean validation) {
        return layout(spec, plan, new EpochScope(classification, validation, metrics()));
    }

    /** The names of all metrics of predictions that there are. */
    private static Set<String> metrics() {
        return Catalog.of(Measure.class).kinds().stream()
                .flatMap(kind ->
                        kind.withDefaults() instanceof ValidationMetric of ? Stream.of(of.metric()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** Where the values of each measure are in a run's frames, given which figures its epochs can have. */
    public static FrameLayout layout(TelemetrySpec spec, Plan plan, EpochScope epochs) {
        return layout(chosen(spec), plan, epochs);
    }

    /** Where the values of all those measures are that a run does not take, but could. */
    static FrameLayout layoutOfOthers(TelemetrySpec spec, Plan plan, EpochScope epochs) {
        return layout(others(spec), plan, epochs);
    }

    /** The measures that are neither usual nor named by an experiment, in the family's order. */
    static List<Named> others(TelemetrySpec spec) {
        return Catalog.of(Measure.class).kinds().stream()
                .map(kind -> new Named(kind.id(), kind.withDefaults()))
                .filter(named -> !named.measure().isUsual() && !spec.measures().contains(named.id()))
                .toList();
    }

    private static FrameLayout layout(List<Named> measures, Plan plan, EpochScope epochs) {
        FrameLayout.Builder layout = new FrameLayout.Builder();
        List<String> kernels = plan.nodes().stream()
                .filter(Measures::hasKernel)
                .map(PlanNode::id)
                .toList();
        for (Named named : measures) {
            Measure measure = named.measure();
            int width = measure.form() == Form.HISTOGRAM ? Slice.HISTOGRAM_WIDTH : 1;
            switch (measure) {
                case EpochMeasure epoch -> {
                    if (epochs.has(epoch)) {
                        layout.epoch(named.id());
                    }
                }
                case RunMeasure run ->
                    layout.step(named.id(), measure.form(), width, List.of(""), measure.isInMetricsFile());
                case NodeMeasure node ->
                    layout.step(
                            named.id(),
                            measure.form(),
                            width,
                            plan.nodes().stream()
                                    .filter(node::appliesTo)
                                    .map(PlanNode::id)
                                    .toList(),
                            measure.isInMetricsFile());
                case KernelMeasure kernel ->
                    layout.step(named.id(), measure.form(), width, kernels, measure.isInMetricsFile());
                case NormalizationMeasure normalization ->
                    layout.step(
                            named.id(),
                            measure.form(),
                            width,
                            plan.nodes().stream()
                                    .filter(node -> normalization
                                            .part()
                                            .of(node.parameters())
                                            .isPresent())
                                    .map(PlanNode::id)
                                    .toList(),
                            measure.isInMetricsFile());
            }
        }
        return layout.build();
    }

    static boolean hasKernel(PlanNode node) {
        return node.parameters().stream().anyMatch(parameter -> parameter.role() == Role.KERNEL);
    }
}

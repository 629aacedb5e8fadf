package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.catalog.RecordInfo;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Texts;

/** Several layers of one kind that are edited together: a parameter set here is set in each, in one edit. */
final class SeveralLayers {
    private final DesignViewModel model;
    private final Set<String> ids;

    private SeveralLayers(DesignViewModel model, Set<String> ids) {
        this.model = model;
        this.ids = ids;
    }

    /** Of some nodes; empty unless they are several of one kind. */
    static Optional<SeveralLayers> of(DesignViewModel model, Set<String> ids) {
        SeveralLayers several = new SeveralLayers(model, ids);
        long kinds = several.nodes().stream()
                .map(node -> node.layer().getClass())
                .distinct()
                .count();
        return several.nodes().size() > 1 && kinds == 1 ? Optional.of(several) : Optional.empty();
    }

    boolean isOf(SeveralLayers other) {
        return ids.equals(other.ids);
    }

    List<NodeSpec> nodes() {
        return ids.stream().flatMap(id -> model.node(id).stream()).toList();
    }

    /** Sets one parameter of every layer. */
    Optional<Problem> changeLayers(ParameterInfo parameter, Object value) {
        return change(parameter, node -> node.withLayer(with(node.layer(), parameter, value)));
    }

    private static LayerSpec with(LayerSpec layer, ParameterInfo parameter, Object value) {
        return Catalog.of(LayerSpec.class).describe(layer).with(layer, parameter.name(), value);
    }

    /** Sets how the weights of every layer are trained. */
    Optional<Problem> changeTraining(ParameterInfo parameter, Object value) {
        RecordInfo<LayerTraining> info = RecordInfo.of(LayerTraining.class);
        return change(
                parameter,
                node -> info.with(LayerTraining.of(node), parameter.name(), value)
                        .in(node));
    }

    private Optional<Problem> change(ParameterInfo parameter, UnaryOperator<NodeSpec> change) {
        model.edit(Texts.get("design.edit.change", parameter.title(), Texts.get("design.nodes", ids.size())), draft -> {
            NetworkSpec network = draft.network();
            for (String id : ids) {
                network = NetworkEdit.changed(network, id, change);
            }
            return draft.with(network);
        });
        return Optional.empty();
    }

    boolean hasTraining() {
        return ids.stream().anyMatch(model::hasTraining);
    }
}

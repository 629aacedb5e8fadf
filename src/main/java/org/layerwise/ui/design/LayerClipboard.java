package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.ui.fx.Texts;

/** Copies the selected layers as text, and pastes a text's layers into the network in one edit. */
final class LayerClipboard {
    private final DesignViewModel model;

    LayerClipboard(DesignViewModel model) {
        this.model = model;
    }

    /** The selected layers as text; empty when none is selected. */
    Optional<String> copy() {
        List<NodeSpec> nodes = model.selection().get().nodes().stream()
                .flatMap(id -> model.node(id).stream())
                .toList();
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(LayerClip.of(nodes, model.picture().get()).text());
    }

    /**
     * Adds the layers that a text holds and selects them.
     *
     * @param view what of the canvas can be seen: there the cards are put, where no other is
     * @return why that cannot be; empty when it was done
     */
    Optional<Problem> paste(String text, CardBounds view) {
        LayerClip clip = LayerClip.read(text).orElse(null);
        if (clip == null || model.experiment().get().isEmpty()) {
            return Optional.of(Problem.note(Location.NOWHERE, Message.of("ui.design/no-layers-to-paste")));
        }
        List<NodeSpec> nodes = clip.network().expand();
        List<String> copies = new ArrayList<>();
        Map<String, CanvasPoint> places = places(clip, nodes, view);
        model.edit(Texts.get("design.edit.paste", nodes.size()), draft -> {
            NetworkEdit.Duplicate pasted = NetworkEdit.paste(draft.network(), nodes);
            Draft placed = draft.fixed(model.picture().get()).with(pasted.network());
            for (Map.Entry<String, CanvasPoint> place : places.entrySet()) {
                String copy = pasted.copies().get(place.getKey());
                if (copy != null) {
                    copies.add(copy);
                    placed = placed.at(copy, place.getValue());
                }
            }
            return placed;
        });
        model.select(copies);
        return Optional.empty();
    }

    /** The cards as they were to each other, together in the middle of the view or below, where none covers another. */
    private Map<String, CanvasPoint> places(LayerClip clip, List<NodeSpec> nodes, CardBounds view) {
        Map<String, CanvasPoint> places = new LinkedHashMap<>();
        CanvasPoint next = new CanvasPoint(0, 0);
        for (NodeSpec node : nodes) {
            CanvasPoint free = next;
            CanvasPoint place = clip.layout()
                    .position(node.id())
                    .map(at -> new CanvasPoint(at.x(), at.y()))
                    .orElse(free);
            places.put(node.id(), place);
            next = next.plus(CardModel.WIDTH + AutoLayout.GAP_X, 0);
        }
        CardBounds all = places.values().stream()
                .map(LayerClipboard::box)
                .reduce(CardBounds::union)
                .orElseThrow();
        double dx = CanvasPoint.snap(view.x() + (view.width() - all.width()) / 2 - all.x());
        double dy = CanvasPoint.snap(view.y() + (view.height() - all.height()) / 2 - all.y());
        List<CardBounds> taken = new CardRoom(model.picture().get()).boxes();
        while (covers(places, dx, dy, taken)) {
            dy += CanvasPoint.GRID;
        }
        Map<String, CanvasPoint> moved = new LinkedHashMap<>();
        for (Map.Entry<String, CanvasPoint> place : places.entrySet()) {
            moved.put(place.getKey(), place.getValue().plus(dx, dy));
        }
        return moved;
    }

    private static boolean covers(Map<String, CanvasPoint> places, double dx, double dy, List<CardBounds> taken) {
        return places.values().stream()
                .map(place -> box(place.plus(dx, dy)).grown(CanvasPoint.GRID))
                .anyMatch(box -> taken.stream().anyMatch(box::overlaps));
    }

    private static CardBounds box(CanvasPoint place) {
        return new CardBounds(place.x(), place.y(), CardModel.WIDTH, CardModel.RESERVED);
    }
}

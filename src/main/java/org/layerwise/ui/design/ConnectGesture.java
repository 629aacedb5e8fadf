package org.layerwise.ui.design;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.layerwise.base.Problem;
import org.layerwise.nn.graph.Edge;
import org.layerwise.ui.fx.Texts;

/** A press on a port or an edge: draws a connection, or leads the end of one elsewhere. */
final class ConnectGesture implements Gesture {
    private static final double THRESHOLD = 5;

    private final DesignViewModel model;
    private final NetworkCanvas canvas;
    private final Pointer start;
    private final String fixed;
    private final boolean fromOutput;
    private final Optional<Edge> moved;
    private boolean drawing;

    private ConnectGesture(
            DesignViewModel model,
            NetworkCanvas canvas,
            Pointer start,
            String fixed,
            boolean fromOutput,
            Optional<Edge> moved) {
        this.model = model;
        this.canvas = canvas;
        this.start = start;
        this.fixed = fixed;
        this.fromOutput = fromOutput;
        this.moved = moved;
    }

    /** A new connection from a right port. */
    static ConnectGesture fromOutput(DesignViewModel model, NetworkCanvas canvas, Pointer start, String source) {
        return new ConnectGesture(model, canvas, start, source, true, Optional.empty());
    }

    /** A new connection, drawn backwards from a left port. */
    static ConnectGesture fromInput(DesignViewModel model, NetworkCanvas canvas, Pointer start, String target) {
        return new ConnectGesture(model, canvas, start, target, false, Optional.empty());
    }

    /** The end of an edge, to another port or away. */
    static ConnectGesture ofEnd(DesignViewModel model, NetworkCanvas canvas, Pointer start, Edge edge) {
        model.select(edge);
        return new ConnectGesture(model, canvas, start, edge.source(), true, Optional.of(edge));
    }

    @Override
    public void dragged(Pointer pointer) {
        if (!drawing && pointer.view().distance(start.view()) < THRESHOLD) {
            return;
        }
        if (!drawing) {
            drawing = true;
            canvas.hideEdge(moved.orElse(null));
            canvas.showTargets(targets());
        }
        Optional<String> over = over(pointer);
        CanvasPoint end = over.filter(id -> refusal(id).isEmpty())
                .map(canvas::card)
                .map(fromOutput ? (Function<NodeCard, CanvasPoint>) NodeCard::inputPort : NodeCard::outputPort)
                .orElse(pointer.world());
        NodeCard card = canvas.card(fixed);
        if (fromOutput) {
            canvas.showPending(card.outputPort(), end);
        } else {
            canvas.showPending(end, card.inputPort());
        }
        Optional<Problem> refusal = over.flatMap(this::refusal);
        canvas.note().show(pointer.view(), text(over, refusal), refusal.isPresent());
    }

    private String text(Optional<String> over, Optional<Problem> refusal) {
        if (refusal.isPresent()) {
            return CardModel.onCard(refusal.get());
        }
        if (over.isEmpty()) {
            return moved.isPresent() ? Texts.get("design.hover.disconnect") : "";
        }
        return fromOutput
                ? Texts.get("design.edit.connect", fixed, over.get())
                : Texts.get("design.edit.connect", over.get(), fixed);
    }

    private Map<String, Boolean> targets() {
        Map<String, Boolean> allowed = new HashMap<>();
        for (CardModel card : canvas.picture().cards()) {
            if (!card.id().equals(fixed)) {
                allowed.put(card.id(), refusal(card.id()).isEmpty());
            }
        }
        return allowed;
    }

    private Optional<Problem> refusal(String id) {
        if (moved.isPresent()) {
            return moved.get().target().equals(id) ? Optional.empty() : model.refusal(fixed, id);
        }
        return fromOutput ? model.refusal(fixed, id) : model.refusal(id, fixed);
    }

    private Optional<String> over(Pointer pointer) {
        Optional<String> port = fromOutput ? canvas.inputPortAt(pointer.world()) : canvas.outputPortAt(pointer.world());
        return port.or(() -> canvas.cardAt(pointer.world())).filter(id -> pointer.inside());
    }

    @Override
    public void released(Pointer pointer) {
        cancelled();
        if (!drawing) {
            return;
        }
        Optional<String> over = over(pointer);
        if (moved.isPresent()) {
            if (over.isPresent()) {
                model.reconnect(moved.get(), over.get());
            } else {
                model.disconnect(moved.get());
            }
        } else if (over.isPresent() && fromOutput) {
            model.connect(fixed, over.get());
        } else if (over.isPresent()) {
            model.connect(over.get(), fixed);
        }
    }

    @Override
    public void cancelled() {
        canvas.hidePending();
        canvas.hideEdge(null);
        canvas.showTargets(Map.of());
        canvas.note().hide();
    }
}

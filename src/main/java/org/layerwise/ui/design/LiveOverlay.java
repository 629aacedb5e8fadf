package org.layerwise.ui.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.graph.Edge;

/** What the canvas shows of a run beside the network itself: a strip below each card, the flow over each connection. */
final class LiveOverlay {
    /** Below this zoom a strip is its color alone. */
    private static final double LEGIBLE = CanvasViewport.READABLE;

    private final NetworkCanvas canvas;
    private final Pane layer;
    private final Map<String, LiveStrip> strips = new LinkedHashMap<>();
    private final ObjectProperty<EdgeFlow> flow = new SimpleObjectProperty<>(this, "flow", EdgeFlow.SIGNAL);
    private @Nullable LiveNetwork network;
    private boolean explaining;

    /** @param layer of the canvas, for the strips */
    LiveOverlay(NetworkCanvas canvas, Pane layer) {
        this.canvas = canvas;
        this.layer = layer;
        flow.addListener((observed, before, now) -> showFlows());
        canvas.viewport().zoom().addListener((observed, before, now) -> {
            boolean compact = now.doubleValue() < LEGIBLE;
            if (compact != before.doubleValue() < LEGIBLE) {
                strips.values().forEach(strip -> strip.setCompact(compact));
            }
        });
        canvas.viewport().onMoved(this::showSeen);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::explain);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> explainNothing());
    }

    /** What the connections show. */
    ObjectProperty<EdgeFlow> flowProperty() {
        return flow;
    }

    /** Shows the newest values; only strips in view are drawn. */
    void show(LiveNetwork of) {
        network = of;
        strips.entrySet().removeIf(entry -> {
            boolean gone = !of.has(entry.getKey())
                    || canvas.picture().card(entry.getKey()).isEmpty();
            if (gone) {
                layer.getChildren().remove(entry.getValue());
                canvas.findCard(entry.getKey()).ifPresent(card -> card.showLive(""));
            }
            return gone;
        });
        boolean compact = canvas.viewport().zoom().get() < LEGIBLE;
        CardBounds seen = canvas.viewport().visible();
        for (CardModel model : canvas.picture().cards()) {
            LiveLayer live = of.layer(model.id()).orElse(null);
            if (live == null) {
                continue;
            }
            NodeCard card = canvas.card(model.id());
            LiveStrip strip = strips.get(model.id());
            if (strip == null) {
                strip = new LiveStrip(live);
                strip.setCompact(compact);
                strips.put(model.id(), strip);
                layer.getChildren().add(strip);
            } else if (card.box().grown(LiveStrip.HEIGHT).overlaps(seen)) {
                strip.show(live);
            }
            strip.place(card.box());
            card.showLive(live.inWords());
        }
        showFlows();
    }

    /** Draws what came into view, with the newest values: the run may wait, and send no others. */
    private void showSeen() {
        LiveNetwork of = network;
        if (of == null) {
            return;
        }
        CardBounds seen = canvas.viewport().visible();
        strips.forEach((id, strip) -> of.layer(id)
                .filter(live -> !live.equals(strip.shown()) && strip.box().overlaps(seen))
                .ifPresent(strip::show));
    }

    /** Hangs the strips below their cards again, which have moved or grown. */
    void follow() {
        strips.forEach((id, strip) -> canvas.findCard(id).ifPresent(card -> strip.place(card.box())));
    }

    private void showFlows() {
        EdgeFlow kind = flow.get();
        LiveNetwork of = network;
        canvas.edges().forEach((edge, path) -> path.showFlow(kind.id(), of == null ? -1 : level(of, kind, edge)));
    }

    private static int level(LiveNetwork of, EdgeFlow kind, Edge edge) {
        double value = of.flow(kind, edge);
        double strongest = of.strongest(kind);
        if (Double.isNaN(value) || !(strongest > 0)) {
            return -1;
        }
        return (int) Math.round(EdgePath.LEVELS * LiveLayer.fill(value / strongest, kind.decades()));
    }

    /** The card whose strip is at a place. */
    Optional<String> stripAt(CanvasPoint point) {
        return strips.entrySet().stream()
                .filter(entry -> entry.getValue().box().contains(point)
                        && canvas.cardAt(point).isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<LiveStrip> strip(String id) {
        return Optional.ofNullable(strips.get(id));
    }

    /** All that is shown, for the canvas's bounds. */
    CardBounds with(CardBounds cards) {
        return strips.isEmpty()
                ? cards
                : new CardBounds(
                        cards.x(), cards.y(), cards.width(), cards.height() + LiveStrip.HEIGHT + FlowLegend.ROOM);
    }

    /** Explains the mark or the connection below the pointer. */
    private void explain(MouseEvent event) {
        CanvasPoint at = canvas.viewport().toWorld(event.getSceneX(), event.getSceneY());
        String text = help(at);
        if (text.isEmpty() || event.isPrimaryButtonDown() || canvas.isBusy()) {
            explainNothing();
        } else {
            canvas.note().show(canvas.viewport().toView(at), text, false);
            explaining = true;
        }
    }

    private String help(CanvasPoint at) {
        Optional<LiveStrip> strip = stripAt(at).map(strips::get);
        if (strip.isPresent()) {
            return strip.get().help(at);
        }
        LiveNetwork of = network;
        return of == null || canvas.cardAt(at).isPresent()
                ? ""
                : canvas.edgeAt(at).map(edge -> of.help(flow.get(), edge)).orElse("");
    }

    private void explainNothing() {
        if (explaining) {
            explaining = false;
            if (!canvas.isBusy()) {
                canvas.note().hide();
            }
        }
    }
}

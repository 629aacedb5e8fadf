package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.graph.Edge;
import org.layerwise.ui.fx.FxThread;

/** Shows the network: cards and edges, what is selected, and what a gesture would do. Decides nothing. */
final class NetworkCanvas extends StackPane {
    private static final double PORT_REACH = 14;
    private static final double EDGE_REACH = 9;

    private final Map<String, NodeCard> cards = new LinkedHashMap<>();
    private final Map<Edge, EdgePath> edges = new LinkedHashMap<>();
    private final Pane cardLayer = new Pane();
    private final Pane stripLayer = new Pane();
    private final Pane edgeLayer = new Pane() {
        @Override
        protected void layoutChildren() {
            cardLayer.layout();
            routeAll();
        }
    };
    private final EdgePath pending = new EdgePath();
    private final Rectangle band = new Rectangle();
    private final Pane world = new Pane(edgeLayer, stripLayer, cardLayer, pending, band);
    private final HoverNote note = new HoverNote();
    private final CanvasViewport viewport = new CanvasViewport(world, note);
    private final LiveOverlay live = new LiveOverlay(this, stripLayer);
    private double fitting;
    private boolean busy;
    private Set<String> moving = Set.of();
    private NetworkPicture picture = NetworkPicture.EMPTY;

    NetworkCanvas() {
        setId("design-canvas");
        getStyleClass().add("network-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        world.setManaged(false);
        pending.getStyleClass().add("pending");
        pending.setVisible(false);
        band.getStyleClass().add("rubber-band");
        band.setVisible(false);
        band.setMouseTransparent(true);
        stripLayer.setMouseTransparent(true);
        getChildren().add(viewport);
        setMinSize(0, 0);
    }

    /** What is shown. */
    NetworkPicture picture() {
        return picture;
    }

    CanvasViewport viewport() {
        return viewport;
    }

    /** Shows everything, as soon as it is known how tall the cards are. */
    void fit() {
        fit(CanvasViewport.SMALLEST);
    }

    /** As {@link #fit()}, but not smaller than can be read. */
    void fitReadably() {
        fit(CanvasViewport.READABLE);
    }

    private void fit(double least) {
        fitting = least;
        edgeLayer.requestLayout();
    }

    /** Brings a card into view, also one so new that it is not known yet how tall it is. */
    void reveal(String id) {
        CardBounds box = card(id).box();
        viewport.reveal(new CardBounds(box.x(), box.y(), box.width(), Math.max(box.height(), CardModel.RESERVED)));
    }

    HoverNote note() {
        return note;
    }

    /** What it shows of a run. */
    LiveOverlay live() {
        return live;
    }

    /** Every connection that is drawn. */
    Map<Edge, EdgePath> edges() {
        return Collections.unmodifiableMap(edges);
    }

    /** Says that a gesture has begun or ended. */
    void setBusy(boolean now) {
        busy = now;
    }

    /** Whether a gesture is going on. */
    boolean isBusy() {
        return busy;
    }

    /** Shows another state of the network; only what differs is made anew. */
    void show(NetworkPicture now) {
        picture = now;
        moving = Set.of();
        cards.entrySet()
                .removeIf(entry -> now.card(entry.getKey()).isEmpty()
                        && cardLayer.getChildren().remove(entry.getValue()));
        for (CardModel model : now.cards()) {
            NodeCard card = cards.get(model.id());
            if (card == null) {
                card = new NodeCard(model);
                // In a later turn: within a layout pass such a request would be lost.
                card.heightProperty()
                        .addListener((observed, before, height) -> FxThread.later(edgeLayer::requestLayout));
                cards.put(model.id(), card);
                cardLayer.getChildren().add(card);
            } else {
                card.show(model);
            }
            CanvasPoint place = now.place(model.id());
            card.relocate(place.x(), place.y());
        }
        edges.entrySet()
                .removeIf(entry -> !now.edges().contains(entry.getKey())
                        && edgeLayer.getChildren().remove(entry.getValue()));
        for (Edge edge : now.edges()) {
            edges.computeIfAbsent(edge, key -> {
                EdgePath path = new EdgePath();
                edgeLayer.getChildren().add(path);
                return path;
            });
        }
        edgeLayer.requestLayout();
        viewport.setContent(content());
    }

    private CardBounds content() {
        return live.with(cards.values().stream()
                .map(NodeCard::box)
                .reduce(CardBounds::union)
                .orElse(new CardBounds(0, 0, 1, 1)));
    }

    private void routeAll() {
        live.follow();
        EdgeRouter router =
                new EdgeRouter(cards.values().stream().map(NodeCard::box).toList());
        edges.forEach((edge, path) -> {
            if (moving.isEmpty() || moving.contains(edge.source()) || moving.contains(edge.target())) {
                route(router, edge, path);
            }
        });
        viewport.setContent(content());
        if (fitting > 0) {
            viewport.fit(fitting);
            fitting = 0;
        }
    }

    private void route(EdgeRouter router, Edge edge, EdgePath path) {
        NodeCard source = cards.get(edge.source());
        NodeCard target = cards.get(edge.target());
        if (source != null && target != null) {
            path.show(router.route(source.outputPort(), target.inputPort()));
        }
    }

    void showSelection(Selection selection) {
        cards.forEach((id, card) -> card.setSelected(selection.nodes().contains(id)));
        edges.forEach((edge, path) -> path.setSelected(selection.edge().equals(Optional.of(edge))));
        setAccessibleText(selection
                .last()
                .map(cards::get)
                .map(NodeCard::getAccessibleText)
                .orElse(""));
    }

    /** Shows cards away from their places, while they are being dragged; other cards' edges wait until {@link #show}. */
    void preview(Set<String> ids, double dx, double dy) {
        moving = ids;
        cards.forEach((id, card) -> {
            CanvasPoint place = picture.place(id);
            if (ids.contains(id)) {
                place = place.plus(dx, dy).snapped();
            }
            card.relocate(place.x(), place.y());
        });
        edgeLayer.requestLayout();
    }

    /** Shows the rubber band; null hides it. */
    void showBand(@Nullable CardBounds box) {
        band.setVisible(box != null);
        if (box != null) {
            band.setX(box.x());
            band.setY(box.y());
            band.setWidth(box.width());
            band.setHeight(box.height());
        }
    }

    /** Shows a connection being drawn. */
    void showPending(CanvasPoint from, CanvasPoint to) {
        pending.show(new EdgeRoute(true, List.of(from, to)));
        pending.setVisible(true);
    }

    void hidePending() {
        pending.setVisible(false);
    }

    /** Hides an edge whose end is being dragged; null shows all. */
    void hideEdge(@Nullable Edge hidden) {
        edges.forEach((edge, path) -> path.setVisible(!edge.equals(hidden)));
    }

    /** Marks where a connection may end; an empty map marks nothing. */
    void showTargets(Map<String, Boolean> allowed) {
        cards.forEach((id, card) -> card.setTarget(allowed.get(id)));
    }

    /** Marks the edge that a layer would be spliced into. */
    void showSplice(Optional<Edge> target) {
        edges.forEach((edge, path) -> path.setTarget(target.equals(Optional.of(edge))));
    }

    // What is where

    Optional<String> cardAt(CanvasPoint point) {
        List<String> ids = new ArrayList<>(cards.keySet());
        for (String id : ids.reversed()) {
            if (card(id).box().contains(point)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    Optional<NodeCard> findCard(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    NodeCard card(String id) {
        return Objects.requireNonNull(cards.get(id), id);
    }

    /** The node whose right port is here. */
    Optional<String> outputPortAt(CanvasPoint point) {
        return nearest(point, true);
    }

    /** The node whose left port is here. */
    Optional<String> inputPortAt(CanvasPoint point) {
        return nearest(point, false);
    }

    private Optional<String> nearest(CanvasPoint point, boolean output) {
        String nearest = null;
        double least = PORT_REACH;
        for (Map.Entry<String, NodeCard> entry : cards.entrySet()) {
            NodeCard card = entry.getValue();
            boolean has = output
                    || picture.card(entry.getKey()).filter(CardModel::hasInput).isPresent();
            double distance = point.distance(output ? card.outputPort() : card.inputPort());
            if (has && distance < least) {
                least = distance;
                nearest = entry.getKey();
            }
        }
        return Optional.ofNullable(nearest);
    }

    Optional<Edge> edgeAt(CanvasPoint point) {
        Edge nearest = null;
        double least = EDGE_REACH / Math.min(1, viewport.zoom().get());
        for (Map.Entry<Edge, EdgePath> entry : edges.entrySet()) {
            double distance = entry.getValue().distance(point);
            if (distance < least) {
                least = distance;
                nearest = entry.getKey();
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The nodes whose cards touch a rectangle. */
    List<String> cardsIn(CardBounds box) {
        Map<String, CardBounds> boxes = new HashMap<>();
        cards.forEach((id, card) -> boxes.put(id, card.box()));
        return cards.keySet().stream()
                .filter(id -> Objects.requireNonNull(boxes.get(id)).overlaps(box))
                .toList();
    }
}

package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwise.app.Subscription;
import org.layerwise.app.Topic;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Edge;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Texts;

/** Decides what the Design screen does: every gesture becomes one edit of the workbench's document. */
public final class DesignViewModel {
    private static final double DUPLICATE_OFFSET = 32;

    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<NetworkPicture> picture = new ReadOnlyObjectWrapper<>(NetworkPicture.EMPTY);
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int columns = 3;
    private int opened;

    public DesignViewModel(Workbench workbench) {
        this.workbench = workbench;
        subscriptions.add(workbench.onChange(Topic.EXPERIMENT, this::refresh));
        subscriptions.add(workbench.onChange(Topic.PREPARATION, this::refresh));
        subscriptions.add(workbench.onChange(Topic.TABLE, () -> opened++));
        refresh();
    }

    /** How often a table was opened: after that the network is another one. */
    int opened() {
        return opened;
    }

    /** Hears no more of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::cancel);
    }

    private void refresh() {
        Optional<Experiment> now = workbench.experiment();
        experiment.set(now);
        NetworkPicture next = workbench
                .checked()
                .map(checked -> NetworkReader.read(checked, columns))
                .orElse(NetworkPicture.EMPTY);
        prune(next);
        picture.set(next);
    }

    /** What is gone is no longer selected. */
    private void prune(NetworkPicture next) {
        Selection chosen = selection.get();
        if (chosen.edge().isPresent()) {
            if (!next.edges().contains(chosen.edge().get())) {
                clearSelection();
            }
        } else if (!chosen.nodes().isEmpty()) {
            List<String> left = chosen.nodes().stream()
                    .filter(id -> next.card(id).isPresent())
                    .toList();
            if (left.size() < chosen.nodes().size()) {
                select(left);
            }
        }
    }

    ReadOnlyObjectProperty<NetworkPicture> picture() {
        return picture.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    /** The experiment being designed; empty before a table or a file is open. */
    ReadOnlyObjectProperty<Optional<Experiment>> experiment() {
        return experiment.getReadOnlyProperty();
    }

    private List<NodeSpec> nodes() {
        return workbench.experiment().map(Experiment::network).orElse(List.of());
    }

    Optional<NodeSpec> node(String id) {
        return NetworkEdit.find(nodes(), id);
    }

    /** Lays cards without a place of their own out for a canvas of this width. */
    void canvasWidth(double width) {
        int fitting = AutoLayout.columns(width);
        if (fitting != columns) {
            columns = fitting;
            refresh();
        }
    }

    // Selection

    void select(Collection<String> ids) {
        selection.set(Selection.of(ids));
    }

    void select(Edge edge) {
        selection.set(Selection.of(edge));
    }

    void toggle(String id) {
        selection.set(selection.get().toggled(id));
    }

    void selectAll() {
        select(picture.get().cards().stream().map(CardModel::id).toList());
    }

    void clearSelection() {
        selection.set(Selection.NONE);
    }

    // Edits

    private void edit(String description, UnaryOperator<List<NodeSpec>> change) {
        workbench.document().edit(description, open -> open.withNetwork(change.apply(open.network())));
    }

    /** Every card's place written down, so that one can be changed alone. */
    private List<NodeSpec> fixed(List<NodeSpec> nodes) {
        return nodes.stream()
                .map(node -> {
                    Place place = picture.get().place(node.id());
                    return node.withAt(place.x(), place.y());
                })
                .toList();
    }

    private boolean isArranged(List<NodeSpec> nodes) {
        return nodes.stream().allMatch(node -> node.at().isEmpty());
    }

    /** Adds a layer that is connected to nothing, its card's corner near {@code place}. */
    String add(LayerSpec layer, Place place) {
        String id = NetworkEdit.freeId(nodes(), layer);
        Place free = NetworkReader.free(place.snapped(), new CardRoom(picture.get()).plainHeight(), boxes());
        edit(
                addText(layer),
                nodes -> NetworkEdit.add(fixed(nodes), new NodeSpec(id, layer, List.of()).withAt(free.x(), free.y())));
        select(List.of(id));
        return id;
    }

    private List<Box> boxes() {
        return new CardRoom(picture.get()).boxes();
    }

    /** Puts a layer into a connection. */
    String splice(LayerSpec layer, Edge edge, Place place) {
        String id = NetworkEdit.freeId(nodes(), layer);
        edit(addText(layer), nodes -> {
            NodeSpec node = new NodeSpec(id, layer, List.of());
            return isArranged(nodes)
                    ? NetworkEdit.splice(nodes, node, edge)
                    : roomFor(NetworkEdit.splice(fixed(nodes), at(node, place), edge), id, edge.source());
        });
        select(List.of(id));
        return id;
    }

    /** Adds a layer behind the one selected; with nothing selected, where there is room. */
    String addAfterSelection(LayerSpec layer, Place elsewhere) {
        Optional<String> after = selection.get().last();
        if (selection.get().edge().isPresent()) {
            Edge edge = selection.get().edge().get();
            return splice(layer, edge, picture.get().place(edge.target()));
        }
        if (after.isEmpty() || layer.maxInputs() == 0) {
            return add(layer, elsewhere);
        }
        String id = NetworkEdit.freeId(nodes(), layer);
        edit(addText(layer), nodes -> {
            NodeSpec node = new NodeSpec(id, layer, List.of());
            Place place = picture.get().place(after.get()).plus(CardModel.WIDTH + AutoLayout.GAP_X, 0);
            return isArranged(nodes)
                    ? NetworkEdit.insertAfter(nodes, node, after.get())
                    : roomFor(NetworkEdit.insertAfter(fixed(nodes), at(node, place), after.get()), id, after.get());
        });
        select(List.of(id));
        return id;
    }

    private List<NodeSpec> roomFor(List<NodeSpec> nodes, String id, String source) {
        return new CardRoom(picture.get()).makeRoom(nodes, id, source);
    }

    private static NodeSpec at(NodeSpec node, Place place) {
        Place snapped = place.snapped();
        return node.withAt(snapped.x(), snapped.y());
    }

    private static String addText(LayerSpec layer) {
        return Texts.get("design.edit.add", CardTexts.title(layer));
    }

    /** Why {@code source} cannot be connected to {@code target}; empty when it can. */
    Optional<Problem> refusal(String source, String target) {
        return NetworkEdit.refusal(nodes(), source, target);
    }

    /** Connects two nodes, unless that would be wrong; then nothing happens and the reason is given. */
    Optional<Problem> connect(String source, String target) {
        Optional<Problem> refusal = refusal(source, target);
        if (refusal.isEmpty()) {
            edit(Texts.get("design.edit.connect", source, target), nodes -> NetworkEdit.connect(nodes, source, target));
        }
        return refusal;
    }

    /** Leads an edge to another target, in one edit. */
    Optional<Problem> reconnect(Edge edge, String target) {
        if (edge.target().equals(target)) {
            return Optional.empty();
        }
        List<NodeSpec> without = NetworkEdit.disconnect(nodes(), edge);
        Optional<Problem> refusal = NetworkEdit.refusal(without, edge.source(), target);
        if (refusal.isEmpty()) {
            edit(
                    Texts.get("design.edit.connect", edge.source(), target),
                    nodes -> NetworkEdit.connect(NetworkEdit.disconnect(nodes, edge), edge.source(), target));
        }
        return refusal;
    }

    void disconnect(Edge edge) {
        edit(
                Texts.get("design.edit.disconnect", edge.source(), edge.target()),
                nodes -> NetworkEdit.disconnect(nodes, edge));
    }

    /** Moves nodes by so much, each to the grid. */
    void move(Set<String> ids, double dx, double dy) {
        if (ids.isEmpty()) {
            return;
        }
        edit(
                Texts.get("design.edit.move", names(ids)),
                nodes -> fixed(nodes).stream()
                        .map(node -> ids.contains(node.id())
                                ? at(
                                        node,
                                        new Place(
                                                node.at().get(0) + dx, node.at().get(1) + dy))
                                : node)
                        .toList());
    }

    /** Deletes what is selected; neighbours of a node with one input are joined. */
    void deleteSelection() {
        Selection chosen = selection.get();
        chosen.edge().ifPresent(this::disconnect);
        if (!chosen.nodes().isEmpty()) {
            edit(
                    Texts.get("design.edit.delete", names(chosen.nodes())),
                    nodes -> NetworkEdit.remove(nodes, chosen.nodes()));
        }
    }

    void duplicateSelection() {
        Set<String> ids = selection.get().nodes();
        if (ids.isEmpty()) {
            return;
        }
        Set<String> copies = new LinkedHashSet<>();
        edit(Texts.get("design.edit.duplicate", names(ids)), nodes -> {
            NetworkEdit.Duplicate duplicate = NetworkEdit.duplicate(fixed(nodes), ids, DUPLICATE_OFFSET);
            copies.addAll(duplicate.copies().values());
            return duplicate.nodes();
        });
        select(copies);
    }

    private static String names(Set<String> ids) {
        return ids.size() == 1 ? ids.iterator().next() : Texts.get("design.nodes", ids.size());
    }

    /** Leaves every card's place to the layout. */
    void arrange() {
        edit(
                Texts.get("design.edit.arrange"),
                nodes -> nodes.stream().map(NodeSpec::withoutPlace).toList());
    }

    /** Renames a node, unless the name is taken or no name; then the reason is given. */
    Optional<Problem> rename(String from, String to) {
        Optional<Problem> refusal = NetworkEdit.renameRefusal(nodes(), from, to);
        if (refusal.isEmpty() && !from.equals(to)) {
            boolean selected = selection.get().nodes().contains(from);
            edit(Texts.get("design.edit.rename", from, to), nodes -> NetworkEdit.rename(nodes, from, to));
            if (selected) {
                select(List.of(to));
            }
        }
        return refusal;
    }

    Optional<Problem> renameRefusal(String from, String to) {
        return NetworkEdit.renameRefusal(nodes(), from, to);
    }

    /** Sets a layer's parameters; {@code what} is the parameter's title. */
    void changeLayer(String id, LayerSpec layer, String what) {
        edit(Texts.get("design.edit.change", what, id), nodes -> NetworkEdit.withLayer(nodes, id, layer));
    }

    /** Sets how a layer's weights are trained; {@code what} is the parameter's title. */
    void changeTraining(String id, LayerTraining training, String what) {
        edit(Texts.get("design.edit.change", what, id), nodes -> NetworkEdit.replaced(nodes, id, training::in));
    }

    /** Whether a layer has something to train, or is told how. */
    boolean hasTraining(String id) {
        boolean hasWeights = picture.get().card(id).stream().anyMatch(card -> card.isTrainable());
        return hasWeights || node(id).stream().anyMatch(node -> node.frozen() || node.rateFactor() != 1);
    }

    /** Changes a setting of the experiment that is no layer's. */
    void changeExperiment(String what, UnaryOperator<Experiment> change) {
        workbench.document().edit(Texts.get("design.edit.setting", what), change);
    }

    void undo() {
        workbench.document().undo();
    }

    void redo() {
        workbench.document().redo();
    }

    // Advice

    /** What the prepared table means for the settings. */
    TableFacts table() {
        return new TableFacts(workbench.prepared());
    }

    /** Whether He's initialization is worth suggesting: a ReLU follows, and another one is chosen. */
    boolean suggestsHeNormal(String id) {
        return HeAdvice.suits(nodes(), id);
    }

    void applyHeNormal(String id) {
        edit(Texts.get("design.edit.change", Texts.get("design.initializer"), id), nodes -> HeAdvice.apply(nodes, id));
    }

    /** A target for a connection by keyboard: its name, and why it cannot be one. */
    record Target(String id, String title, Optional<Problem> refusal) {}

    List<Target> targets(String source) {
        return nodes().stream()
                .filter(node -> !node.id().equals(source))
                .map(node -> new Target(node.id(), CardTexts.title(node.layer()), refusal(source, node.id())))
                .toList();
    }

    /** The nearest card in a direction from the one selected, for the arrow keys. */
    Optional<String> neighbour(int dx, int dy) {
        NetworkPicture shown = picture.get();
        Optional<String> from = selection.get().last();
        if (from.isEmpty()) {
            return shown.cards().stream().findFirst().map(CardModel::id);
        }
        Place origin = shown.place(from.get());
        String best = null;
        double least = Double.MAX_VALUE;
        for (CardModel card : shown.cards()) {
            Place place = Objects.requireNonNull(shown.places().get(card.id()));
            double along = (place.x() - origin.x()) * dx + (place.y() - origin.y()) * dy;
            double across = Math.abs((place.x() - origin.x()) * dy) + Math.abs((place.y() - origin.y()) * dx);
            if (along > 0 && along + 3 * across < least) {
                least = along + 3 * across;
                best = card.id();
            }
        }
        return Optional.ofNullable(best);
    }
}

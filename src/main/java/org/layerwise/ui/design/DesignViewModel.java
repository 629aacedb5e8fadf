package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.Layout;
import org.layerwise.nn.graph.Edge;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Texts;

/** Decides what the Design page does: every gesture becomes one edit of the workbench's document. */
public final class DesignViewModel {
    private static final double DUPLICATE_OFFSET = 32;

    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<NetworkPicture> picture = new ReadOnlyObjectWrapper<>(NetworkPicture.EMPTY);
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> columnNames = new ReadOnlyObjectWrapper<>(List.of());
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int columns = 3;
    private int opened;

    public DesignViewModel(Workbench workbench) {
        this.workbench = workbench;
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::refresh));
        subscriptions.add(workbench.onChange(WorkbenchChange.PREPARATION, this::refresh));
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, () -> opened++));
        refresh();
    }

    /** How often a table was opened: after that the network is another one. */
    int opened() {
        return opened;
    }

    /** Hears no more of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
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
        columnNames.set(table().featureColumns());
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

    private NetworkSpec network() {
        return workbench.experiment().map(Experiment::network).orElse(NetworkSpec.EMPTY);
    }

    Optional<NodeSpec> node(String id) {
        return network().find(id);
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

    /** Changes network and places in one edit. */
    void edit(String description, UnaryOperator<Draft> change) {
        workbench
                .document()
                .edit(description, open -> change.apply(Draft.of(open)).in(open));
    }

    private void editNetwork(String description, UnaryOperator<NetworkSpec> change) {
        edit(description, draft -> draft.with(change.apply(draft.network())));
    }

    private Draft fixed(Draft draft) {
        return draft.fixed(picture.get());
    }

    /** Adds a layer that is connected to nothing, its card's corner near {@code place}. */
    String add(LayerSpec layer, CanvasPoint place) {
        String id = NetworkEdit.freeId(network(), layer);
        CardRoom room = new CardRoom(picture.get());
        CanvasPoint free = room.free(place.snapped());
        edit(
                addText(layer),
                draft -> fixed(draft)
                        .with(NetworkEdit.add(draft.network(), new NodeSpec(id, layer, List.of())))
                        .at(id, free));
        select(List.of(id));
        return id;
    }

    /** A place for a new card where it is seen whole and covers no other, as far as there is one. */
    CanvasPoint freeIn(CardBounds view) {
        return new CardRoom(picture.get()).freeIn(view);
    }

    /** Puts a layer into a connection. */
    String splice(LayerSpec layer, Edge edge, CanvasPoint place) {
        return insert(layer, node -> network -> NetworkEdit.splice(network, node, edge), edge.source(), place);
    }

    /** Adds a layer behind the one selected; with nothing selected, where there is room. */
    String addAfterSelection(LayerSpec layer, CanvasPoint elsewhere) {
        Optional<String> after = selection.get().last();
        if (selection.get().edge().isPresent()) {
            Edge edge = selection.get().edge().get();
            return splice(layer, edge, picture.get().place(edge.target()));
        }
        if (after.isEmpty() || layer.maxInputs() == 0) {
            return add(layer, elsewhere);
        }
        CanvasPoint place = picture.get().place(after.get()).plus(CardModel.WIDTH + AutoLayout.GAP_X, 0);
        return insert(
                layer, node -> network -> NetworkEdit.insertAfter(network, node, after.get()), after.get(), place);
    }

    /** Puts a layer among others; where their places are written down, the card is at {@code place} and others make room. */
    private String insert(
            LayerSpec layer,
            Function<NodeSpec, UnaryOperator<NetworkSpec>> inserted,
            String source,
            CanvasPoint place) {
        String id = NetworkEdit.freeId(network(), layer);
        NodeSpec node = new NodeSpec(id, layer, List.of());
        edit(addText(layer), draft -> {
            NetworkSpec network = inserted.apply(node).apply(draft.network());
            return draft.isAutomatic()
                    ? draft.with(network)
                    : new CardRoom(picture.get())
                            .makeRoom(fixed(draft).with(network).at(id, place), id, source);
        });
        select(List.of(id));
        return id;
    }

    private static String addText(LayerSpec layer) {
        return Texts.get("design.edit.add", CardTexts.title(layer));
    }

    /** Why {@code source} cannot be connected to {@code target}; empty when it can. */
    Optional<Problem> refusal(String source, String target) {
        return NetworkEdit.refusal(network(), source, target);
    }

    /** Connects two nodes, unless that would be wrong; then nothing happens and the reason is given. */
    Optional<Problem> connect(String source, String target) {
        Optional<Problem> refusal = refusal(source, target);
        if (refusal.isEmpty()) {
            editNetwork(
                    Texts.get("design.edit.connect", source, target),
                    network -> NetworkEdit.connect(network, source, target));
        }
        return refusal;
    }

    /** Leads an edge to another target, in one edit. */
    Optional<Problem> reconnect(Edge edge, String target) {
        if (edge.target().equals(target)) {
            return Optional.empty();
        }
        NetworkSpec without = NetworkEdit.disconnect(network(), edge);
        Optional<Problem> refusal = NetworkEdit.refusal(without, edge.source(), target);
        if (refusal.isEmpty()) {
            editNetwork(
                    Texts.get("design.edit.connect", edge.source(), target),
                    network -> NetworkEdit.connect(NetworkEdit.disconnect(network, edge), edge.source(), target));
        }
        return refusal;
    }

    void disconnect(Edge edge) {
        editNetwork(
                Texts.get("design.edit.disconnect", edge.source(), edge.target()),
                network -> NetworkEdit.disconnect(network, edge));
    }

    /** Moves nodes by so much, each to the grid. */
    void move(Set<String> ids, double dx, double dy) {
        if (ids.isEmpty()) {
            return;
        }
        edit(Texts.get("design.edit.move", names(ids)), draft -> {
            Draft moved = fixed(draft);
            for (String id : ids) {
                moved = moved.at(id, picture.get().place(id).plus(dx, dy));
            }
            return moved;
        });
    }

    /** Deletes what is selected; neighbors of a node with one input are joined. */
    void deleteSelection() {
        Selection chosen = selection.get();
        chosen.edge().ifPresent(this::disconnect);
        if (!chosen.nodes().isEmpty()) {
            editNetwork(
                    Texts.get("design.edit.delete", names(chosen.nodes())),
                    network -> NetworkEdit.remove(network, chosen.nodes()));
        }
    }

    void duplicateSelection() {
        Set<String> ids = selection.get().nodes();
        if (ids.isEmpty()) {
            return;
        }
        Set<String> copies = new LinkedHashSet<>();
        edit(Texts.get("design.edit.duplicate", names(ids)), draft -> {
            NetworkEdit.Duplicate duplicate = NetworkEdit.duplicate(draft.network(), ids);
            copies.addAll(duplicate.copies().values());
            Draft placed = fixed(draft).with(duplicate.network());
            for (Map.Entry<String, String> copy : duplicate.copies().entrySet()) {
                placed = placed.at(
                        copy.getValue(), picture.get().place(copy.getKey()).plus(DUPLICATE_OFFSET, DUPLICATE_OFFSET));
            }
            return placed;
        });
        select(copies);
    }

    private static String names(Set<String> ids) {
        return ids.size() == 1 ? ids.iterator().next() : Texts.get("design.nodes", ids.size());
    }

    /** Leaves every card's place to the layout. */
    void arrange() {
        edit(Texts.get("design.edit.arrange"), draft -> draft.with(Layout.AUTOMATIC));
    }

    /** Renames a node, unless the name is taken or no name; then the reason is given. */
    Optional<Problem> rename(String from, String to) {
        Optional<Problem> refusal = NetworkEdit.renameRefusal(network(), from, to);
        if (refusal.isEmpty() && !from.equals(to)) {
            boolean selected = selection.get().nodes().contains(from);
            edit(
                    Texts.get("design.edit.rename", from, to),
                    draft -> new Draft(
                            NetworkEdit.rename(draft.network(), from, to),
                            draft.layout().renamed(from, to)));
            if (selected) {
                select(List.of(to));
            }
        }
        return refusal;
    }

    Optional<Problem> renameRefusal(String from, String to) {
        return NetworkEdit.renameRefusal(network(), from, to);
    }

    /** Sets a layer's parameters; {@code what} is the parameter's title. */
    void changeLayer(String id, LayerSpec layer, String what) {
        editNetwork(Texts.get("design.edit.change", what, id), network -> NetworkEdit.withLayer(network, id, layer));
    }

    /** Sets how a layer's weights are trained; {@code what} is the parameter's title. */
    void changeTraining(String id, LayerTraining training, String what) {
        editNetwork(
                Texts.get("design.edit.change", what, id), network -> NetworkEdit.changed(network, id, training::in));
    }

    /** Whether a layer has something to train, or is told how. */
    boolean hasTraining(String id) {
        boolean hasWeights = picture.get().card(id).stream().anyMatch(card -> card.isTrainable());
        return hasWeights || node(id).stream().anyMatch(node -> node.frozen() || node.learningRateFactor() != 1);
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

    /** The shape of images that the table's rows can be given; empty when they are none. */
    Optional<ImageOffer> images() {
        return ImageOffer.of(workbench);
    }

    /** The columns that an Input can name just now. */
    ReadOnlyObjectProperty<List<String>> columnNames() {
        return columnNames.getReadOnlyProperty();
    }

    /** Whether He's initialization is worth suggesting: a ReLU follows, and another one is chosen. */
    boolean suggestsHeNormal(String id) {
        return HeAdvice.suits(network(), id);
    }

    void applyHeNormal(String id) {
        editNetwork(
                Texts.get("design.edit.change", Texts.get("design.initializer"), id),
                network -> HeAdvice.apply(network, id));
    }

    /** Every node, copies of blocks' nodes among them. */
    List<NodeSpec> nodes() {
        return network().expand();
    }

    /** The nearest card in a direction from the one selected, for the arrow keys. */
    Optional<String> neighbor(int dx, int dy) {
        return CardNeighbor.of(picture.get(), selection.get().last(), dx, dy);
    }
}

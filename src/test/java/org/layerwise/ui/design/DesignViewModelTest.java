package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Layout;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.graph.BlockSpec;
import org.layerwise.nn.graph.Edge;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Add;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.regularize.NoPenalty;

class DesignViewModelTest {
    private final Workbench workbench = Bench.penguins();
    private final DesignViewModel model = new DesignViewModel(workbench);

    private static Dense dense(int units) {
        return new Dense(units, new GlorotUniform(), new NoPenalty(), true);
    }

    private List<NodeSpec> nodes() {
        return workbench.experiment().orElseThrow().network().expand();
    }

    private List<String> inputs(String id) {
        return model.node(id).orElseThrow().inputs();
    }

    private CardModel card(String id) {
        return model.picture().get().card(id).orElseThrow();
    }

    private void begin(NodeSpec... network) {
        Bench.network(workbench, List.of(network));
    }

    @Test
    void cardsSayShapesAndCounts() {
        int width = workbench.prepared().orElseThrow().pipeline().layout().width();
        begin(
                new NodeSpec("input", new Input(), List.of()),
                new NodeSpec("dense1", dense(16), List.of("input")),
                new NodeSpec("output", dense(1), List.of("dense1")));

        assertEquals(
                new CardModel(
                        "dense1",
                        "Dense",
                        org.layerwise.catalog.PaletteGroup.CORE,
                        "16 units · Glorot (Xavier) uniform",
                        "[batch × 16]",
                        (16 * width + 16) + " parameters",
                        List.of(),
                        true,
                        false,
                        true),
                card("dense1"));
        assertEquals("[batch × " + width + "]", card("input").shape());
        assertEquals(16 * width + 16 + 17, model.picture().get().parameters());
    }

    @Test
    void withoutATableTheWidthIsUnknownAndNobodyIsToBlame() {
        Workbench closed = Bench.empty();
        closed.document().begin(workbench.experiment().orElseThrow(), null);
        DesignViewModel other = new DesignViewModel(closed);

        CardModel input = other.picture().get().card("input").orElseThrow();

        assertEquals("[batch × ?]", input.shape());
        assertEquals(1, input.problems().size());
        assertFalse(other.picture().get().problems().stream().anyMatch(Problem::isError));
    }

    @Test
    void addsALayerThatStandsAlone() {
        String id = model.add(dense(4), new CanvasPoint(401, 803));

        assertEquals("dense3", id);
        assertEquals(List.of(), inputs(id));
        assertEquals(new CanvasPoint(400, 800), model.picture().get().place(id));
        assertEquals(Selection.of(List.of("dense3")), model.selection().get());
        assertEquals(1, card(id).problems().stream().filter(Problem::isError).count());
        assertEquals(
                1,
                model.picture().get().problems().stream()
                        .filter(Problem::isError)
                        .count(),
                "said once");
    }

    @Test
    void splicesALayerIntoAnEdge() {
        String id = model.splice(new Dropout(0.5), new Edge("activation1", "dense2", 0), new CanvasPoint(0, 0));

        assertEquals(List.of("activation1"), inputs(id));
        assertEquals(List.of(id), inputs("dense2"));
        assertTrue(
                workbench.experiment().orElseThrow().layout().equals(Layout.AUTOMATIC),
                "an arranged network stays arranged");
    }

    @Test
    void splicingAmongPlacedCardsMakesRoom() {
        model.move(Set.of("prediction"), 8, 0);
        model.splice(
                new Dropout(0.5),
                new Edge("input", "dense1", 0),
                model.picture().get().place("dense1"));

        List<CardBounds> boxes = new ArrayList<>();
        for (CardModel card : model.picture().get().cards()) {
            CanvasPoint place = model.picture().get().place(card.id());
            boxes.add(new CardBounds(place.x(), place.y(), CardModel.WIDTH, card.estimatedHeight()));
        }
        for (int i = 0; i < boxes.size(); i++) {
            for (int k = i + 1; k < boxes.size(); k++) {
                assertFalse(boxes.get(i).overlaps(boxes.get(k)), boxes.get(i) + " and " + boxes.get(k));
            }
        }
    }

    @Test
    void addsBehindWhatIsSelected() {
        model.select(List.of("dense1"));
        String id = model.addAfterSelection(new Dropout(0.5), new CanvasPoint(0, 0));

        assertEquals(List.of("dense1"), inputs(id));
        assertEquals(List.of(id), inputs("activation1"));
        assertEquals(Optional.of(id), model.selection().get().single());
    }

    @Test
    void aNewConnectionReplacesTheOldOneWhereThereIsRoomForOne() {
        model.connect("input", "dense2");

        assertEquals(List.of("input"), inputs("dense2"));
    }

    @Test
    void aMergeTakesSeveral() {
        String add = model.add(new Add(), new CanvasPoint(800, 800));
        model.connect("activation1", add);
        model.connect("activation2", add);

        assertEquals(List.of("activation1", "activation2"), inputs(add));
        assertEquals("[batch × 16]", card(add).shape());
    }

    @Test
    void refusesCirclesItselfInputsAndDoubles() {
        List<NodeSpec> before = nodes();

        assertEquals(
                "this would close a circle: dense1 already leads to dense2.",
                model.connect("dense2", "dense1").orElseThrow().message());
        assertTrue(model.connect("dense1", "dense1").isPresent());
        assertTrue(model.connect("dense1", "input").isPresent());
        assertTrue(model.connect("input", "dense1").isPresent());
        assertEquals(before, nodes());
    }

    @Test
    void anEdgeCanLeadElsewhereInOneEdit() {
        model.reconnect(new Edge("activation1", "dense2", 0), "output");

        assertEquals(List.of(), inputs("dense2"));
        assertEquals(List.of("activation1"), inputs("output"));
        model.undo();
        assertEquals(List.of("activation1"), inputs("dense2"));
    }

    @Test
    void deletingJoinsTheNeighbors() {
        model.select(List.of("dense2", "activation2"));
        model.deleteSelection();

        assertEquals(List.of("activation1"), inputs("output"));
        assertTrue(model.selection().get().isEmpty());
        assertEquals(Optional.of("Delete 2 layers"), workbench.document().undoDescription());
    }

    @Test
    void deletingAnEdgeLeavesItsNodes() {
        model.select(new Edge("input", "dense1", 0));
        model.deleteSelection();

        assertEquals(List.of(), inputs("dense1"));
        assertEquals(7, nodes().size());
    }

    @Test
    void movesToTheGridAndFixesTheOthersWhereTheyAre() {
        CanvasPoint before = model.picture().get().place("dense1");
        CanvasPoint other = model.picture().get().place("output");
        model.move(Set.of("dense1"), 21, -5);

        assertEquals(before.plus(21, -5).snapped(), model.picture().get().place("dense1"));
        assertEquals(other, model.picture().get().place("output"));
        model.arrange();
        assertEquals(before, model.picture().get().place("dense1"));
    }

    @Test
    void duplicatesWithTheConnectionsAmongThem() {
        model.select(List.of("dense1", "activation1"));
        model.duplicateSelection();

        assertEquals(Set.of("dense3", "activation3"), model.selection().get().nodes());
        assertEquals(List.of("dense3"), inputs("activation3"));
        assertEquals(List.of(), inputs("dense3"));
    }

    @Test
    void renamingTakesReferencesAlong() {
        model.select(List.of("dense1"));

        assertTrue(model.rename("dense1", "output").isPresent());
        assertTrue(model.rename("dense1", "no spaces").isPresent());
        assertEquals(Optional.empty(), model.rename("dense1", "breit"));
        assertEquals(List.of("breit"), inputs("activation1"));
        assertEquals(Optional.of("breit"), model.selection().get().single());
    }

    @Test
    void everyGestureIsOneStepBack() {
        List<NodeSpec> start = nodes();
        List<List<NodeSpec>> states = new ArrayList<>();
        List<Runnable> gestures = List.of(
                () -> model.add(new Add(), new CanvasPoint(800, 800)),
                () -> model.connect("activation1", "add1"),
                () -> model.splice(new Dropout(0.2), new Edge("activation1", "add1", 0), new CanvasPoint(700, 700)),
                () -> model.move(Set.of("add1", "dropout1"), 16, 16),
                () -> model.rename("add1", "sum"),
                () -> model.changeLayer("dense1", dense(5), "Units"));
        for (Runnable gesture : gestures) {
            states.add(nodes());
            gesture.run();
        }
        List<NodeSpec> end = nodes();
        for (List<NodeSpec> state : states.reversed()) {
            model.undo();
            assertEquals(state, nodes());
        }
        assertEquals(start, nodes());
        gestures.forEach(gesture -> model.redo());
        assertEquals(end, nodes());
        assertEquals("[batch × 5]", card("dense1").shape());
    }

    @Test
    void suggestsHeNormalOnlyBeforeARelu() {
        assertFalse(model.suggestsHeNormal("dense1"));
        model.changeLayer("activation1", new Activation(new Relu()), "Function");
        assertTrue(model.suggestsHeNormal("dense1"));
        model.splice(new Dropout(0.5), new Edge("dense1", "activation1", 0), new CanvasPoint(0, 0));
        assertTrue(model.suggestsHeNormal("dense1"));
        model.applyHeNormal("dense1");
        assertFalse(model.suggestsHeNormal("dense1"));
        assertEquals(new HeNormal(), ((Dense) model.node("dense1").orElseThrow().layer()).initializer());
    }

    @Test
    void mistakesStandOnTheirCardsAndTheRestGoesOn() {
        model.changeLayer("activation2", new Dropout(0.99), "Rate");

        assertEquals(
                List.of("activation2"),
                model.picture().get().cards().stream()
                        .filter(card -> card.problems().stream().anyMatch(Problem::isError))
                        .map(CardModel::id)
                        .toList());
        assertEquals("[batch × 16]", card("dense2").shape());
    }

    @Test
    void arrowsGoToTheNextCard() {
        model.select(List.of("dense1"));

        assertEquals(Optional.of("activation1"), model.neighbor(1, 0));
        assertEquals(Optional.of("input"), model.neighbor(-1, 0));
    }

    @Test
    void aBlockIsShownByItsCopiesAndChangedAsOne() {
        Bench.network(
                workbench,
                NetworkSpec.of(List.of(
                        new NodeSpec("input", new Input(), List.of()),
                        new BlockSpec(
                                "block1",
                                2,
                                List.of(new NodeSpec("dense1", dense(8), List.of("input"))),
                                List.of("input")),
                        new NodeSpec("output", dense(1), List.of("block1")))));

        assertEquals(
                List.of("input", "block1/1/dense1", "block1/2/dense1", "output"),
                model.picture().get().cards().stream().map(CardModel::id).toList());
        assertTrue(model.picture().get().edges().contains(new Edge("block1/2/dense1", "output", 0)));
        model.changeLayer("block1/2/dense1", dense(5), "Units");
        assertEquals("[batch × 5]", card("block1/1/dense1").shape());
        model.move(Set.of("block1/1/dense1"), 40, 80);
        assertEquals(3, workbench.experiment().orElseThrow().network().items().size());
        String id = model.splice(
                new Dropout(0.5), new Edge("block1/1/dense1", "block1/2/dense1", 0), new CanvasPoint(0, 0));
        assertEquals(List.of(id), inputs("block1/2/dense1"));
        model.undo();
        assertEquals(3, workbench.experiment().orElseThrow().network().items().size());
    }

    @Test
    void movingACardChangesNoSetting() {
        NetworkSpec before = workbench.experiment().orElseThrow().network();
        model.move(Set.of("dense1"), 40, 80);
        model.rename("dense1", "wide");
        model.select(List.of("activation1"));
        model.deleteSelection();
        assertEquals(
                before.expand().size() - 1,
                workbench.experiment().orElseThrow().layout().positions().size());
        assertTrue(
                workbench.experiment().orElseThrow().layout().position("wide").isPresent());
        assertTrue(workbench.document().isModified());
    }

    @Test
    void hearsNothingOnceClosed() {
        model.close();
        Bench.network(workbench, List.of());

        assertEquals(7, model.picture().get().cards().size());
    }
}

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
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.LayerSpec;

/** Layers copied as text, pasted here and elsewhere; and several layers that are edited together. */
class LayerClipboardTest {
    private static final CardBounds VIEW = new CardBounds(0, 0, 900, 500);

    private final Workbench workbench = Bench.penguins();
    private final DesignViewModel model = new DesignViewModel(workbench);
    private final LayerClipboard clipboard = new LayerClipboard(model);

    private NetworkSpec network() {
        return workbench.experiment().orElseThrow().network();
    }

    private int units(String id) {
        return ((Dense) network().find(id).orElseThrow().layer()).units();
    }

    @Test
    void pastesCopiesWithTheConnectionsAmongThemInOneStep() {
        NetworkSpec before = network();
        model.select(List.of("dense1", "activation1"));
        String text = clipboard.copy().orElseThrow();

        assertEquals(Optional.empty(), clipboard.paste(text, VIEW));
        assertEquals(Set.of("dense3", "activation3"), model.selection().get().nodes());
        assertEquals(List.of(), network().find("dense3").orElseThrow().inputs());
        assertEquals(
                List.of("dense3"), network().find("activation3").orElseThrow().inputs());
        assertEquals(
                network().find("dense1").orElseThrow().layer(),
                network().find("dense3").orElseThrow().layer());
        assertNothingCovered(model);

        clipboard.paste(text, VIEW);
        assertNothingCovered(model);
        model.undo();
        model.undo();
        assertEquals(before, network());
    }

    @Test
    void pastesIntoAnotherExperiment() {
        model.changeLayer(
                "dense1",
                Catalog.of(LayerSpec.class)
                        .describe(network().find("dense1").orElseThrow().layer())
                        .with(network().find("dense1").orElseThrow().layer(), "units", 77),
                "Units");
        model.select(List.of("dense1"));
        String text = clipboard.copy().orElseThrow();
        Workbench other = Bench.penguins();
        DesignViewModel there = new DesignViewModel(other);

        assertEquals(Optional.empty(), new LayerClipboard(there).paste(text, VIEW));
        assertEquals(77, ((Dense) there.node("dense3").orElseThrow().layer()).units());
    }

    @Test
    void otherTextsAreNoLayers() {
        NetworkSpec before = network();
        for (String text : List.of("", "hello", "{\"format\":\"layerwise-layers\"}", "{layerwise-layers")) {
            assertTrue(clipboard.paste(text, VIEW).isPresent(), text);
        }
        model.clearSelection();
        assertEquals(Optional.empty(), clipboard.copy());
        assertEquals(before, network());
    }

    @Test
    void aParameterOfSeveralLayersIsSetInOneStep() {
        SeveralLayers several =
                SeveralLayers.of(model, Set.of("dense1", "dense2")).orElseThrow();
        ParameterInfo units = Catalog.of(LayerSpec.class)
                .describe(network().find("dense1").orElseThrow().layer())
                .parameter("units");
        several.changeLayers(units, 9);

        assertEquals(9, units("dense1"));
        assertEquals(9, units("dense2"));
        model.undo();
        assertEquals(16, units("dense1"));
        assertEquals(16, units("dense2"));
        assertEquals(Optional.empty(), SeveralLayers.of(model, Set.of("dense1", "activation1")));
        assertEquals(Optional.empty(), SeveralLayers.of(model, Set.of("dense1")));
    }

    @Test
    void newCardsGoWhereTheyAreSeenAndCoverNone() {
        for (int i = 0; i < 6; i++) {
            CanvasPoint place = model.freeIn(VIEW);
            model.add(network().find("dense1").orElseThrow().layer(), place);
        }

        assertNothingCovered(model);
        CanvasPoint first = model.picture().get().place("dense3");
        assertTrue(
                first.x() >= 0 && first.y() >= 0 && first.x() + CardModel.WIDTH <= VIEW.width(),
                first + " is out of view");
    }

    private static void assertNothingCovered(DesignViewModel model) {
        List<CardBounds> boxes = new ArrayList<>();
        for (CardModel card : model.picture().get().cards()) {
            CanvasPoint place = model.picture().get().place(card.id());
            CardBounds box = new CardBounds(place.x(), place.y(), CardModel.WIDTH, card.estimatedHeight());
            boxes.forEach(other -> assertFalse(other.overlaps(box), other + " and " + box));
            boxes.add(box);
        }
    }
}

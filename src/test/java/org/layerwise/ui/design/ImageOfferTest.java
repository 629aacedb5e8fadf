package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.layer.Input;

/** The shape that is offered to the input of a table of images. */
class ImageOfferTest {
    private static Workbench digits(ColumnUse use) {
        Workbench workbench = Bench.empty();
        workbench.openTable(Path.of("sample-data/digits.csv"), problems -> {
            throw new AssertionError(problems.toString());
        });
        workbench.document().edit("Set what is used", open -> {
            DataSpec data = open.data();
            for (String name : List.of("pixel_0_0", "pixel_4_0", "pixel_4_7")) {
                data = data.with(data.column(name).orElseThrow().withUse(use));
            }
            return open.withData(data);
        });
        return workbench;
    }

    private static Experiment experiment(Workbench workbench) {
        return workbench.experiment().orElseThrow();
    }

    private static Input input(Workbench workbench) {
        return (Input)
                experiment(workbench).network().find("input").orElseThrow().layer();
    }

    @Test
    void allPixelsBecomeAnImage() {
        Workbench workbench = digits(ColumnUse.FEATURE);
        ImageOffer offer = ImageOffer.of(workbench).orElseThrow();

        assertEquals("8 × 8 × 1", offer.text());
        assertEquals(List.of(), offer.leftOut());
        assertTrue(offer.suits(input(workbench)));
        workbench.document().edit("Use it", open -> offer.apply(open, "input"));
        assertEquals(new Input(List.of(), List.of(8, 8, 1)), input(workbench));
        assertFalse(ImageOffer.of(workbench).orElseThrow().suits(input(workbench)));
        CardModel card =
                new DesignViewModel(workbench).picture().get().card("input").orElseThrow();
        assertEquals("[batch × 8 × 8 × 1]", card.shape());
    }

    @Test
    void pixelsThatAreLeftOutAreNamedAndTakenIn() {
        Workbench workbench = digits(ColumnUse.IGNORED);
        workbench
                .document()
                .edit(
                        "Set the shape",
                        open -> open.withNetwork(NetworkEdit.withLayer(
                                open.network(), "input", new Input(List.of(), List.of(8, 8, 1)))));
        CardModel card =
                new DesignViewModel(workbench).picture().get().card("input").orElseThrow();
        String said = card.problems().stream().map(Problem::message).reduce("", String::concat);
        assertTrue(said.contains("pixel_0_0, pixel_4_0, pixel_4_7"), said);
        assertTrue(card.problems().getFirst().hint().contains("on the Data page"));

        ImageOffer offer = ImageOffer.of(workbench).orElseThrow();
        assertEquals(List.of("pixel_0_0", "pixel_4_0", "pixel_4_7"), offer.leftOut());
        workbench.document().edit("Use it", open -> offer.apply(open, "input"));
        assertEquals(64, experiment(workbench).data().features().size());
        assertEquals(
                "[batch × 8 × 8 × 1]",
                new DesignViewModel(workbench)
                        .picture()
                        .get()
                        .card("input")
                        .orElseThrow()
                        .shape());
    }

    @Test
    void otherTablesAreNoImages() {
        assertEquals(Optional.empty(), ImageOffer.of(Bench.penguins()));
        assertEquals(Optional.empty(), ImageOffer.of(Bench.empty()));
    }
}

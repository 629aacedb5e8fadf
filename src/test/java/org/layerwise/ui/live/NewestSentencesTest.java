package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.LineModel;

class NewestSentencesTest {
    private static final List<String> LAYERS = List.of("dense1", "dense2", "output");

    @Test
    void theLayersWithTheLargestAndTheSmallestValueAreNamed() {
        GridModel model = new GridModel(LAYERS);
        assertEquals("", NewestSentences.layers(model));
        model.append(1, new double[] {9, 8, 7});
        model.append(2, new double[] {0.5, 0.003, 2});
        assertEquals("Now largest in output, 2; smallest in dense2, 0.003.", NewestSentences.layers(model));
        model.append(3, new double[] {Double.NaN, Double.NaN, 2});
        assertEquals("Now 2 in output.", NewestSentences.layers(model));
        model.append(4, new double[] {0, 0, 0});
        assertEquals("Now 0 in all 3 layers.", NewestSentences.layers(model));
    }

    @Test
    void theSpreadIsThatOfTheBand() {
        BandModel model = new BandModel();
        assertEquals("", NewestSentences.spread(model));
        model.append("activation1", 1, 5, 0.25);
        assertEquals("Now σ before activation1 is 0.25.", NewestSentences.spread(model));
        model.append("activation2", 1, -5, 1.5);
        assertEquals(
                "Now σ is largest before activation2, 1.5; smallest before activation1, 0.25.",
                NewestSentences.spread(model));
    }

    @Test
    void aLineByItselfHasItsRangeAndSeveralAreCompared() {
        LineModel model = new LineModel();
        model.append("rate", 1, 0.5);
        assertEquals("0.5 so far.", NewestSentences.lines(model));
        model.append("rate", 2, Double.NaN);
        model.append("rate", 3, 0.125);
        model.append("rate", 4, 0.25);
        assertEquals("Now 0.25; so far from 0.125 to 0.5.", NewestSentences.lines(model));
        model.append("other", 4, 3);
        assertEquals("Now largest: other, 3; smallest: rate, 0.25.", NewestSentences.lines(model));
        model.append("rate", 5, 3);
        assertEquals("Now all 2 are 3.", NewestSentences.lines(model));
    }
}

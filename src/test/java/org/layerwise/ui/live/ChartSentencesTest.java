package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.StepTimes;

class ChartSentencesTest {
    private static final StepTimes TEN_STEPS = new StepTimes(10);

    private static Series epochs(double... values) {
        LineModel model = new LineModel();
        for (int i = 0; i < values.length; i++) {
            model.append("validation", 10 * (i + 1), values[i]);
        }
        return model.series().all().getFirst();
    }

    private static void fill(LineModel model, String name, IntToDoubleFunction value) {
        for (int step = 1; step <= 301; step++) {
            model.append(name, step, value.applyAsDouble(step));
        }
    }

    private static WatchedLayer layer(String id, int saturated, int dead) {
        return new WatchedLayer(id, 0, 0, 0, true, 0, 1, saturated, dead, -1, -1, -1);
    }

    @Test
    void aFigureThatNoLongerImprovesIsCalledSo() {
        assertEquals(
                "Validation loss has not improved for 4 epochs; lowest 0.31 at epoch 2.",
                ChartSentences.epochs("loss", epochs(0.5, 0.31, 0.4, 0.41, 0.4, 0.5), true, true, TEN_STEPS));
        assertEquals(
                "Training loss is at its lowest: 0.3 at epoch 3.",
                ChartSentences.epochs("loss", epochs(0.5, 0.4, 0.3), false, true, TEN_STEPS));
        assertEquals(
                "Validation accuracy is 0.8; highest 0.9 at epoch 1.",
                ChartSentences.epochs("accuracy", epochs(0.9, 0.8), true, false, TEN_STEPS));
        LineModel none = new LineModel();
        none.declare("validation", org.layerwise.ui.chart.model.SeriesLook.of(0));
        assertEquals("", ChartSentences.epochs("loss", none.series().all().getFirst(), true, true, TEN_STEPS));
    }

    @Test
    void layersThatAreFarApartAndStayThereAreNamed() {
        LineModel model = new LineModel();
        fill(model, "dense1", step -> 0.001);
        fill(model, "dense2", step -> 0.02);
        fill(model, "output", step -> 4);
        assertEquals(
                "Gradient norm of dense1 is 4,000-fold smaller than output’s.",
                ChartSentences.changes("Gradient norm", model.series().shown()));
    }

    @Test
    void theLineThatFellMostIsNamedBesideOneThatDidNot() {
        LineModel model = new LineModel();
        fill(model, "dense1", step -> step < 150 ? 400 : 1);
        fill(model, "dense9", step -> 3);
        assertEquals(
                "Gradient norm of dense1 fell 400-fold in 300 steps while dense9’s did not.",
                ChartSentences.changes("Gradient norm", model.series().shown()));
        LineModel rising = new LineModel();
        fill(rising, "dense1", step -> step < 150 ? 1 : 25);
        assertEquals(
                "Weight norm of dense1 rose 25-fold in 300 steps.",
                ChartSentences.changes("Weight norm", rising.series().shown()));
        LineModel steady = new LineModel();
        fill(steady, "dense1", step -> step < 150 ? 1 : 1.5);
        assertEquals(
                "Weight norm: no layer’s changed more than 1.5-fold in 300 steps.",
                ChartSentences.changes("Weight norm", steady.series().shown()));
        assertEquals("", ChartSentences.changes("Weight norm", List.of()));
    }

    @Test
    void updatesOutOfTheHealthyRangeAreNamed() {
        LineModel model = new LineModel();
        model.guide(new ReferenceBand("healthy", "", 1e-3, 1e-4, 1e-2));
        fill(model, "dense1", step -> 1e-3);
        assertEquals("Updates of the one layer are in the healthy range.", ChartSentences.range(model));
        fill(model, "dense2", step -> 1e-3);
        assertEquals("Updates of all 2 layers are in the healthy range.", ChartSentences.range(model));
        fill(model, "dense3", step -> 1e-6);
        fill(model, "output", step -> 0.5);
        assertEquals(
                "Updates out of the healthy range: too large in output; too small in dense3.",
                ChartSentences.range(model));
    }

    @Test
    void deadUnitsComeBeforeSaturatedOnes() {
        List<WatchedLayer> layers = List.of(layer("tanh1", 2, -1), layer("relu2", -1, 3));
        assertEquals("Dead units of relu2: 31 %.", ChartSentences.outputs(layers, new double[] {0, 1, 0.6, 0.31}));
        assertEquals("Saturated outputs of tanh1: 60 %.", ChartSentences.outputs(layers, new double[] {0, 1, 0.6, 0}));
        assertEquals(
                "Hardly any unit is dead or saturated.", ChartSentences.outputs(layers, new double[] {0, 1, 0.001, 0}));
        assertEquals("", ChartSentences.outputs(layers, new double[0]));
    }

    @Test
    void theMiddleHalfOfAHistogramIsGiven() {
        HeatModel model = new HeatModel("activations");
        assertEquals("", ChartSentences.histogram(model));
        model.append(1, 0, 4, new long[] {1, 1, 1, 1});
        assertEquals(
                "Half of the outputs lie between 1 and 3; all of them between 0 and 4.",
                ChartSentences.histogram(model));
    }
}

package org.layerwise.ui.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.run.Run;

/** Two things that texts on training networks show: gradients that vanish, and a decision boundary that winds with time. */
final class LessonDemo {
    private static final int SIGMOIDS = 7;

    /** Epochs after which the boundary of the spirals is looked at. */
    private static final int[] MOMENTS = {1, 5, 15, 60};

    private final DemoScene scene;

    /** @param scene in which nothing was done yet */
    LessonDemo(DemoScene scene) {
        this.scene = scene;
    }

    void vanishingGradients() {
        scene.open("digits.csv");
        List<Integer> widths = IntStream.range(0, SIGMOIDS).mapToObj(i -> 24).toList();
        scene.edit(before -> network(before, widths, new Sigmoid()));
        Run run = scene.begin();
        scene.epochs(run, 2);
        scene.pictures("vanishing-watch");
        WindowRobot hand = scene.hand();
        hand.click("#shell-page-design");
        hand.click("#design-arrange");
        hand.click("#design-fit");
        hand.click("#design-flow-gradient");
        hand.find("#design-live-dense1");
        scene.pictures("vanishing");
    }

    void spirals() {
        scene.open("spirals.csv");
        scene.edit(before -> ExperimentEdit.apply(
                network(before, List.of(24, 24), new Tanh()),
                List.of("optimizer.learningRate=0.01", "training.batch=16", "training.epochs=" + MOMENTS[3])));
        Run run = scene.begin();
        int done = 0;
        for (int moment : MOMENTS) {
            scene.hand().click("#shell-page-watch");
            scene.epochs(run, moment - done);
            done = moment;
            scene.hand().click("#shell-page-outcome");
            scene.hand().click("#outcome-show-boundary");
            scene.pictures("spirals-" + moment, () -> scene.isDrawn("#outcome-boundary-chart-0"));
        }
    }

    private Experiment network(Experiment before, List<Integer> widths, ActivationFunction function) {
        NewExperiment usual = NewExperiment.defaults();
        return new NewExperiment(
                        widths,
                        function,
                        usual.initializer(),
                        usual.regularizer(),
                        0,
                        false,
                        usual.optimizer(),
                        usual.split(),
                        usual.training(),
                        1)
                .of(
                        before.data(),
                        scene.toolkit().workbench().table().orElseThrow().table());
    }
}

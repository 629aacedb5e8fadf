package org.layerwise.experiment;

import java.util.List;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.spec.SplitBy;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.step.Step;
import org.layerwise.data.window.Windowing;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.GradientNoise;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.schedule.Schedule;

/** Every family of kinds that an experiment can hold. */
public final class Families {
    private Families() {}

    /** In the order in which they are listed to people. */
    public static final List<Class<?>> ALL = List.of(
            LayerSpec.class,
            ActivationFunction.class,
            Initializer.class,
            Regularizer.class,
            Loss.class,
            Optimizer.class,
            Schedule.class,
            Clipping.class,
            GradientNoise.class,
            Constraint.class,
            EarlyStoppingRule.class,
            StopGoal.class,
            Scaling.class,
            Step.class,
            Decorrelation.class,
            Windowing.class,
            SplitBy.class,
            Augmentation.class);
}

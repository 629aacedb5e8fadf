package org.layerwise.ui.design;

import org.layerwise.catalog.Param;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.schedule.Schedule;

/** What is learned and how, as the properties show it: parts of the experiment that stand alone in it. */
record Objective(
        @Param(value = "mse", doc = "What training makes small. It follows the target's task.")
        Loss loss,

        @Param(value = "adam", doc = "How gradients become updates.")
        Optimizer optimizer,

        @Param(value = "constant", doc = "How the learning rate changes over the run.")
        Schedule schedule) {}

package org.layerwise.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Saturated;
import org.layerwise.base.Shape;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.kernel.RecurrentCell;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.Regularizer;

/** What all recurrent layers declare alike; see {@link Lstm} for the meaning of each. */
record Recurrence(
        int units,
        boolean sequence,
        boolean bidirectional,
        Initializer initializer,
        Initializer recurrentInitializer,
        Initializer biasInitializer,
        Regularizer regularizer,
        Regularizer recurrentRegularizer,
        Regularizer biasRegularizer,
        Constraint constraint) {

    Shape outputShape(Shape input, LayerSpec layer) {
        if (input.rank() != 2) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    Message.of("nn.layer/expects-time-and-features", Shapes.title(layer), input.withBatch())));
        }
        int width = bidirectional ? 2 * units : units;
        return sequence ? Shape.of(input.sizes().getFirst(), width) : Shape.of(width);
    }

    /** Four for each direction. */
    List<ParameterSpec> parameters(Shape input, RecurrentCell cell) {
        int width = cell.gates() * units;
        List<ParameterSpec> parameters = new ArrayList<>();
        for (String suffix : bidirectional ? List.of("", "_reverse") : List.of("")) {
            parameters.add(ParameterSpec.matrix("weight_ih" + suffix, Role.KERNEL, input.last(), width, initializer)
                    .withPenalty(regularizer)
                    .withConstraint(constraint));
            parameters.add(
                    ParameterSpec.matrix("weight_hh" + suffix, Role.RECURRENT, units, width, recurrentInitializer)
                            .withPenalty(recurrentRegularizer)
                            .withConstraint(constraint));
            parameters.add(ParameterSpec.vector("bias_ih" + suffix, Role.BIAS, width, biasInitializer)
                    .withPenalty(biasRegularizer));
            parameters.add(ParameterSpec.vector("bias_hh" + suffix, Role.BIAS, width, biasInitializer)
                    .withPenalty(biasRegularizer));
        }
        return parameters;
    }

    /** What the directions keep of every step in training, and of one step in evaluation. */
    long scratch(Shape input, RecurrentCell cell, int batch, boolean training) {
        long row = (long) batch * units;
        long step = row * cell.gates() * (cell.keepsProductsApart() ? 2 : 1);
        long place = row * (cell.hasMemory() ? 3 : 1);
        long direction = step + 2 * place;
        if (training) {
            long steps = input.sizes().getFirst();
            direction = Saturated.sum(
                    direction, Saturated.product(steps, step), Saturated.product(steps + 1, place), 2 * row);
        }
        return Saturated.sum(
                Saturated.product(bidirectional ? 2 : 1, direction), training ? (long) batch * input.size() : 0);
    }
}

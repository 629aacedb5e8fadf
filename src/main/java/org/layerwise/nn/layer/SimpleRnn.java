package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.RecurrentCell;
import org.layerwise.nn.kernel.RecurrentKernel;
import org.layerwise.nn.kernel.SimpleRnnCell;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.RecurrentWeights;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code h' = f(x·W + b + h·R + d)} for x of one time and h of the time before (zeros at first), f tanh or ReLU.
 * X {@code [batch × time × features]}; W {@code weight_ih [features × units]}, R {@code weight_hh [units × units]},
 * b {@code bias_ih}, d {@code bias_hh [units]}; out: the last h {@code [batch × units]}, or all of them
 * {@code [batch × time × units]}. A second direction has parameters ending in {@code _reverse}, walks from the last time to
 * the first, and stands behind the first one's units.
 */
@Kind(
        id = "simple-rnn",
        title = "Simple RNN",
        doc =
                "Reads a sequence step by step into a state: a Dense layer that sees its own output again. Forgets soon; see LSTM.",
        paper = "Elman: Finding Structure in Time. Cognitive Science 14(2), 1990",
        group = PaletteGroup.SEQUENCE)
public record SimpleRnn(
        @Param(value = "32", doc = "How many numbers its state has.", min = 1, max = 16384)
        int units,

        @Param(value = "tanh", doc = "The function of every step.")
        SimpleRnnCell.Function function,

        @Param(value = "false", doc = "Whether it puts out every state, a sequence again, instead of the last one.")
        boolean sequence,

        @Param(
                value = "false",
                doc = "Whether a second one, with separate weights, reads the sequence backwards beside it.")
        boolean bidirectional,

        @Param(value = "glorot-uniform", doc = "How the weights of the inputs are drawn at first.", advanced = true)
        Initializer initializer,

        @Param(value = "orthogonal", doc = "How the weights of the state are drawn at first.", advanced = true)
        Initializer recurrentInitializer,

        @Param(value = "zeros", doc = "How the biases are drawn at first.", advanced = true)
        Initializer biasInitializer,

        @Param(value = "none", doc = "Penalty on the weights of the inputs.")
        Regularizer regularizer,

        @Param(value = "none", doc = "Penalty on the weights of the state.")
        Regularizer recurrentRegularizer,

        @Param(value = "none", doc = "Penalty on the biases.", advanced = true)
        Regularizer biasRegularizer,

        @Param(value = "none", doc = "What the weights are held to after every update.", advanced = true)
        Constraint constraint)
        implements LayerSpec {

    private Recurrence recurrence() {
        return new Recurrence(
                units,
                sequence,
                bidirectional,
                initializer,
                recurrentInitializer,
                biasInitializer,
                regularizer,
                recurrentRegularizer,
                biasRegularizer,
                constraint);
    }

    private RecurrentCell cell() {
        return new SimpleRnnCell(units, function);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return recurrence().outputShape(inputs.getFirst(), this);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        return recurrence().parameters(inputs.getFirst(), cell());
    }

    @Override
    public long scratch(List<Shape> inputs, int batch, boolean training) {
        return recurrence().scratch(inputs.getFirst(), cell(), batch, training);
    }

    @Override
    public LayerKernel kernel(KernelContext context) {
        return new RecurrentKernel(cell(), units, sequence, context);
    }

    @Override
    public String write(OpWriter writer, List<String> inputs, List<Parameter> parameters) {
        return writer.simpleRnn(
                inputs.getFirst(), function == SimpleRnnCell.Function.RELU, sequence, new RecurrentWeights(parameters));
    }
}
